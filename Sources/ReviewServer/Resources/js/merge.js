// Somebody else has changed the line in the meantime: mine, theirs, or something else.

import { byId, el } from "./dom.js";
import { marked } from "./diff.js";
import { say, t } from "./texts.js";
import { letters } from "./typing.js";

/** Asks which text shall stand; null means theirs. */
export function merge(mine, conflict) {
  const dialog = byId("merge");
  const others = [...new Set(conflict.decisions.map((decision) => decision.reviewer))].join(", ");
  const field = el("input", {
    id: "merged", value: mine, lang: "sv", autocomplete: "off", spellcheck: "false", maxlength: 5000,
  });
  dialog.replaceChildren(
    el("h2", { id: "merge-title" }, t.mergeTitle),
    el("p", {}, say(t.mergeText, { reviewer: others })),
    el("dl", { class: "merge" },
      el("dt", {}, t.mergeTheirs), el("dd", { lang: "sv" }, marked(conflict.text, mine, "del")),
      el("dt", {}, t.mergeMine), el("dd", { lang: "sv" }, marked(mine, conflict.text, "ins"))),
    el("form", { method: "dialog" },
      el("label", { for: "merged" }, t.mergeLabel), field, letters(field),
      el("div", { class: "buttons" },
        el("button", { class: "primary", value: "mine" }, t.mergeSave),
        el("button", { value: "theirs" }, t.mergeKeepTheirs))));
  return new Promise((resolve) => {
    dialog.returnValue = "";
    dialog.onclose = () =>
      resolve(dialog.returnValue === "mine" ? field.value.normalize("NFC").trim() : null);
    dialog.showModal();
    field.focus();
  });
}
