// A card: one place, and what a person may say of it.

import { marked, readings } from "./diff.js";
import { el } from "./dom.js";
import { strip } from "./strip.js";
import { likelihood, percent, say, t } from "./texts.js";

/** What may stand at a place, the likeliest first: at least what was read and what is proposed. */
export function candidatesOf(place) {
  const found = [...place.candidates];
  for (const text of [place.corrected, place.original]) {
    if (!found.some((candidate) => candidate.text === text)) found.push({ text, confidence: null });
  }
  return found.slice(0, 9);
}

/** A text as it is shown: nothing at all has a sign of its own. */
export const shown = (text) => text || "∅";

/**
 * The card of a place. `state` has the place, the index of the chosen candidate and a notice;
 * `does` has what each button does.
 */
export function card(state, does) {
  const { place, chosen } = state;
  const candidates = candidatesOf(place);
  const { read, would } = readings(place, candidates[chosen].text);
  return el(
    "article", { class: "card paper", tabindex: "-1", "aria-labelledby": "card-title" },
    el("h2", { id: "card-title", class: "visually-hidden" },
      say(t.cardTitle, { read: shown(place.original), proposed: shown(place.corrected) })),
    head(place),
    state.notice ? el("p", { class: "warning" }, state.notice) : null,
    place.formerly !== null && place.formerly !== undefined
      ? el("p", { class: "warning" }, say(t.formerly, { text: shown(place.formerly) })) : null,
    strip(place),
    el("dl", { class: "readings" },
      el("dt", {}, t.read), el("dd", { lang: "sv" }, read),
      el("dt", {}, t.would), el("dd", { lang: "sv", id: "would" }, would)),
    el("div", { id: "typing-holder" }),
    list(place, candidates, chosen, does),
    actions(place, does));
}

function head(place) {
  const where = [place.body, place.day].filter(Boolean).join(" ") || place.fileName;
  const item = place.item ? ` · ${place.item}` : "";
  return el(
    "div", { class: "card-head" },
    el("span", { class: "where" },
      el("a", { href: pageOf(place), id: "page-link", title: place.fileName },
        where, ` · ${say(t.pageNumber, { page: place.page })}`),
      item),
    el("span", { class: "chips" },
      place.cases > 1 ? el("span", { class: "chip" }, say(t.cases, { count: place.cases })) : null,
      el("span", { class: "chip" }, t.kinds[place.kind] ?? place.kind)));
}

/** Where a place's page is shown, the word marked. */
export const pageOf = (place) =>
  `/documents/${place.document}/pages/${place.page}?line=${place.line}&word=${place.word}`;

function list(place, candidates, chosen, does) {
  return el(
    "ol", { class: "candidates", "aria-label": t.candidates },
    candidates.map((candidate, index) =>
      el("li", { class: isRemote(candidate, index) ? "is-remote" : null },
        el("button", {
          type: "button", class: index === chosen ? "is-chosen" : null,
          "aria-current": index === chosen ? "true" : null,
          onclick: () => does.choose(index),
        },
        el("kbd", {}, String(index + 1)),
        el("span", { class: "text", lang: "sv" },
          candidate.text === place.original
            ? candidate.text : marked(shown(candidate.text), place.original, "ins")),
        tags(place, candidate),
        candidate.confidence === null ? null : odds(candidate.confidence)))));
}

/** What hardly anybody chooses takes less room. */
const isRemote = ({ confidence }, index) => index > 1 && confidence !== null && confidence < 0.05;

function tags(place, candidate) {
  if (candidate.text === place.original) return el("span", { class: "chip" }, t.asRead);
  if (candidate.text === place.corrected) return el("span", { class: "chip" }, t.proposal);
  return null;
}

function odds(confidence) {
  return el(
    "span", { class: "odds" }, `${likelihood(confidence)}, ${percent(confidence)}`,
    el("meter", { min: 0, max: 1, value: confidence, "aria-hidden": "true" }));
}

function actions(place, does) {
  const button = (name, key, action, attributes = {}) =>
    el("button", { type: "button", onclick: action, ...attributes }, name, " ", el("kbd", {}, key));
  return el(
    "div", { class: "actions", role: "group", "aria-label": t.actions },
    button(t.accept, "Enter", does.accept, { class: "primary grow", id: "accept" }),
    button(t.takeProposal, "J", does.propose),
    button(t.keepRead, "N", does.keep),
    button(t.type, "E", does.type),
    button(t.nothing, "0", does.nothing),
    button(t.skip, "S", does.skip),
    place.cases > 1
      ? button(say(t.allCases, { count: place.cases }), "A", () => does.all(false)) : null,
    button(t.always, "⇧A", () => does.all(true)),
    button(t.back, "←", does.back, { id: "back", disabled: !does.canGoBack() }),
    button(t.undo, "U", does.undo),
    button(t.redo, "⇧U", does.redo));
}
