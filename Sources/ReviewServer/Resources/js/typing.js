// Typing another text, with the letters that foreign keyboards lack.

import { el } from "./dom.js";
import { t } from "./texts.js";

/** Buttons that put letters into a field where its cursor is. */
export function letters(field) {
  return el(
    "div", { class: "letters", role: "group", "aria-label": t.letters },
    [..."åäöÅÄÖé§–"].map((letter) =>
      el("button", {
        type: "button", tabindex: "-1", "aria-label": letter,
        // The field keeps the focus.
        onpointerdown: (event) => event.preventDefault(),
        onclick: () => {
          field.setRangeText(letter, field.selectionStart, field.selectionEnd, "end");
          field.dispatchEvent(new Event("input", { bubbles: true }));
          field.focus();
        },
      }, letter)));
}

/** A form for a text; Enter gives it to `save`, Esc calls `leave`. */
export function typingForm(text, label, save, leave, onInput = () => {}) {
  const field = el("input", {
    id: "typed", value: text, lang: "sv", maxlength: 500, autocomplete: "off",
    autocapitalize: "off", spellcheck: "false",
    oninput: () => onInput(field.value),
    onkeydown: (event) => {
      if (event.key === "Escape") {
        event.preventDefault();
        leave();
      }
    },
  });
  const form = el(
    "form", {
      class: "typing",
      onsubmit: (event) => {
        event.preventDefault();
        save(field.value.normalize("NFC").trim());
      },
    },
    el("label", { for: "typed" }, label), field, letters(field),
    el("div", { class: "buttons" },
      el("button", { class: "primary" }, t.save, " ", el("kbd", {}, "Enter")),
      el("button", { type: "button", onclick: leave }, t.cancel, " ", el("kbd", {}, "Esc"))));
  return { form, field };
}
