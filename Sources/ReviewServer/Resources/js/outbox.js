// What is to be sent, in the order in which it was decided. Nothing is lost while the page is open:
// what finds no server is sent again, with the same ids, until there is an answer.

import { Refused, Unreachable, refreshToken } from "./api.js";

const longestPause = 15_000;

export class Outbox {
  #entries = [];
  #isSending = false;
  #pause = 0;
  #wake = null;
  #send;
  #report;

  /**
   * `send(entry)` sends one and gives the answer. `report` has `sent(entry, answer)`,
   * `refused(entry, error)` and `state(state, count)`: "idle", "sending", "unreachable" or
   * "signedOut".
   */
  constructor(send, report) {
    this.#send = send;
    this.#report = report;
    addEventListener("online", () => this.#hurry());
    addEventListener("focus", () => this.#hurry());
    addEventListener("beforeunload", (event) => {
      if (this.#entries.length > 0) event.preventDefault();
    });
  }

  get count() {
    return this.#entries.length;
  }

  add(entry) {
    this.#entries.push(entry);
    this.#run();
  }

  /** Puts something before everything else that waits. */
  addFirst(entry) {
    this.#entries.splice(this.#isSending ? 1 : 0, 0, entry);
    this.#run();
  }

  /** Everything that waits, the one being sent included. */
  get waiting() {
    return [...this.#entries];
  }

  async #run() {
    if (this.#isSending) return;
    this.#isSending = true;
    while (this.#entries.length > 0) {
      const entry = this.#entries[0];
      if (this.#pause === 0) this.#report.state("sending", this.#entries.length);
      try {
        const answer = await this.#send(entry);
        this.#entries.shift();
        this.#pause = 0;
        this.#report.sent(entry, answer);
      } catch (error) {
        if (await this.#isToWait(error)) continue;
        this.#entries.shift();
        this.#pause = 0;
        this.#report.refused(entry, error);
      }
    }
    this.#isSending = false;
    this.#report.state("idle", 0);
  }

  /** Whether the same shall be sent again; if so, waits until it is time. */
  async #isToWait(error) {
    const isSignedOut = error instanceof Refused && error.isSignedOut;
    const isPassing = error instanceof Unreachable || (error instanceof Refused && error.isPassing);
    if (!isSignedOut && !isPassing) return false;
    this.#report.state(isSignedOut ? "signedOut" : "unreachable", this.#entries.length);
    this.#pause = Math.min(longestPause, this.#pause ? this.#pause * 2 : 700);
    await new Promise((resolve) => {
      this.#wake = resolve;
      setTimeout(resolve, this.#pause);
    });
    this.#wake = null;
    if (isSignedOut) await refreshToken().catch(() => {});
    return true;
  }

  #hurry() {
    this.#wake?.();
  }
}
