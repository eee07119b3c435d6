// A page of a document: its picture beside its text.

import { alarm, announce } from "./announce.js";
import { get } from "./api.js";
import { byId } from "./dom.js";
import { bind } from "./keys.js";
import { MeetingPanel } from "./meeting-panel.js";
import { askRole, settled } from "./roles.js";
import { LayoutLines } from "./sheet-layout.js";
import { TextLines } from "./sheet-lines.js";
import { SheetPicture } from "./sheet-picture.js";
import { say, t } from "./texts.js";
import { Tabs } from "./tabs.js";

const root = byId("sheet");
const documentID = Number(root.dataset.document);
const pageNumber = Number(root.dataset.page);
const wanted = new URLSearchParams(location.search);

const picture = byId("viewport") ? new SheetPicture(byId("viewport"), byId("canvas"), select) : null;
const lines = new TextLines(byId("lines"), byId("word-facts"), { select, reload, askRole: openRole });
const layout = new LayoutLines(byId("layout-lines"), { select, askRole: openRole });
const meeting = byId("panel-meeting")
  ? new MeetingPanel(byId("panel-meeting"), documentID) : null;
const tabs = new Tabs(document.querySelector("[role=tablist]"), (name) => {
  if (name === "tab-meeting") meeting.show();
  picture?.showLayout(name === "tab-layout");
  document.querySelector(".text-pane").scrollTop = 0;
});
let page = null;

/** Marks a word, or a whole line where `word` is null, on both sides. */
function select(line, word, from) {
  lines.select(line, word, { scrolls: from !== "text" });
  layout.select(line, { scrolls: from !== "layout" });
  picture?.select(line, word, { scrolls: from !== "picture" });
}

async function load() {
  const answer = await get(`/api/documents/${documentID}/pages/${pageNumber}`);
  page = answer.page;
  lines.show(page);
  layout.show(page);
  picture?.show(page, answer.picture);
}

/** Shows the page anew when what was decided is in it. */
async function reload() {
  await settled(documentID);
  const hadFocus = document.activeElement?.closest?.("li[data-line]")?.dataset.line;
  await load();
  if (hadFocus) lines.focus(Number(hadFocus));
  meeting?.renew();
}

function openRole(line) {
  askRole(documentID, page, line, reload);
}

load().then(() => {
  const line = Number(wanted.get("line"));
  const word = wanted.has("word") ? Number(wanted.get("word")) : null;
  if (line) select(line, word, null);
  if (wanted.get("tab")) tabs.choose(`tab-${wanted.get("tab")}`);
}).catch((error) => alarm(say(t.refused, { reason: error.message })));

const go = (id) => {
  const link = byId(id);
  if (link) location.assign(link.href);
  else announce(t.noMorePages);
};
bind("n", () => go("next-page"));
bind("p", () => go("previous-page"));
bind("q", () => location.assign("/"));
for (const [key, name] of [["t", "text"], ["l", "layout"], ["m", "meeting"]]) {
  bind(key, () => tabs.choose(`tab-${name}`));
}
bind("e", () => lines.edit());
bind("o", () => lines.selected && openRole(lines.selected.line));
if (picture) {
  for (const [key, action] of [
    ["+", () => picture.zoom(1.25)], ["-", () => picture.zoom(0.8)], ["0", () => picture.fit()],
    ["r", () => picture.rotate()],
  ]) bind(key, action);
  byId("zoom-in").addEventListener("click", () => picture.zoom(1.25));
  byId("zoom-out").addEventListener("click", () => picture.zoom(0.8));
  byId("zoom-fit").addEventListener("click", () => picture.fit());
  byId("rotate").addEventListener("click", () => picture.rotate());
}
byId("page-choice").addEventListener("change", (event) =>
  location.assign(`/documents/${documentID}/pages/${event.target.value}`));
byId("page-form").addEventListener("submit", (event) => event.preventDefault());
