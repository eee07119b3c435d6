// Words that no dictionary has, underlined while one types.

import { get } from "./api.js";
import { el } from "./dom.js";
import { say, t } from "./texts.js";

const pause = 250;

/** Underlines unknown words behind a field that is already in its form. */
export function spelled(field) {
  const underlay = el("div", { class: "underlay", "aria-hidden": "true" });
  const told = el("p", { class: "note unknown-words", "aria-live": "polite" });
  const box = el("div", { class: "spelled" });
  field.replaceWith(box);
  box.append(underlay, field);
  box.after(told);
  let timer = 0;
  let asked = 0;
  const draw = (unknown) => {
    const words = new Set(unknown);
    underlay.replaceChildren(...field.value.split(/(\s+)/).map((part) => {
      const bare = part.replace(/^\P{L}+|\P{L}+$/gu, "");
      return words.has(bare) ? el("span", { class: "unknown" }, part) : part;
    }));
    underlay.scrollLeft = field.scrollLeft;
    const text = unknown.length > 0 ? say(t.unknownWords, { words: unknown.join(", ") }) : "";
    if (told.textContent !== text) told.textContent = text;
  };
  const ask = async () => {
    asked += 1;
    const mine = asked;
    try {
      const { unknown } = await get("/api/spelling", new URLSearchParams({ text: field.value }));
      if (mine === asked) draw(unknown);
    } catch {
      // Without an answer nothing is underlined.
    }
  };
  field.addEventListener("input", () => {
    draw([]);
    clearTimeout(timer);
    timer = setTimeout(ask, pause);
  });
  field.addEventListener("scroll", () => (underlay.scrollLeft = field.scrollLeft));
  ask();
}
