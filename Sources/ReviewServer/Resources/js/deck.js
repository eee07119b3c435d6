// The cards that come next, fetched ahead.

import { get, post } from "./api.js";
import { fetchAhead } from "./strip.js";
import { tab } from "./uuid.js";

const fewest = 10;
const fetched = 20;
const picturesAhead = 8;

export const nameOf = (place) => `${place.document}/${place.correction}`;
export const lineOf = (place) => `${place.document}/${place.page}/${place.line}`;

export class Deck {
  #cards = [];
  #filter;
  #isFetching = false;
  #settled = new Set();
  #onChange;
  #onFailure;
  progress = null;
  /** Whether the server had no more when it was last asked. */
  isExhausted = false;

  /** `filter` is the page's query; `onChange` and `onFailure(error)` are told what happens. */
  constructor(filter, onChange, onFailure) {
    this.#filter = filter;
    this.#onChange = onChange;
    this.#onFailure = onFailure;
  }

  get cards() {
    return this.#cards;
  }

  take() {
    const card = this.#cards.shift() ?? null;
    this.refill();
    return card;
  }

  putBack(...cards) {
    const names = new Set(cards.map(nameOf));
    this.#cards = [...cards, ...this.#cards.filter((card) => !names.has(nameOf(card)))];
  }

  /** A place that is not to be shown again, until it is unsettled. */
  settle(place) {
    this.#settled.add(nameOf(place));
    this.#cards = this.#cards.filter((card) => nameOf(card) !== nameOf(place));
  }

  unsettle(place) {
    this.#settled.delete(nameOf(place));
  }

  /** Fetches more where few are left. `again` asks for those that were skipped, too. */
  async refill({ again = false } = {}) {
    if (this.#isFetching || (this.#cards.length >= fewest && !again)) return;
    if (this.isExhausted && !again) return;
    this.#isFetching = true;
    try {
      const query = new URLSearchParams(this.#filter);
      query.set("tab", tab);
      query.set("limit", String(fetched));
      if (again) query.set("again", "1");
      const answer = await get("/api/review/queue", query);
      const known = new Set(this.#cards.map(nameOf));
      const fresh = answer.questions.filter(
        (place) => !known.has(nameOf(place)) && !this.#settled.has(nameOf(place)));
      this.#cards.push(...fresh);
      this.progress = answer.progress;
      this.isExhausted = fresh.length === 0;
    } catch (error) {
      this.#onFailure(error);
    } finally {
      this.#isFetching = false;
    }
    this.fetchPictures();
    this.#onChange();
  }

  fetchPictures() {
    for (const card of this.#cards.slice(0, picturesAhead)) fetchAhead(card);
  }

  /** What is not wanted now comes after everything else. */
  skip(place) {
    this.settle(place);
    return post("/api/review/skip", { tab, places: [placeID(place)] }).catch(() => {});
  }

  /** Tells the server that this page is still here; it answers how far the review has come. */
  async sign() {
    const query = new URLSearchParams(this.#filter);
    query.set("tab", tab);
    this.progress = await get("/api/review/progress", query);
    this.#onChange();
  }

  /** Gives back what was handed to this page. */
  leave() {
    post("/api/review/leave", { tab }, { keepalive: true }).catch(() => {});
  }
}

export const placeID = (place) => ({ document: place.document, correction: place.correction });
