// The text of a page, line by line: words are chosen, lines are edited where they stand.

import { announce } from "./announce.js";
import { Refused, post } from "./api.js";
import { el } from "./dom.js";
import { doubtClass } from "./doubt.js";
import { merge } from "./merge.js";
import { spelled } from "./spelling.js";
import { percent, say, t } from "./texts.js";
import { typingForm } from "./typing.js";
import { uuid } from "./uuid.js";

export class TextLines {
  #list;
  #facts;
  #does;
  #page = null;
  #selected = null;

  constructor(list, facts, does) {
    this.#list = list;
    this.#facts = facts;
    this.#does = does;
    list.addEventListener("click", (event) => {
      const word = event.target.closest(".w");
      const line = event.target.closest("li[data-line]");
      if (!line || event.target.closest("button, form")) return;
      does.select(Number(line.dataset.line), word ? Number(word.dataset.word) : null, "text");
      line.focus({ preventScroll: true });
    });
    list.addEventListener("dblclick", () => this.edit());
    list.addEventListener("keydown", (event) => this.#steer(event));
  }

  get selected() {
    return this.#selected;
  }

  show(page) {
    this.#page = page;
    this.#list.replaceChildren(...page.lines.map((line, index) => this.#line(line, index)));
    if (page.lines.length === 0) this.#list.replaceChildren(el("li", {}, t.noLines));
    if (this.#selected) this.select(this.#selected.line, this.#selected.word, { scrolls: false });
  }

  #line(line, index) {
    const words = line.words.filter((word) => word.text !== "" || word.recognized !== "");
    return el(
      "li", { class: "line", "data-line": line.number, tabindex: index === 0 ? "0" : "-1" },
      el("span", { class: "text", lang: "sv" }, words.map((word) => [
        el("span", {
          class: `${doubtClass(word)}${word.text === "" ? " is-gone" : ""}`, "data-word": word.index,
        }, word.text === "" ? word.recognized : word.text), " ",
      ])),
      el("button", {
        type: "button", class: "plain edit", tabindex: "-1",
        "aria-label": say(t.editLine, { line: line.number }),
        onclick: () => {
          this.#does.select(line.number, null, "text");
          this.edit();
        },
      }, "✎"));
  }

  select(line, word, { scrolls }) {
    this.#selected = { line, word };
    for (const item of this.#list.querySelectorAll("li[data-line]")) {
      const isChosen = Number(item.dataset.line) === line;
      item.classList.toggle("is-selected", isChosen);
      item.tabIndex = isChosen ? 0 : -1;
      for (const span of item.querySelectorAll(".w")) {
        span.classList.toggle("is-selected", isChosen && Number(span.dataset.word) === word);
      }
      if (isChosen && scrolls) item.scrollIntoView({ block: "nearest" });
    }
    this.#tell();
  }

  focus(line) {
    this.#list.querySelector(`li[data-line="${line}"]`)?.focus({ preventScroll: true });
  }

  /** What is known of the chosen word. */
  #tell() {
    const line = this.#page?.lines.find((one) => one.number === this.#selected?.line);
    const word = line?.words.find((one) => one.index === this.#selected.word);
    this.#facts.replaceChildren();
    if (!word) return;
    const facts = [el("span", {}, t.factRead, " ", el("b", { lang: "sv" }, word.recognized || "∅"))];
    if (word.text !== word.recognized) {
      facts.push(el("span", {}, t.factNow, " ", el("b", { lang: "sv" }, word.text || "∅")));
    }
    if (word.doubt) facts.push(el("span", {}, say(t.factDoubt, { percent: percent(word.doubt) })));
    if (word.status) facts.push(el("span", { class: "chip" }, t.statuses[word.status] ?? word.status));
    this.#facts.append(...facts);
  }

  #steer(event) {
    if (event.target.closest("form") || event.ctrlKey || event.altKey || event.metaKey) return;
    const item = event.target.closest("li[data-line]");
    if (!item) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const aside = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) {
      const next = step > 0 ? item.nextElementSibling : item.previousElementSibling;
      event.preventDefault();
      if (!next) return;
      this.#does.select(Number(next.dataset.line), null, "text");
      next.focus();
    } else if (aside) {
      const words = [...item.querySelectorAll(".w")];
      const place = words.findIndex((word) => word.classList.contains("is-selected"));
      const next = words[place < 0 ? (aside > 0 ? 0 : words.length - 1) : place + aside];
      event.preventDefault();
      if (next) this.#does.select(Number(item.dataset.line), Number(next.dataset.word), "text");
    } else if (event.key === "Enter" && event.target === item) {
      event.preventDefault();
      this.#does.select(Number(item.dataset.line), this.#selected?.word ?? null, "text");
      this.edit();
    }
  }

  /** Opens the chosen line for another text. */
  edit() {
    const line = this.#page?.lines.find((one) => one.number === this.#selected?.line);
    if (!line) return announce(t.chooseLine);
    const item = this.#list.querySelector(`li[data-line="${line.number}"]`);
    if (item.querySelector("form")) return;
    const now = line.words.map((word) => word.text).filter(Boolean).join(" ");
    const close = () => {
      form.remove();
      item.classList.remove("is-edited");
      item.focus();
    };
    const { form, field } = typingForm(
      now, say(t.lineLabel, { line: line.number }),
      (text) => (text === now ? close() : this.#save(line, text, close)), close);
    spelled(field);
    item.classList.add("is-edited");
    item.append(form);
    field.focus();
  }

  async #save(line, text, close, version = line.version) {
    const decision = {
      id: uuid(), document: this.#page.document, page: this.#page.number, line: line.number,
      version, answer: { kind: "line", text },
    };
    try {
      await post("/api/review/decisions", { action: uuid(), decisions: [decision] });
      close();
      // The words follow when the document is made anew; what was typed is shown at once.
      this.#list.querySelector(`li[data-line="${line.number}"] .text`)?.replaceChildren(text);
      announce(t.lineSaved);
      await this.#does.reload();
    } catch (error) {
      const conflict = error instanceof Refused && error.body?.error?.conflicts?.[0];
      if (!conflict) return announce(say(t.refused, { reason: error.message }));
      const chosen = await merge(text, conflict);
      if (chosen === null) {
        close();
        return this.#does.reload();
      }
      return this.#save(line, chosen, close, conflict.version);
    }
  }
}
