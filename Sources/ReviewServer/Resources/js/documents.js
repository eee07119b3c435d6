// The list of documents: files that are sent, what is being read, what is tried again.

import { announce } from "./announce.js";
import { Refused, get, post, upload } from "./api.js";
import { byId, el } from "./dom.js";
import { say, t } from "./texts.js";

const drop = byId("drop");
const list = byId("uploads");
const intake = byId("intake");

// Files, one after the other.

const waiting = [];
let isSending = false;

function take(files) {
  for (const file of files) {
    const bar = el("progress", { max: 1, value: 0, "aria-label": file.name });
    const told = el("span", {}, file.name);
    list.append(el("li", {}, told, bar));
    waiting.push({ file, bar, told });
  }
  send();
}

async function send() {
  if (isSending) return;
  isSending = true;
  while (waiting.length > 0) {
    const { file, bar, told } = waiting.shift();
    const name = file.name;
    try {
      const path = `/api/upload?${new URLSearchParams({ name })}`;
      await upload(path, file, (share) => {
        bar.value = share;
        told.textContent = say(t.uploading, { name, percent: say(t.percent, { percent: Math.round(share * 100) }) });
      });
      told.textContent = say(t.uploaded, { name });
      watch();
    } catch (error) {
      told.textContent = reason(name, error);
      told.classList.add("failure");
    }
    bar.remove();
    announce(told.textContent);
  }
  isSending = false;
}

function reason(name, error) {
  if (error instanceof Refused && error.status === 413) return say(t.tooLarge, { name });
  if (error instanceof Refused && error.status === 415) return say(t.wrongKind, { name });
  return say(t.uploadFailed, { name, reason: error.message });
}

byId("files").addEventListener("change", (event) => {
  take(event.target.files);
  event.target.value = "";
});
for (const name of ["dragenter", "dragover"]) {
  drop.addEventListener(name, (event) => {
    event.preventDefault();
    drop.classList.add("is-over");
  });
}
drop.addEventListener("dragleave", (event) => {
  if (!drop.contains(event.relatedTarget)) drop.classList.remove("is-over");
});
drop.addEventListener("drop", (event) => {
  event.preventDefault();
  drop.classList.remove("is-over");
  take(event.dataTransfer.files);
});
// A file that is dropped beside it must not take the place of this page.
for (const name of ["dragover", "drop"]) {
  addEventListener(name, (event) => event.preventDefault());
}
addEventListener("beforeunload", (event) => {
  if (isSending) event.preventDefault();
});

// What is being read.

let isWatching = false;

async function watch() {
  if (isWatching) return;
  isWatching = true;
  for (;;) {
    let state = null;
    try {
      state = await get("/api/intake");
    } catch {
      state = null;
    }
    if (state) tell(state);
    if (state && !state.isRunning && !isSending) break;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  isWatching = false;
}

function tell(state) {
  if (!state.isRunning && state.documents === 0) return;
  intake.hidden = false;
  const values = { ...state, current: state.current ?? "…" };
  const parts = [el("p", {}, say(state.isRunning ? t.reading : t.readingDone, values))];
  for (const failure of state.failures) {
    parts.push(el("p", { class: "failure" }, say(t.readingFailed, failure)));
  }
  if (!state.isRunning) {
    parts.push(el("p", {}, el("a", { class: "button", href: "/documents" }, t.showNew)));
  }
  intake.replaceChildren(...parts);
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest(".retry");
  if (!button) return;
  button.disabled = true;
  try {
    await post(`/api/documents/${button.dataset.document}/retry`, {});
    announce(t.retrying);
    watch();
  } catch (error) {
    button.disabled = false;
    announce(say(t.refused, { reason: error.message }));
  }
});

watch();
