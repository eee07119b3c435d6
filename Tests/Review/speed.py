#!/usr/bin/env python3
"""speed.py --prant PRANT ARCHIVE [--rounds 200]

What one reviewer waits for: the queue's page, a decision, a line's picture, a page's picture; the
median and the slowest of a hundred. Works on the archive itself: give it a copy.
"""
import argparse
import statistics
import sys
import time

import client


def timed(times, work):
    begun = time.monotonic()
    value = work()
    times.append(1000 * (time.monotonic() - begun))
    return value


def row(name, times):
    if not times:
        return f"{name:28} none"
    ordered = sorted(times)
    worst = ordered[int(0.99 * (len(ordered) - 1))]
    middle = statistics.median(times)
    return f"{name:28} {len(times):5}  median {middle:7.1f} ms  99 % {worst:7.1f} ms"


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--prant", required=True)
    parser.add_argument("archive")
    parser.add_argument("--rounds", type=int, default=200)
    chosen = parser.parse_args()
    pages, queues, decisions, pictures, filtered, shown = [], [], [], [], [], []
    with client.Review(chosen.prant, chosen.archive) as server:
        person = client.Reviewer(server.port)
        for kind in ["kind=diacritic", "text=skola", "from=2020-01-01&until=2022-12-31"]:
            for _ in range(5):
                timed(filtered, lambda: person.get(
                    f"/api/review/queue?limit=20&tab={person.tab}&{kind}"))
        places = []
        for _ in range(chosen.rounds):
            if len(places) < 8:
                places += timed(queues, lambda: person.queue(12))["questions"]
                known = {}
                for place in places:
                    known.setdefault((place["document"], place["correction"]), place)
                places = list(known.values())
            if not places:
                break
            place = places.pop(0)
            if place.get("picture"):
                timed(pictures, lambda: person.get(place["picture"]["url"]))
            time.sleep(0.15)            # nobody decides faster
            timed(decisions, lambda: person.decide([(place, client.keep())]))
        for _ in range(10):
            timed(pages, lambda: person.get("/"))
            if places:
                place = places[0]
                timed(shown, lambda: person.get(
                    f"/documents/{place['document']}/pages/{place['page']}"))
    for name, times in [
            ("the page of the queue", pages), ("the queue, its next places", queues),
            ("the queue with a filter", filtered), ("a decision", decisions),
            ("a line's picture", pictures), ("a page beside its text", shown)]:
        print(row(name, times))
    return 0


if __name__ == "__main__":
    sys.exit(main())
