// What differs between a word as read and as it would be.

import { el } from "./dom.js";

/** The ends that two texts share, by whole characters. */
function sharedEnds(before, after) {
  const a = [...before];
  const b = [...after];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head
    && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  return { a, b, head, tail };
}

/** The first text with what is not in the second marked by an element of the name. */
export function marked(text, other, name) {
  const { a, head, tail } = sharedEnds(text, other);
  const middle = a.slice(head, a.length - tail).join("");
  return [
    a.slice(0, head).join(""),
    middle ? el(name, {}, middle) : null,
    a.slice(a.length - tail).join(""),
  ];
}

/**
 * A place's line as read and with a text in the place of the word, as nodes.
 * An original of several words stands for as many of the line's.
 */
export function readings(place, text) {
  const count = Math.max(1, place.original.split(/\s+/).filter(Boolean).length);
  const end = place.place + count;
  const join = (parts) => parts.filter((part) => part !== "").join(" ");
  const around = (words) => [
    join(words.slice(0, place.place)), join(words.slice(end)),
  ];
  const line = (words, nodes) => {
    const [before, after] = around(words);
    return [before && `${before} `, el("span", { class: "word" }, nodes), after && ` ${after}`];
  };
  return {
    read: line(place.readWords, marked(place.original, text, "del")),
    would: line(place.words, text ? marked(text, place.original, "ins") : el("ins", {}, "∅")),
  };
}
