// What happened, for eyes and for screen readers.

import { byId } from "./dom.js";

let timer = 0;

/** Something that went as it should; it goes away by itself. */
export function announce(text) {
  const status = byId("status");
  clearTimeout(timer);
  status.textContent = text;
  timer = setTimeout(() => (status.textContent = ""), 6000);
}

/** Something that stays until it is mended: an empty text takes it away. */
export function alarm(text) {
  const place = byId("alarm");
  if (place.textContent !== text) place.textContent = text;
}
