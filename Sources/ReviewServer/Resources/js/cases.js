// All equal cases at one stroke: each is shown with its picture, and exceptions are left out.

import { get } from "./api.js";
import { shown } from "./card.js";
import { readings } from "./diff.js";
import { byId, el } from "./dom.js";
import { strip } from "./strip.js";
import { say, t } from "./texts.js";
import { tab } from "./uuid.js";

const atATime = 200;
const most = 2000;

/** Every place that waits with the same question, the given one first. */
async function equalCases(place) {
  const found = [];
  let after = null;
  while (found.length < most) {
    const query = new URLSearchParams({
      document: place.document, correction: place.correction, limit: atATime, tab,
    });
    if (after) {
      query.set("afterDocument", after.document);
      query.set("afterCorrection", after.correction);
    }
    const { cases } = await get("/api/review/cases", query);
    found.push(...cases);
    if (cases.length < atATime) break;
    after = cases.at(-1);
  }
  const isSame = (other) =>
    other.document === place.document && other.correction === place.correction;
  return [place, ...found.filter((other) => !isSame(other))];
}

/** A word that a dictionary may have, out of a text with its punctuation; null where it is none. */
export function wordIn(text) {
  const bare = text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  return /^\p{L}[\p{L}\p{M}’'-]*$/u.test(bare) ? bare : null;
}

/**
 * Shows the cases and asks which of them shall be decided. `learned` is the word that the archive
 * shall know from then on, or null.
 * @returns the chosen places, or null where nothing shall be decided.
 */
export async function chooseCases(place, text, learned) {
  const cases = await equalCases(place);
  const dialog = byId("cases");
  const isKept = text === place.original;
  const chosen = () => [...dialog.querySelectorAll("input[type=checkbox]")];
  const count = el("strong");
  const decide = el("button", { class: "primary", id: "decide-cases" });
  const tell = () => {
    const number = chosen().filter((box) => box.checked).length;
    count.textContent = say(t.casesChosen, { count: number, all: cases.length });
    decide.replaceChildren(say(t.decideCases, { count: number }), " ", el("kbd", {}, "Enter"));
    decide.disabled = number === 0;
  };
  const item = (one, index) => {
    const { read, would } = readings(one, text);
    const box = el("input", {
      type: "checkbox", checked: true, id: `case-${index}`,
      onchange: () => {
        box.closest("li").classList.toggle("is-left-out", !box.checked);
        tell();
      },
    });
    return el("li", { class: "case" }, box,
      el("label", { for: `case-${index}`, class: "line", lang: "sv" }, isKept ? read : would,
        " ", el("span", { class: "note" },
          `${one.body ?? one.fileName} ${one.day ?? ""} · ${say(t.pageNumber, { page: one.page })}`),
        strip(one, { small: true })));
  };
  dialog.replaceChildren(
    el("h2", { id: "cases-title" },
      say(isKept ? t.casesKeep : t.casesTitle, { read: shown(place.original), text: shown(text) })),
    learned ? el("p", { class: "note" }, say(t.learns, { word: learned })) : "",
    el("p", { class: "note" }, t.casesHelp),
    el("form", { method: "dialog" },
      el("ol", { class: "cases" }, cases.map(item)),
      el("div", { class: "cases-foot buttons" }, decide,
        el("button", { type: "button", value: "", onclick: () => dialog.close("") },
          t.cancel, " ", el("kbd", {}, "Esc")), count)));
  decide.value = "decide";
  tell();
  return new Promise((resolve) => {
    dialog.onkeydown = (event) => steer(event, chosen(), decide);
    dialog.onclose = () => {
      const isDecided = dialog.returnValue === "decide";
      const boxes = chosen();
      resolve(isDecided ? cases.filter((_, index) => boxes[index].checked) : null);
      dialog.replaceChildren();
    };
    dialog.returnValue = "";
    dialog.showModal();
    chosen()[0]?.focus();
  });
}

/** Arrow keys go from case to case; Enter decides wherever one is. */
function steer(event, boxes, decide) {
  const place = boxes.indexOf(document.activeElement);
  const go = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (go) {
    event.preventDefault();
    const next = boxes[Math.min(boxes.length - 1, Math.max(0, place + go))];
    next?.focus();
    next?.closest("li").scrollIntoView({ block: "nearest" });
  } else if (event.key === "Enter" && place >= 0) {
    event.preventDefault();
    decide.click();
  }
}
