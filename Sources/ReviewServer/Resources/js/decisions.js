// Decisions on their way to the server, and what comes back.

import { post } from "./api.js";
import { lineOf } from "./deck.js";
import { tab, uuid } from "./uuid.js";

/**
 * The newest version of each line that this page has seen. A line's version is the number of the
 * last decision about it; one's own decisions count as seen.
 */
const versions = new Map();

export function noteVersion(place) {
  const line = lineOf(place);
  versions.set(line, Math.max(versions.get(line) ?? 0, place.version));
}

const versionOf = (place) => Math.max(place.version, versions.get(lineOf(place)) ?? 0);

/** What is asked for a place: a text, or null for what was read. */
export function request(place, text, learned = null) {
  const isKept = text === null || text === place.original;
  return {
    place,
    id: uuid(),
    answer: isKept ? { kind: "keep" } : { kind: "text", text },
    learned,
  };
}

/** An entry of the outbox: decisions at one stroke. */
export const deciding = (requests) => ({ kind: "decide", action: uuid(), requests });
export const undoing = (entry) => ({ kind: "undo", id: uuid(), undoes: entry });
export const redoing = (entry) => ({ kind: "redo", id: uuid(), redoes: entry });

/** Sends an entry. The versions are filled in only now: what went before has changed them. */
export async function send(entry) {
  if (entry.kind !== "decide") return post(`/api/review/${entry.kind}`, { id: entry.id, tab });
  const decisions = entry.requests.map(({ place, id, answer, learned }) => ({
    id, answer,
    document: place.document, page: place.page, line: place.line, word: place.word,
    version: versionOf(place),
    ...(learned ? { learned } : {}),
  }));
  const places = entry.requests.map(({ place }) => (
    { document: place.document, correction: place.correction }));
  const receipt = await post("/api/review/decisions", {
    action: entry.action, decisions, places, tab,
  });
  receipt.numbers.forEach((number, index) => {
    const place = entry.requests[index]?.place;
    if (place) noteVersion({ ...place, version: number });
  });
  return receipt;
}
