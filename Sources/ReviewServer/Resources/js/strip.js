// The picture of a line, with the word marked.

import { el, svg } from "./dom.js";
import { t } from "./texts.js";

/** The picture of a place's line; where there is none, a word about that. */
export function strip(place, { small = false } = {}) {
  const picture = place.picture;
  const name = small ? "strip small" : "strip";
  if (!picture) return el("p", { class: `${name} missing` }, t.noPicture);
  const [left, top, width, height] = picture.box;
  const image = el("img", {
    src: picture.url, alt: t.linePicture, width, height, decoding: "async", draggable: "false",
  });
  const film = el("div", { class: "film" }, image);
  const box = place.box;
  if (box) {
    const margin = Math.max(3, Math.round(box[3] * 0.12));
    film.append(svg(
      "svg", { viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: "none", "aria-hidden": "true" },
      svg("rect", {
        x: box[0] - left - margin, y: box[1] - top - margin, rx: 4,
        width: box[2] + 2 * margin, height: box[3] + 2 * margin,
      })));
  }
  const view = el(
    "div", { class: name, role: "group", "aria-label": t.linePicture },
    film);
  image.addEventListener("error", () => {
    view.classList.add("missing");
    view.replaceChildren(t.pictureFailed);
  });
  whenShown(view, () => {
    // What can be scrolled must be reached by keys.
    if (view.scrollWidth > view.clientWidth) view.tabIndex = 0;
    else view.removeAttribute("tabindex");
    if (box) centre(view, (box[0] + box[2] / 2 - left) / width);
  });
  return view;
}

/** Scrolls so that the word stands in the middle. */
function centre(view, share) {
  view.scrollLeft = share * view.scrollWidth - view.clientWidth / 2;
}

function whenShown(view, action) {
  const watcher = new ResizeObserver(() => {
    if (view.clientWidth > 0) action();
  });
  watcher.observe(view);
}

/** Fetches a picture ahead, so that it is there when its card is. */
export function fetchAhead(place) {
  if (place.picture) new Image().src = place.picture.url;
}
