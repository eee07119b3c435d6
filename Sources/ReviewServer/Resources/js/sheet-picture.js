// The page's picture with the words' boxes: zoomed, turned, clicked at.

import { byId, el, svg } from "./dom.js";
import { number, t } from "./texts.js";
import { doubtClass } from "./doubt.js";

const widths = [1200, 2000, 3000];

export class SheetPicture {
  #view;
  #canvas;
  #onSelect;
  #page = null;
  #address = null;
  #image = null;
  #boxes = null;
  #marker = null;
  #zoom = 1;
  #quarter = 0;
  #loaded = 0;
  #showsLayout = false;
  #selected = null;

  /** `onSelect(line, word, "picture")` is told what was clicked at. */
  constructor(view, canvas, onSelect) {
    this.#view = view;
    this.#canvas = canvas;
    this.#onSelect = onSelect;
    view.addEventListener("wheel", (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      this.zoom(event.deltaY < 0 ? 1.15 : 0.87, event);
    }, { passive: false });
    new ResizeObserver(() => this.#place()).observe(view);
  }

  show(page, address) {
    this.#page = page;
    this.#address = address;
    if (!this.#image) {
      this.#image = el("img", { alt: t.pagePicture, draggable: "false" });
      this.#boxes = svg("svg", {
        viewBox: `0 0 ${page.width} ${page.height}`, preserveAspectRatio: "none", "aria-hidden": "true",
      });
      this.#boxes.addEventListener("click", (event) => {
        const { line, word } = event.target.dataset ?? {};
        if (line) this.#onSelect(Number(line), word === undefined ? null : Number(word), "picture");
      });
      this.#image.addEventListener("error", () => {
        this.#view.dataset.failure = t.pictureFailed;
      });
      this.#canvas.replaceChildren(this.#image, this.#boxes);
    }
    this.#draw();
    this.#place();
    if (this.#selected) this.select(...this.#selected, { scrolls: false });
  }

  showLayout(shows) {
    this.#showsLayout = shows;
    this.#draw();
    if (this.#selected) this.select(...this.#selected, { scrolls: false });
  }

  #draw() {
    if (!this.#page || !this.#boxes) return;
    const rect = (box, attributes) =>
      svg("rect", { x: box[0], y: box[1], width: box[2], height: box[3], ...attributes });
    const outline = new Map((this.#page.outline ?? []).map((line) => [line.line, line]));
    const rects = [];
    for (const line of this.#page.lines) {
      if (this.#showsLayout) {
        const role = outline.get(line.number)?.role ?? "other";
        if (line.box) rects.push(rect(line.box, { "data-line": line.number, class: `role-${role}` }));
        continue;
      }
      for (const word of line.words) {
        if (!word.box) continue;
        rects.push(rect(word.box, {
          "data-line": line.number, "data-word": word.index, class: doubtClass(word),
        }));
      }
    }
    this.#marker = svg("rect", { class: "marker", rx: 6, width: 0, height: 0 });
    this.#boxes.replaceChildren(...rects, this.#marker);
  }

  /** Marks a word or a line. */
  select(line, word, { scrolls }) {
    this.#selected = [line, word];
    const shown = this.#page?.lines.find((one) => one.number === line);
    const box = shown?.words.find((one) => one.index === word)?.box ?? shown?.box;
    if (!box || !this.#marker) return;
    const margin = 8;
    const place = {
      x: box[0] - margin, y: box[1] - margin,
      width: box[2] + 2 * margin, height: box[3] + 2 * margin,
    };
    for (const [name, value] of Object.entries(place)) this.#marker.setAttribute(name, value);
    if (scrolls) this.#reveal(this.#marker);
  }

  #reveal(rect) {
    const place = rect.getBoundingClientRect();
    const view = this.#view.getBoundingClientRect();
    const isShown = place.top >= view.top && place.bottom <= view.bottom
      && place.left >= view.left && place.right <= view.right;
    if (isShown) return;
    this.#view.scrollTop += (place.top + place.bottom) / 2 - (view.top + view.bottom) / 2;
    this.#view.scrollLeft += (place.left + place.right) / 2 - (view.left + view.right) / 2;
  }

  /** Makes it larger or smaller, about the pointer or the middle. */
  zoom(factor, event = null) {
    const before = this.#zoom;
    this.#zoom = Math.min(8, Math.max(0.25, before * factor));
    const view = this.#view.getBoundingClientRect();
    const x = event ? event.clientX - view.left : view.width / 2;
    const y = event ? event.clientY - view.top : view.height / 2;
    const scale = this.#zoom / before;
    const left = (this.#view.scrollLeft + x) * scale - x;
    const top = (this.#view.scrollTop + y) * scale - y;
    this.#place();
    this.#view.scrollLeft = left;
    this.#view.scrollTop = top;
  }

  fit() {
    this.#zoom = 1;
    this.#place();
  }

  rotate() {
    this.#quarter = (this.#quarter + 1) % 4;
    this.#place();
  }

  /** Gives the picture its size: at 1 its width is the view's. */
  #place() {
    if (!this.#page || this.#view.clientWidth === 0) return;
    const isTurned = this.#quarter % 2 === 1;
    const ratio = this.#page.height / this.#page.width;
    const across = (this.#view.clientWidth - 2) * this.#zoom;
    const width = isTurned ? across / ratio : across;
    const height = width * ratio;
    const style = this.#canvas.style;
    style.setProperty("width", `${isTurned ? height : width}px`);
    style.setProperty("height", `${isTurned ? width : height}px`);
    for (const part of [this.#image, this.#boxes]) {
      part.style.setProperty("width", `${width}px`);
      part.style.setProperty("height", `${height}px`);
      part.style.setProperty("transform", `translate(-50%, -50%) rotate(${this.#quarter * 90}deg)`);
    }
    byId("zoom-level").textContent = `${number(Math.round(this.#zoom * 100))} %`;
    this.#fetch(width);
  }

  /** Fetches a picture that is sharp at a width; one that is sharper stays. */
  #fetch(width) {
    const needed = width * Math.min(2, devicePixelRatio || 1);
    const chosen = widths.find((one) => one >= needed * 0.9) ?? widths.at(-1);
    if (chosen <= this.#loaded) return;
    this.#loaded = chosen;
    this.#image.src = `${this.#address}&width=${chosen}`;
  }
}
