// Tabs: arrow keys go from one to the next, as screen readers expect.

import { byId } from "./dom.js";

export class Tabs {
  #tabs;
  #onChoose;

  constructor(list, onChoose) {
    this.#tabs = [...list.querySelectorAll("[role=tab]")];
    this.#onChoose = onChoose;
    for (const tab of this.#tabs) tab.addEventListener("click", () => this.choose(tab.id));
    list.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      const place = this.#tabs.indexOf(document.activeElement);
      if (!step || place < 0) return;
      event.preventDefault();
      const next = this.#tabs[(place + step + this.#tabs.length) % this.#tabs.length];
      this.choose(next.id);
      next.focus();
    });
  }

  choose(id) {
    if (!this.#tabs.some((tab) => tab.id === id)) return;
    for (const tab of this.#tabs) {
      const isChosen = tab.id === id;
      tab.setAttribute("aria-selected", String(isChosen));
      tab.tabIndex = isChosen ? 0 : -1;
      byId(tab.getAttribute("aria-controls")).hidden = !isChosen;
    }
    this.#onChoose(id);
  }
}
