#!/usr/bin/env python3
"""journeys.py PRANT ARCHIVE FIXTURES

Goes through the review in a headless Chromium as people do: every view, with keys and with the
mouse, with what goes wrong. ARCHIVE has scans with places to review and is copied for each journey;
FIXTURES is a folder with scans. Needs playwright and a Chromium.
"""
import contextlib
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unittest

import browser
import client

PRANT, ARCHIVE, FIXTURES = "", "", ""
PASSWORD = "en lång tisdag i maj"


class Journey(unittest.TestCase):
    options = ()

    def setUp(self):
        self.stack = contextlib.ExitStack()
        self.addCleanup(self.stack.close)
        folder = self.stack.enter_context(tempfile.TemporaryDirectory(prefix="prant-journey-"))
        self.folder = pathlib.Path(folder)
        self.archive = str(self.folder / "archive")
        shutil.copytree(ARCHIVE, self.archive)
        self.prepare()
        self.server = self.stack.enter_context(
            client.Review(PRANT, self.archive, *self.options))
        self.chromium = self.stack.enter_context(browser.launched())
        self.complaints = []
        self.page = self.tab()

    def prepare(self):
        """What is done to the archive before it is served."""

    def tearDown(self):
        self.assertEqual(self.complaints, [])

    def tab(self, **options):
        """A tab of a browser of its own; what its pages complain of fails the journey."""
        page = self.chromium.new_context(
            viewport={"width": 1280, "height": 860}, locale="sv-SE", accept_downloads=True,
            **options).new_page()
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda said: self.complaints.append(said.text)
                if said.type == "error" and "409" not in said.text else None)
        page.on("dialog", self.answer)
        return page

    def answer(self, dialog):
        """Who leaves while a decision is on its way is asked; nothing else may ask."""
        if dialog.type != "beforeunload":
            self.complaints.append(f"a dialog: {dialog.message}")
        dialog.accept()

    def open(self, path, page=None):
        page = page or self.page
        page.goto(self.server.address + path)
        page.wait_for_load_state("networkidle")

    def ask(self, sql, *values):
        database = sqlite3.connect(f"file:{self.archive}/prant.sqlite?mode=ro", uri=True)
        try:
            return database.execute(sql, values).fetchall()
        finally:
            database.close()

    def prant(self, *arguments, status=0, **options):
        done = subprocess.run([PRANT, *arguments], capture_output=True, check=False, **options)
        self.assertEqual(done.returncode, status, done.stderr.decode())
        return done.stdout.decode()

    def text_of(self, document):
        stem = self.ask("SELECT stem FROM output WHERE documentId = ?", document)[0][0]
        return (pathlib.Path(self.archive) / "out" / f"{stem}.txt").read_text(encoding="utf-8")

    def becomes(self, condition, what):
        self.assertTrue(client.wait_until(condition, 15), what)

    def place(self):
        """The document, page, line and word in focus, as the link to its page says."""
        return self.page.wait_for_selector("#page-link").get_attribute("href")


class Queue(Journey):
    def decided(self):
        return self.ask("SELECT count(*) FROM standing JOIN decision USING (number) "
                        "WHERE holds = 1 AND verdict <> 'undo'")[0][0]

    def test_typing_undoing_and_doing_again(self):
        self.open("/")
        before = self.place()
        document = int(before.split("/")[2])
        self.page.keyboard.press("e")
        self.page.wait_for_selector("#typed")
        self.page.keyboard.type("Zebrafink")
        self.page.keyboard.press("Enter")
        self.becomes(lambda: "Zebrafink" in self.text_of(document), "the text follows")
        self.assertNotEqual(self.place(), before)
        self.page.keyboard.press("u")
        self.becomes(lambda: "Zebrafink" not in self.text_of(document), "it is undone")
        self.assertEqual(self.place(), before, "what was undone is asked again")
        self.page.keyboard.press("Shift+U")
        self.becomes(lambda: "Zebrafink" in self.text_of(document), "it is done again")
        self.assertEqual(
            self.ask("SELECT count(*) FROM decision"), [(3,)], "the log only grows")

    def test_back_and_skip(self):
        self.open("/")
        first = self.place()
        self.page.keyboard.press("s")
        self.page.wait_for_function(
            "one => document.querySelector('#page-link')?.getAttribute('href') !== one", arg=first)
        self.page.keyboard.press("ArrowLeft")
        self.page.wait_for_function(
            "one => document.querySelector('#page-link')?.getAttribute('href') === one", arg=first)
        self.assertEqual(self.decided(), 0)

    def test_equal_cases_with_an_exception(self):
        cases = self.ask("SELECT waiting FROM question ORDER BY waiting DESC LIMIT 1")[0][0]
        self.assertGreater(cases, 1, "the archive has no equal cases")
        self.open("/")
        for _ in range(40):
            chip = self.page.query_selector(".card .chip")
            if chip and chip.text_content().split()[0].isdigit():
                break
            before = self.place()
            self.page.keyboard.press("s")
            self.page.wait_for_function(
                "one => document.querySelector('#page-link')?.getAttribute('href') !== one",
                arg=before)
        count = int(chip.text_content().split()[0])
        self.page.keyboard.press("a")
        self.page.wait_for_selector("dialog#cases[open]")
        boxes = self.page.query_selector_all("dialog#cases input[type=checkbox]")
        self.assertEqual(len(boxes), count)
        pictures = "[...document.querySelectorAll('dialog#cases img')]"
        self.assertEqual(self.page.evaluate(f"{pictures}.length"), count)
        self.page.keyboard.press("ArrowDown")
        self.page.keyboard.press("Space")
        self.page.keyboard.press("Enter")
        self.becomes(lambda: self.decided() == count - 1, "all but one are decided")
        self.page.keyboard.press("u")
        self.becomes(lambda: self.decided() == 0, "at one stroke they are undone")

    def test_always_teaches_the_archive(self):
        self.open("/")
        self.page.keyboard.press("Shift+A")
        self.page.wait_for_selector("dialog#cases[open]")
        note = self.page.text_content("dialog#cases .note")
        self.page.keyboard.press("Enter")
        self.becomes(lambda: self.ask("SELECT count(*) FROM ownWord")[0][0] == 1, "it is kept")
        word = self.ask("SELECT word FROM ownWord")[0][0]
        self.assertIn(word, note)
        self.assertIn(word, self.prant("dictionary", "show", "-w", self.archive))

    def test_filters(self):
        self.open("/?text=zzzzzz")
        self.assertTrue(self.page.wait_for_selector(".empty"))
        document = self.ask("SELECT documentId FROM correction WHERE questionId IS NOT NULL "
                            "GROUP BY documentId ORDER BY count(*) DESC")[0][0]
        self.open(f"/?document={document}")
        self.assertTrue(self.place().startswith(f"/documents/{document}/"))

    def test_two_are_not_asked_the_same(self):
        self.open("/")
        mine = self.place()
        other = self.tab()
        self.open("/", other)
        theirs = other.wait_for_selector("#page-link").get_attribute("href")
        self.assertNotEqual(mine, theirs)

    def test_in_english(self):
        self.open("/?lang=en")
        self.assertEqual(self.page.get_attribute("html", "lang"), "en")
        self.open("/documents")
        self.assertEqual(self.page.text_content("h1"), "Documents")


class Sheets(Journey):
    def open_page(self, page=None):
        document, number = self.ask(
            "SELECT documentId, page FROM correction WHERE questionId IS NOT NULL LIMIT 1")[0]
        self.open(f"/documents/{document}/pages/{number}", page)
        (page or self.page).wait_for_selector("#lines li[data-line] .w")
        return document

    def test_picture_and_text_follow_each_other(self):
        self.open_page()
        word = self.page.locator("#lines .w").nth(12)
        word.click()
        self.page.wait_for_function("document.querySelector('#canvas .marker').width.baseVal.value > 5")
        self.assertIn("is-selected", word.get_attribute("class"))
        self.page.keyboard.press("ArrowDown")
        self.page.locator("#canvas rect[data-word]").nth(3).click(force=True)
        self.page.wait_for_selector("#lines .w.is-selected")
        for button in ("zoom-in", "zoom-in", "rotate", "zoom-out", "zoom-fit"):
            self.page.click(f"#{button}")

    def test_a_line_is_written_anew(self):
        document = self.open_page()
        self.page.locator("#lines li[data-line]").nth(3).focus()
        self.page.keyboard.press("Enter")
        field = self.page.wait_for_selector("#typed")
        field.evaluate("field => field.select()")
        self.page.keyboard.type("Zebrafinkens b")
        self.page.click(".letters button[aria-label='å']")
        self.page.keyboard.type("t <script>alert(1)</script>")
        self.page.keyboard.press("Enter")
        right = "Zebrafinkens båt <script>alert(1)</script>"
        self.becomes(lambda: right in self.text_of(document), "the text follows")
        self.page.wait_for_function(
            "text => document.querySelector('#lines').textContent.includes(text)", arg=right)
        self.open(f"/documents/{document}/meeting")
        self.open("/search?q=zebrafinkens")
        self.assertIn(right, self.page.text_content(".hits"))
        self.open("/log")
        self.assertIn("<script>alert(1)</script>", self.page.text_content("table.list"))

    def test_a_stale_page_does_not_overwrite(self):
        document = self.open_page()
        other = self.tab()
        self.open_page(other)
        for page, text in ((other, "Deras text"), (self.page, "Min text")):
            page.locator("#lines li[data-line]").nth(4).focus()
            page.keyboard.press("Enter")
            page.wait_for_selector("#typed").evaluate("field => field.select()")
            page.keyboard.type(text)
            page.keyboard.press("Enter")
            if page is other:
                self.becomes(lambda: "Deras text" in self.text_of(document), "theirs is first")
        self.page.wait_for_selector("dialog#merge[open]")
        self.assertIn("Deras text", self.page.text_content("dialog#merge"))
        self.assertIn("Deras text", self.text_of(document))
        self.page.keyboard.press("Enter")
        self.becomes(lambda: "Min text" in self.text_of(document), "who saw both may decide")

    def test_what_a_line_is(self):
        document = self.open_page()
        self.page.click("#tab-layout")
        self.page.locator("#layout-lines .role-listItem, #layout-lines .role-paragraph").first.click()
        self.page.wait_for_selector("dialog#roles[open]")
        said = self.page.text_content("dialog#roles blockquote").split()[-1]
        self.page.keyboard.press("4")
        self.page.wait_for_selector("#layout-lines .role-decision:has-text('✓')")
        self.open(f"/documents/{document}/meeting")
        decisions = self.page.text_content("#meeting-body")
        self.assertIn(said, decisions)
        self.page.wait_for_selector("#meeting-body .decision")
        # The same from the meeting.
        self.page.locator(".decision .change-role").first.click()
        self.page.wait_for_selector("dialog#roles[open]")
        self.page.keyboard.press("1")
        self.page.wait_for_function(
            "said => [...document.querySelectorAll('#meeting-body h3')]"
            ".some((one) => one.textContent.includes(said))", arg=said)


class Documents(Journey):
    def test_files_are_taken_in(self):
        self.open("/documents")
        scan = os.path.join(FIXTURES, "o4_tallvik.scan-clean300.png")
        self.page.set_input_files("#files", scan)
        self.page.wait_for_selector("#intake a", timeout=90_000)
        self.open("/documents?text=tallvik.scan-clean")
        self.assertIn("o4_tallvik.scan-clean300.png", self.page.text_content("table.list"))

    def test_rubbish_is_named_and_tried_again(self):
        self.open("/documents")
        with open(self.folder / "trasig.pdf", "wb") as file:
            file.write(b"%PDF-1.7\nnothing else")
        drop = """async ([name, bytes]) => {
          const carried = new DataTransfer();
          carried.items.add(new File([new Uint8Array(bytes)], name));
          document.querySelector('#drop').dispatchEvent(
            new DragEvent('drop', { dataTransfer: carried, bubbles: true, cancelable: true }));
        }"""
        self.page.evaluate(drop, ["trasig.pdf", list(b"%PDF-1.7\nnothing else")])
        self.page.wait_for_selector("#intake .failure", timeout=60_000)
        self.assertIn("trasig.pdf", self.page.text_content("#intake"))
        self.open("/documents?state=failed")
        self.page.click(".retry")
        self.page.wait_for_selector("#intake .failure", timeout=60_000)

    def test_the_log_goes_elsewhere(self):
        self.open("/")
        self.page.wait_for_selector("#page-link")
        self.page.keyboard.press("Enter")
        self.becomes(lambda: self.ask("SELECT count(*) FROM decision")[0][0] == 1, "it is kept")
        self.open("/log")
        with self.page.expect_download() as download:
            self.page.click("a[download]")
        log = self.folder / "log.jsonl"
        download.value.save_as(log)
        other = str(self.folder / "other")
        shutil.copytree(ARCHIVE, other)
        self.prant("import", "-w", other, str(log))
        self.assertEqual(
            self.prant("export", "-w", other, "--format", "decisions"),
            self.prant("export", "-w", self.archive, "--format", "decisions"))


class Users(Journey):
    def prepare(self):
        self.users = str(self.folder / "users")
        self.prant("review", "--users", self.users, "--add-user", "åsa",
                   input=f"{PASSWORD}\n{PASSWORD}\n".encode())
        self.options = ("--users", self.users)
        self.assertNotIn(PASSWORD, pathlib.Path(self.users).read_text(encoding="utf-8"))

    def sign_in(self, password):
        self.page.fill("#s-name", "åsa")
        self.page.fill("#s-password", password)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def test_only_who_signs_in_sees_anything(self):
        self.page.goto(self.server.address + "/documents")
        self.assertIn("/login", self.page.url)
        self.sign_in("fel")
        self.assertTrue(self.page.query_selector(".warning"))
        self.complaints.clear()
        self.sign_in(PASSWORD)
        self.assertTrue(self.page.url.endswith("/documents"))
        self.open("/")
        self.page.wait_for_selector("#page-link")
        self.page.keyboard.press("Enter")
        self.becomes(lambda: self.ask("SELECT reviewer FROM decision") == [("åsa",)], "her name")
        self.page.click("form[action='/logout'] button")
        self.page.wait_for_selector("#s-name")


if __name__ == "__main__":
    PRANT, ARCHIVE, FIXTURES = (os.path.abspath(one) for one in sys.argv[1:4])
    unittest.main(argv=[sys.argv[0], *sys.argv[4:]])
