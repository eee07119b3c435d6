// What comes next, in small; and what is said when nothing does.

import { shown } from "./card.js";
import { byId, el } from "./dom.js";
import { say, t } from "./texts.js";

export function drawUpcoming(cards) {
  byId("upcoming").replaceChildren(...cards.map((place) =>
    el("li", { lang: "sv" },
      el("del", {}, shown(place.original)), " → ", el("ins", {}, shown(place.corrected)),
      place.cases > 1 ? [" ", el("span", { class: "chip" }, say(t.cases, { count: place.cases }))] : null,
      el("span", { class: "note" },
        `${place.body ?? place.fileName} · ${say(t.pageNumber, { page: place.page })}`))));
}

export function drawEmpty(deck, isSending, lookAgain) {
  if (!deck.isExhausted || isSending) {
    return el("p", { class: "paper loading", tabindex: "-1" }, t.loading);
  }
  return el(
    "div", { class: "paper empty", tabindex: "-1" },
    el("h2", {}, t.emptyTitle), el("p", {}, location.search ? t.emptyFiltered : t.emptyText),
    el("div", { class: "buttons" },
      el("button", { type: "button", onclick: lookAgain }, t.lookAgain),
      location.search ? el("a", { class: "button", href: "/" }, t.clearFilter) : null,
      el("a", { class: "button", href: "/documents" }, t.toDocuments)));
}
