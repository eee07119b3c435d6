// What a line is: a person may say it, and the meeting is made anew by it.

import { announce } from "./announce.js";
import { Refused, get, post } from "./api.js";
import { byId, el } from "./dom.js";
import { say, t } from "./texts.js";
import { uuid } from "./uuid.js";

const kinds = ["item", "section", "subheading", "decision", "paragraph", "listItem", "furniture"];

/** Asks what a line of a page is, and has that taken down; `done` is called when it was. */
export function askRole(documentID, page, number, done) {
  const line = page.lines.find((one) => one.number === number);
  if (!line) return;
  const now = page.outline?.find((one) => one.line === number) ?? null;
  const dialog = byId("roles");
  const text = line.words.map((word) => word.text).filter(Boolean).join(" ");
  const say1 = (role) => {
    dialog.close();
    decide(documentID, page.number, line, role, done);
  };
  const choice = (key, name, role, isNow) =>
    el("button", {
      type: "button", "data-key": key, class: isNow ? "is-chosen" : null,
      "aria-current": isNow ? "true" : null, onclick: () => say1(role),
    }, el("kbd", {}, key.toUpperCase()), " ", name);
  // A kind is said with where the passage begins: a heading that goes on with what is above is none.
  const choices = kinds.map((kind, index) =>
    choice(String(index + 1), t.roles[kind], { kind, joint: "opens" },
      now?.role === kind && now?.opens !== false));
  const joints = [
    choice("f", t.roleContinues, { joint: "continues" }, now?.opens === false),
    choice("b", t.roleOpens, { joint: "opens" }, now?.opens === true),
  ];
  const depth = now?.depth ?? 0;
  const levels = now?.role === "listItem" ? [
    choice("+", t.roleIn, { kind: "listItem", joint: "opens", depth: depth + 1 }, false),
    depth > 0
      ? choice("-", t.roleOut, { kind: "listItem", joint: "opens", depth: depth - 1 }, false) : null,
  ] : [];
  dialog.replaceChildren(
    el("h2", { id: "roles-title" }, t.rolesTitle),
    el("blockquote", { lang: "sv" }, text),
    el("div", { class: "choices", role: "group", "aria-label": t.roleKinds }, choices),
    el("div", { class: "choices", role: "group", "aria-label": t.roleJoints }, joints, levels),
    el("form", { method: "dialog" }, el("button", {}, t.cancel, " ", el("kbd", {}, "Esc"))));
  dialog.onkeydown = (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const button = [...dialog.querySelectorAll("[data-key]")]
      .find((one) => one.dataset.key === event.key);
    if (!button) return;
    event.preventDefault();
    button.click();
  };
  dialog.showModal();
  dialog.querySelector(".is-chosen, [data-key]")?.focus();
}

async function decide(document, page, line, role, done) {
  const decision = {
    id: uuid(), document, page, line: line.number, version: line.version,
    answer: { kind: "role", role },
  };
  try {
    await post("/api/review/decisions", { action: uuid(), decisions: [decision] });
  } catch (error) {
    const conflict = error instanceof Refused && error.body?.error?.conflicts?.[0];
    if (conflict) {
      announce(say(t.roleConflict, { reviewer: conflict.decisions.at(-1)?.reviewer ?? "?" }));
      await done();
    } else {
      announce(say(t.refused, { reason: error.message }));
    }
    return;
  }
  announce(t.roleSaved);
  await settled(document);
  await done();
  announce(t.meetingIsNew);
}

/** Waits until a document's meeting takes account of what was decided. */
export async function settled(document) {
  for (let pause = 150; pause < 20_000; pause *= 1.4) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    try {
      if ((await get(`/api/documents/${document}/state`)).isCurrent) return true;
    } catch {
      // It is asked again.
    }
  }
  return false;
}
