#!/usr/bin/env python3
"""speed.py --prant PRANT ARCHIVE [--rounds 200] [--seed 1]

What one reviewer waits for, in milliseconds at the client: decisions, the queue with and without
filters, pictures that were made ahead and pictures of pages that nobody has opened, and every view.

Works on the archive itself: give it a copy. Prints the machine's load: figures of a busy machine
say little.
"""
import argparse
import os
import random
import sqlite3
import statistics
import sys
import time

import client

FETCHED = 20                  # places that the queue's page asks for at a time
LOOKS = 1.0                   # seconds that a person looks at a place
FILTERS = {
    "of a document": "document={document}", "of a kind": "kind=diacritic",
    "of two kinds": "kind=character&kind=split", "from 60 %": "least=60",
    "10 to 30 %": "least=10&most=30", "of three years": "from=2020-01-01&until=2022-12-31",
    "with a frequent text": "text=sekr", "with a rare text": "text=tjuguett",
    "reopened": "reopened=1", "with all of it": "kind=character&least=10&from=2019-01-01&text=a"}
VIEWS = {
    "the queue's page": "/", "a filtered queue's page": "/?kind=diacritic&text=skola",
    "documents": "/documents", "documents by name": "/documents?order=name",
    "documents, most waiting": "/documents?order=waiting",
    "documents by day": "/documents?order=day", "documents with a text": "/documents?text=lindakra",
    "documents, page 90": "/documents?page=90",
    "search, a frequent word": "/search?q=och", "search, a rare word": "/search?q=fiber",
    "search, two words": "/search?q=barn+skola", "the log": "/log",
    "the log of one": "/log?document={document}", "a page's frame": "{sheet}",
    "a page's lines": "/api{sheet}", "a meeting": "/documents/{document}/meeting",
    "the progress": "/api/review/progress"}


class Watch:
    """Takes times by what was waited for."""

    def __init__(self):
        self.times = {}

    def __call__(self, what, work):
        begun = time.monotonic()
        value = work()
        self.times.setdefault(what, []).append(1000 * (time.monotonic() - begun))
        return value

    def print(self):
        for what, times in self.times.items():
            ordered = sorted(times)
            of_hundred = [ordered[int(share * (len(ordered) - 1))] for share in (0.95, 0.99)]
            print(f"{what:34} {len(times):5}  median {statistics.median(times):7.1f}"
                  f"  95 % {of_hundred[0]:7.1f}  99 % {of_hundred[1]:7.1f}  ms")


def decide(person, watch, rounds):
    """A person at the queue: looks at places, and decides about one after the other."""
    places = []
    for _ in range(rounds):
        if len(places) < FETCHED // 4:
            found = watch("the queue, its next places", lambda: person.queue(FETCHED))
            known = {(place["document"], place["correction"]) for place in places}
            places += [place for place in found["questions"]
                       if (place["document"], place["correction"]) not in known]
        if not places:
            return
        place = places.pop(0)
        time.sleep(0.15)              # nobody decides faster
        watch("a decision", lambda: person.decide([(place, client.keep())]))
    for _ in range(20):
        watch("an undoing", lambda: person.reverse("undo"))
    person.leave()


def ask(person, watch, document):
    """The queue with each of the filters, for somebody who has nothing in hand."""
    for name, query in FILTERS.items():
        for _ in range(7):
            watch(f"the queue {name}", lambda: person.get(
                f"/api/review/queue?limit={FETCHED}&tab={person.tab}&"
                + query.format(document=document)))
            person.leave()


def look(person, watch, documents, chance):
    """Pictures: of places that were fetched a while ago, and of lines that nobody foresaw."""
    places = person.queue(FETCHED)["questions"]
    for place in places:
        time.sleep(LOOKS)
        if place.get("picture"):
            watch("a line's picture, foreseen", lambda: person.get(place["picture"]["url"]))
    person.leave()
    for document in chance.sample(documents, min(30, len(documents))):
        page = person.json(f"/api/documents/{document}/pages/1")["page"]
        lines = [line["number"] for line in page["lines"] if line.get("box")]
        if len(lines) < 3:
            continue
        wanted = chance.sample(lines, 3)
        address = f"/pictures/{document}/1"
        watch("a line's picture, page unopened", lambda: person.get(f"{address}/line/{wanted[0]}"))
        watch("a line's picture, page open", lambda: person.get(f"{address}/line/{wanted[1]}"))
        watch("the same picture again", lambda: person.get(f"{address}/line/{wanted[1]}"))
        watch("a page's picture", lambda: person.get(f"{address}?width=1200"))


def documents_of(archive):
    """The documents whose first page has a picture."""
    database = sqlite3.connect(f"file:{archive}/prant.sqlite?mode=ro", uri=True)
    found = [row[0] for row in database.execute(
        "SELECT documentId FROM page WHERE number = 1 AND width IS NOT NULL ORDER BY 1")]
    database.close()
    return found


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--prant", required=True)
    parser.add_argument("archive")
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    watch, chance = Watch(), random.Random(chosen.seed)
    print(f"load before: {os.getloadavg()[0]:.1f}")
    with client.Review(chosen.prant, chosen.archive) as server:
        person = client.Reviewer(server.port)
        progress = person.json("/api/review/progress")
        print(f"{progress['places']} places wait, {progress['questions']} questions, "
              f"{progress['decided']} decided")
        documents = documents_of(chosen.archive)
        look(person, watch, documents, chance)
        decide(person, watch, chosen.rounds)
        ask(person, watch, documents[0])
        sheet = f"/documents/{documents[0]}/pages/1"
        for name, path in VIEWS.items():
            for _ in range(10):
                watch(name, lambda: person.get(path.format(document=documents[0], sheet=sheet)))
    watch.print()
    print(f"load after: {os.getloadavg()[0]:.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
