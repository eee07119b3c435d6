// The meeting as a document: what a line is can be corrected where one reads it.

import { announce } from "./announce.js";
import { get } from "./api.js";
import { byId } from "./dom.js";
import { askRole } from "./roles.js";
import { say, t } from "./texts.js";

const documentID = Number(byId("meeting-page").dataset.document);
const body = byId("meeting-body");

body.addEventListener("click", async (event) => {
  const button = event.target.closest(".change-role");
  if (!button) return;
  const { page, line } = button.dataset;
  try {
    const answer = await get(`/api/documents/${documentID}/pages/${page}`);
    askRole(documentID, answer.page, Number(line), renew);
  } catch (error) {
    announce(say(t.refused, { reason: error.message }));
  }
});

/** Shows the meeting anew where one was reading. */
async function renew() {
  const answer = await fetch(`/documents/${documentID}/meeting`, { credentials: "same-origin" });
  if (!answer.ok) return location.reload();
  const place = scrollY;
  // The server has escaped all text in it, and the page's policy runs no script of it.
  const parsed = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const part of ["#meeting-body", ".outline ol"]) {
    document.querySelector(part).replaceChildren(...parsed.querySelector(part).childNodes);
  }
  scrollTo(0, place);
}
