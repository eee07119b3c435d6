#!/usr/bin/env python3
"""keyboard.py --prant PRANT ARCHIVE TRUTHS [--decisions 200] [--most-keys 1.2] [--pictures FOLDER]

Reviews in a headless Chromium with nothing but keys, as somebody would who has the paper in hand,
and counts them. TRUTHS has NAME.truth.txt for each document.

Works on the archive itself: give it a copy. Needs playwright, rapidfuzz and Debian's chromium.
"""
import argparse
import os
import re
import sqlite3
import sys
import urllib.parse

import browser
import client
import places
from review_by_truth import Person


class Desk:
    """The page of the queue, and the keys that were pressed on it."""

    def __init__(self, page):
        self.page = page
        self.keys = 0
        self.kinds = {}

    def press(self, key):
        self.page.keyboard.press(key)
        self.keys += 1

    def address(self):
        """Document, page, line and word of the place in focus; None where there is none."""
        self.page.wait_for_selector("#page-link, .empty, #look-again", timeout=15_000)
        link = self.page.query_selector("#page-link")
        if link is None:
            return None
        url = urllib.parse.urlparse(link.get_attribute("href"))
        found = re.fullmatch(r"/documents/(\d+)/pages/(\d+)", url.path)
        query = urllib.parse.parse_qs(url.query)
        return (int(found[1]), int(found[2]), int(query["line"][0]), int(query["word"][0]))

    def candidates(self):
        return [one.text_content() for one in
                self.page.query_selector_all(".candidates .text")]

    def answer(self, text, equal):
        """One stroke: for all equal cases where there are some."""
        shown = [one.replace("∅", "") for one in self.candidates()]
        if text in shown[:1] and equal > 1:
            self.press("a")
            self.page.wait_for_selector("dialog#cases[open]")
            self.press("Enter")
            self.page.wait_for_selector("dialog#cases[open]", state="detached")
            return self.count("equal cases", equal)
        if text in shown[:1]:
            self.press("Enter")
            return self.count("likeliest", 1)
        if text in shown[:9]:
            self.press(str(shown.index(text) + 1))
            return self.count("candidate", 1)
        if not text:
            self.press("0")
            return self.count("nothing", 1)
        self.press("e")
        self.page.wait_for_selector("#typing-holder input")
        before = self.page.eval_on_selector("#typing-holder input", "field => field.value")
        for key in fewest_keys(before, text):
            self.press(key) if len(key.encode()) == len(key) else self.insert(key)
        self.press("Enter")
        return self.count("typed", 1)

    def insert(self, sign):
        """A letter that a Swedish keyboard has a key for."""
        self.page.keyboard.insert_text(sign)
        self.keys += 1

    def count(self, kind, decisions):
        self.kinds[kind] = self.kinds.get(kind, 0) + decisions
        return decisions


def fewest_keys(before, after):
    """The keys that make one text of another in a field whose text is chosen."""
    start = len(os.path.commonprefix([before, after]))
    room = min(len(before), len(after)) - start
    end = len(os.path.commonprefix([before[::-1], after[::-1]])[:room])
    gone, new = len(before) - start - end, list(after[start:len(after) - end])
    return min(
        list(after),
        ["ArrowRight"] + ["ArrowLeft"] * end + ["Backspace"] * gone + new,
        ["ArrowLeft"] + ["ArrowRight"] * start + ["Delete"] * gone + new, key=len)


def review(page, archive, person, wanted):
    """Decides until so many decisions are made."""
    known = places.waiting(archive)
    desk, made = Desk(page), 0
    while made < wanted:
        address = desk.address()
        if address is None:
            break
        place = known.get(address)
        text = person.answer(place) if place else None
        if place is None:
            raise RuntimeError(f"asked about {address}, which does not wait")
        equal = sum(
            1 for one in known.values() if one["original"] == place["original"]
            and one["candidates"][0] == place["candidates"][0])
        chip = page.query_selector(".card .chip")
        shown = re.match(r"\d+", chip.text_content()) if chip else None
        cases = int(shown[0]) if shown and equal > 1 else 1
        made += desk.answer(text, cases)
        page.wait_for_function(
            "before => (document.querySelector('#page-link')?.getAttribute('href') ?? '')"
            " !== before", arg=f"/documents/{address[0]}/pages/{address[1]}?line={address[2]}&word={address[3]}")
    # What was decided last is on its way.
    page.wait_for_timeout(1000)
    return desk, made


def logged(archive):
    database = sqlite3.connect(f"file:{archive}/prant.sqlite?mode=ro", uri=True)
    count = database.execute("SELECT count(*) FROM decision").fetchone()[0]
    database.close()
    return count


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--prant", required=True)
    parser.add_argument("archive")
    parser.add_argument("truths")
    parser.add_argument("--decisions", type=int, default=200)
    parser.add_argument("--most-keys", type=float, help="fail where a decision takes more")
    parser.add_argument("--pictures")
    chosen = parser.parse_args()
    with client.Review(chosen.prant, chosen.archive) as server, browser.launched() as chromium:
        page = chromium.new_page(viewport={"width": 1280, "height": 860}, locale="sv-SE")
        errors = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda one: errors.append(one.text) if one.type == "error" else None)
        page.goto(server.address + "/")
        desk, made = review(page, chosen.archive, Person(chosen.truths), chosen.decisions)
        if chosen.pictures:
            page.screenshot(path=f"{chosen.pictures}/after.png")
    print(f"{made} decisions, {desk.keys} keys: {desk.keys / max(1, made):.2f} a decision; "
          f"{desk.kinds}; {logged(chosen.archive)} in the log")
    for error in errors:
        print("the page said:", error)
    if chosen.most_keys and desk.keys > chosen.most_keys * made:
        print(f"more than {chosen.most_keys} keys a decision")
        return 1
    return 0 if made and not errors and logged(chosen.archive) >= made else 1


if __name__ == "__main__":
    sys.exit(main())
