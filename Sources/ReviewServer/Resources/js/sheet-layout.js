// What each line of a page was taken for.

import { el } from "./dom.js";
import { say, t } from "./texts.js";

export class LayoutLines {
  #list;
  #does;

  constructor(list, does) {
    this.#list = list;
    this.#does = does;
  }

  show(page) {
    const outline = new Map((page.outline ?? []).map((line) => [line.line, line]));
    this.#list.replaceChildren(...page.lines.map((line) => this.#line(line, outline.get(line.number))));
  }

  #line(line, outline) {
    const text = line.words.map((word) => word.text).filter(Boolean).join(" ");
    const role = outline?.role ?? null;
    const depth = outline?.depth ?? 0;
    const name = role ? t.roles[role] : t.roleUnknown;
    return el(
      "li", {
        class: `line layout-line${outline?.opens ? " opens" : ""} depth-${Math.min(3, depth)}`,
        "data-line": line.number,
        onclick: () => this.#does.select(line.number, null, "layout"),
      },
      el("button", {
        type: "button", class: `role role-${role ?? "other"}`,
        "aria-label": say(t.roleOfLine, { line: line.number, role: name }),
        onclick: () => this.#does.askRole(line.number),
      }, outline?.opens === false ? "↳ " : "", name, outline?.isDecided ? " ✓" : ""),
      el("span", { class: "text", lang: "sv" }, text));
  }

  select(line, { scrolls }) {
    for (const item of this.#list.children) {
      const isChosen = Number(item.dataset.line) === line;
      item.classList.toggle("is-selected", isChosen);
      if (isChosen && scrolls && item.offsetParent) item.scrollIntoView({ block: "nearest" });
    }
  }
}
