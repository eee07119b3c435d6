// How far the review has come, and how much of that in this session.

import { byId } from "./dom.js";
import { number, say, t } from "./texts.js";

const storeName = "prant-done";

export class Tally {
  #done = Number(sessionStorage.getItem(storeName)) || 0;
  /** What was decided here since the server last told. */
  #since = 0;
  #told = null;

  add(count) {
    this.#done = Math.max(0, this.#done + count);
    this.#since += count;
    sessionStorage.setItem(storeName, String(this.#done));
  }

  draw(progress, unsent) {
    byId("done-now").textContent = number(this.#done);
    const outbox = byId("outbox");
    outbox.hidden = unsent === 0;
    outbox.textContent = unsent ? say(t.unsent, { count: unsent }) : "";
    if (!progress) return;
    if (progress !== this.#told) {
      this.#told = progress;
      this.#since = 0;
    }
    const places = Math.max(0, progress.places - this.#since);
    const decided = Math.max(0, progress.decided + this.#since);
    byId("questions-left").textContent = number(progress.questions);
    byId("places-left").textContent = number(places);
    byId("decided").textContent = number(decided);
    const bar = byId("progress-bar");
    bar.max = Math.max(1, places + decided);
    bar.value = decided;
  }
}
