// The meeting beside the page, as the server writes it.

import { announce } from "./announce.js";
import { settled } from "./roles.js";
import { el } from "./dom.js";
import { t } from "./texts.js";

export class MeetingPanel {
  #panel;
  #document;
  #isShown = false;

  constructor(panel, document) {
    this.#panel = panel;
    this.#document = document;
  }

  /** Fetches the meeting where it has not been. */
  async show() {
    if (this.#isShown) return;
    this.#isShown = true;
    this.#panel.replaceChildren(el("p", { class: "loading" }, t.loading));
    await this.#fetch();
  }

  /** Something was decided: the meeting is shown anew when it takes account of it. */
  async renew() {
    if (!this.#isShown) return;
    await settled(this.#document);
    await this.#fetch();
  }

  async #fetch() {
    try {
      const answer = await fetch(`/documents/${this.#document}/meeting?part=1`, {
        credentials: "same-origin",
      });
      if (!answer.ok) throw new Error(String(answer.status));
      // The server has escaped all text in it, and the page's policy runs no script of it.
      const parsed = new DOMParser().parseFromString(await answer.text(), "text/html");
      this.#panel.replaceChildren(...parsed.body.childNodes);
    } catch {
      this.#isShown = false;
      this.#panel.replaceChildren(el("p", {}, t.noMeeting));
      announce(t.noMeeting);
    }
  }
}
