// The queue: one place after the other, decided by one key each.

import { alarm, announce } from "./announce.js";
import { Refused, get } from "./api.js";
import { candidatesOf, card, pageOf, shown } from "./card.js";
import { chooseCases, wordIn } from "./cases.js";
import { deciding, noteVersion, redoing, request, send, undoing } from "./decisions.js";
import { Deck, lineOf, nameOf } from "./deck.js";
import { byId, el } from "./dom.js";
import { bind } from "./keys.js";
import { Outbox } from "./outbox.js";
import { fetchAhead } from "./strip.js";
import { say, t } from "./texts.js";
import { Tally } from "./tally.js";
import { typingForm } from "./typing.js";
import { drawUpcoming, drawEmpty } from "./upcoming.js";

const holder = byId("card-holder");
const deck = new Deck(location.search, () => changed(), (error) => failed(error));
const tally = new Tally();
/** What is in focus: a place, the index of the chosen candidate, a notice. */
let now = null;
/** What was in focus before, the last one last. */
const trail = [];
/** What was decided here and holds, and what was undone here, the last one last. */
const decided = [];
const undone = [];

const outbox = new Outbox(send, {
  sent(entry, answer) {
    for (const place of answer.places ?? []) noteVersion(place);
    if (entry.kind === "undo") undoSent(entry, answer);
    else if (entry.kind === "redo") redoSent(entry, answer);
    if (deck.cards.length < 10) {
      deck.isExhausted = false;
      deck.refill();
    }
    tally.draw(deck.progress, outbox.count);
  },
  refused(entry, error) {
    if (entry.kind === "decide") decisionRefused(entry, error);
    else announce(entry.kind === "undo" ? t.nothingToUndo : t.nothingToRedo);
  },
  state(state, count) {
    tally.draw(deck.progress, count);
    if (state === "unreachable") alarm(say(t.unreachable, { count }));
    else if (state === "signedOut") alarm(say(t.signedOut, { count }));
    else alarm("");
  },
});

// What is in focus.

function show(place, notice = "") {
  now = place ? { place, chosen: 0, notice } : null;
  draw();
}

function draw() {
  const hadFocus = document.activeElement === document.body
    || holder.contains(document.activeElement) || !document.activeElement;
  if (now) holder.replaceChildren(card(now, does));
  else holder.replaceChildren(drawEmpty(deck, outbox.count > 0, lookAgain));
  drawUpcoming(deck.cards.slice(0, 4));
  tally.draw(deck.progress, outbox.count);
  if (hadFocus) (holder.firstElementChild ?? holder).focus({ preventScroll: true });
  deck.fetchPictures();
}

function next() {
  show(deck.take());
}

function changed() {
  if (!now && deck.cards.length > 0) next();
  else if (!now) draw();
  drawUpcoming(deck.cards.slice(0, 4));
  tally.draw(deck.progress, outbox.count);
}

function failed(error) {
  if (error instanceof Refused && error.status === 400) alarm(t.badFilter);
  else if (error instanceof Refused && error.isSignedOut) alarm(say(t.signedOut, { count: outbox.count }));
  else {
    alarm(say(t.unreachable, { count: outbox.count }));
    setTimeout(() => deck.refill().then(() => outbox.count || alarm("")), 3000);
  }
}

function lookAgain() {
  deck.isExhausted = false;
  deck.refill({ again: true });
}

// Deciding.

function decide(places, text, learned = null) {
  const entry = deciding(places.map((place, index) =>
    request(place, text, index === 0 ? learned : null)));
  entry.text = text;
  decided.push(entry);
  undone.length = 0;
  settle(entry);
  outbox.add(entry);
  const kept = entry.requests[0].answer.kind === "keep";
  announce(say(kept ? t.didKeep : t.didDecide, {
    text: shown(text ?? places[0].original), count: places.length,
  }));
  next();
}

function settle(entry) {
  tally.add(entry.requests.length);
  for (const { place } of entry.requests) {
    deck.settle(place);
    remember(place);
    for (const other of deck.cards) {
      if (lineOf(other) === lineOf(place) && entry.text) other.words[place.place] = entry.text;
    }
  }
}

function remember(place) {
  const known = trail.findIndex((other) => nameOf(other) === nameOf(place));
  if (known >= 0) trail.splice(known, 1);
  trail.push(place);
}

const chosenText = () => candidatesOf(now.place)[now.chosen].text;

const does = {
  choose(index) {
    if (index < candidatesOf(now.place).length) decide([now.place], candidatesOf(now.place)[index].text);
  },
  accept: () => decide([now.place], chosenText()),
  propose: () => decide([now.place], now.place.corrected),
  keep: () => decide([now.place], now.place.original),
  nothing: () => decide([now.place], ""),
  type: startTyping,
  skip() {
    deck.skip(now.place);
    remember(now.place);
    announce(t.skipped);
    next();
  },
  back: goBack,
  canGoBack: () => trail.length > 0,
  async all(learns) {
    const { place } = now;
    const text = chosenText();
    const learned = learns ? wordIn(text) : null;
    if (learns && !learned) return announce(say(t.noWord, { text: shown(text) }));
    let places = null;
    try {
      places = await chooseCases(place, text, learned);
    } catch (error) {
      return failed(error);
    }
    holder.firstElementChild?.focus({ preventScroll: true });
    if (places && now?.place === place) {
      if (!places.includes(place)) deck.skip(place);
      decide(places, text, learned);
    }
  },
  undo() {
    const entry = decided.pop() ?? null;
    if (entry) unsettle(entry);
    outbox.add(undoing(entry));
  },
  redo() {
    const entry = undone.pop() ?? null;
    if (entry) {
      decided.push(entry);
      const names = new Set(entry.requests.map(({ place }) => nameOf(place)));
      if (now && !names.has(nameOf(now.place))) deck.putBack(now.place);
      settle(entry);
      announce(t.redone);
      next();
    }
    outbox.add(redoing(entry));
  },
};

// Going back, undoing.

async function goBack() {
  const place = trail.pop();
  if (!place) return announce(t.nothingBefore);
  if (now) deck.putBack(now.place);
  deck.unsettle(place);
  const entry = decided.findLast(({ requests }) =>
    requests.some((one) => nameOf(one.place) === nameOf(place)));
  show(place, entry ? say(t.youDecided, { text: shown(entry.text ?? place.original) }) : "");
  await refresh(place);
}

/** Fetches a place anew: its line may have another version by now. */
async function refresh(place) {
  try {
    const fresh = await get("/api/review/place", new URLSearchParams({
      document: place.document, correction: place.correction,
    }));
    noteVersion(fresh);
    Object.assign(place, { version: fresh.version, words: fresh.words });
  } catch {
    // It is decided with what is known; the server checks the version.
  }
}

/** Shows at once what is about to be undone. */
function unsettle(entry) {
  undone.push(entry);
  tally.add(-entry.requests.length);
  const places = entry.requests.map(({ place }) => place);
  for (const place of places) {
    deck.unsettle(place);
    const known = trail.indexOf(place);
    if (known >= 0) trail.splice(known, 1);
  }
  deck.putBack(...places, ...(now ? [now.place] : []));
  announce(say(t.undone, { count: places.length }));
  next();
}

function undoSent(entry, answer) {
  if (entry.undoes) {
    // What was shown before the answer is the same place, at an older version.
    for (const fresh of answer.places) {
      for (const known of [now?.place, ...deck.cards]) {
        if (known && nameOf(known) === nameOf(fresh)) Object.assign(known, fresh);
      }
    }
    return;
  }
  for (const place of answer.places) deck.unsettle(place);
  if (now) deck.putBack(now.place);
  deck.putBack(...answer.places);
  tally.add(0);
  announce(say(t.undone, { count: answer.places.length }));
  next();
}

function redoSent(entry, answer) {
  if (entry.redoes) return;
  for (const place of answer.places) deck.settle(place);
  announce(t.redone);
  if (now && answer.places.some((place) => nameOf(place) === nameOf(now.place))) next();
  else draw();
}

// What somebody else has decided in the meantime.

function decisionRefused(entry, error) {
  const conflicts = error instanceof Refused ? error.body?.error?.conflicts ?? [] : [];
  const lost = new Set(conflicts.map(({ id }) => id));
  const others = entry.requests.filter(({ id }) => conflicts.length > 0 && !lost.has(id));
  const back = entry.requests.filter(({ id }) => conflicts.length === 0 || lost.has(id));
  const known = decided.indexOf(entry);
  if (known >= 0) decided.splice(known, 1);
  tally.add(-entry.requests.length);
  if (others.length > 0) {
    const rest = { ...entry, ...deciding(others), text: entry.text };
    decided.push(rest);
    tally.add(others.length);
    outbox.addFirst(rest);
  }
  for (const { place, id } of back) {
    deck.unsettle(place);
    const conflict = conflicts.find((one) => one.id === id);
    if (conflict) Object.assign(place, { version: conflict.version });
  }
  if (now) deck.putBack(now.place);
  deck.putBack(...back.map(({ place }) => place));
  const conflict = conflicts[0];
  const place = deck.take();
  show(place, conflict
    ? say(t.conflict, { reviewer: conflict.decisions.at(-1)?.reviewer ?? "?", line: conflict.text })
    : say(t.refused, { reason: error.message }));
  announce(t.cameBack);
}

// Typing.

function startTyping() {
  const place = now.place;
  const { form, field } = typingForm(
    chosenText(), say(t.typeLabel, { text: shown(place.original) }),
    (text) => decide([place], text), stopTyping);
  byId("typing-holder").replaceChildren(form);
  field.focus();
  field.select();
}

function stopTyping() {
  byId("typing-holder")?.replaceChildren();
  holder.firstElementChild?.focus({ preventScroll: true });
}

function move(step) {
  const count = candidatesOf(now.place).length;
  now.chosen = (now.chosen + step + count) % count;
  draw();
  announce(shown(chosenText()));
}

const whenCard = { when: () => now !== null };
for (const key of ["Enter", " "]) bind(key, () => does.accept(), whenCard);
for (let digit = 1; digit <= 9; digit += 1) {
  bind(String(digit), () => does.choose(digit - 1), whenCard);
}
for (const [key, action] of [
  ["j", does.propose], ["n", does.keep], ["0", does.nothing], ["e", does.type], ["s", does.skip],
  ["ArrowRight", does.skip], ["a", () => does.all(false)], ["A", () => does.all(true)],
  ["ArrowDown", () => move(1)], ["ArrowUp", () => move(-1)],
  ["g", () => location.assign(pageOf(now.place))],
]) bind(key, action, whenCard);
bind("ArrowLeft", does.back);
for (const [key, control] of [["u", false], ["z", true]]) bind(key, does.undo, { control });
for (const [key, control] of [["U", false], ["y", true], ["Z", true]]) bind(key, does.redo, { control });

addEventListener("pagehide", () => deck.leave());
// A page that comes out of the browser's memory has given back what it was handed.
addEventListener("pageshow", (event) => event.persisted && location.reload());
setInterval(() => deck.sign().catch(() => {}), 45_000);
deck.refill().then(() => now ?? draw());
