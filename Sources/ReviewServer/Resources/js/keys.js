// Keys: each view says what its keys do; nothing happens while somebody types.

import { byId } from "./dom.js";

const storeName = "prant-keys";
const bindings = [];

/** Whether single keys do something; people who speak to their computer may turn that off. */
const areOn = () => localStorage.getItem(storeName) !== "off";

/**
 * What is done at a key. `key` is as in `KeyboardEvent.key`; a capital letter means Shift.
 * `when` tells whether it is the time for it.
 */
export function bind(key, action, { control = false, when = () => true } = {}) {
  bindings.push({ key, action, control, when });
}

const typing = (target) =>
  target.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
const pressed = (target, key) =>
  (key === "Enter" || key === " ") &&
  target.closest?.("a[href], button, summary, input, label, [role=button], [role=tab]");

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing || event.altKey) return;
  const control = event.ctrlKey || event.metaKey;
  if (document.querySelector("dialog[open]")) return;
  if (typing(event.target)) return;
  if (!control && pressed(event.target, event.key)) return;
  if (!control && event.key.length === 1 && !areOn()) return;
  const found = bindings.find(
    (binding) => binding.key === event.key && binding.control === control && binding.when());
  if (!found) return;
  event.preventDefault();
  found.action(event);
});

const help = byId("help");
if (help) {
  const open = () => help.open || help.showModal();
  byId("help-button").addEventListener("click", open);
  bind("?", open);
  const box = byId("keys-on");
  box.checked = areOn();
  box.addEventListener("change", () => localStorage.setItem(storeName, box.checked ? "on" : "off"));
}
