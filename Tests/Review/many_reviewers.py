#!/usr/bin/env python3
"""many_reviewers.py --prant PRANT ARCHIVE [--reviewers 50] [--rate 200] [--seconds 20] [--pictures]

Many people at a time: each asks for places and decides about them, at a pace that does not wait for
answers. Afterwards the log must hold every decision that was answered, once; nothing that was
refused; and no place that was decided twice.

Works on the archive itself: give it a copy. Prints a table; exits 1 where something was lost,
doubled or went wrong.
"""
import argparse
import collections
import http.client
import os
import sqlite3
import statistics
import sys
import threading
import time

import client

FETCHED = 10                  # places that one asks for at a time


class Crowd:
    """What all of them did."""

    def __init__(self):
        self.lock = threading.Lock()
        self.times = collections.defaultdict(list)
        self.late = []
        self.answered = []            # the ids of decisions
        self.refused = []             # statuses and ids
        self.broken = []              # what went wrong otherwise
        self.idle = 0                 # how often nothing was left to ask about
        self.denied = 0               # how often nothing was given although enough waited

    def timed(self, what, due, work):
        """Takes the time of a request, and how much later than it was due the answer came."""
        begun = time.monotonic()
        try:
            return work()
        finally:
            end = time.monotonic()
            with self.lock:
                self.times[what].append(end - begun)
                self.late.append(end - due)

    def note(self, where, value):
        with self.lock:
            where.append(value)


def decide(person, crowd, due, place):
    asked = client.request(place, client.keep())
    body = {"action": asked["id"], "tab": person.tab, "decisions": [asked],
            "places": [{"document": place["document"], "correction": place["correction"]}]}
    try:
        crowd.timed("decision", due, lambda: person.post("/api/review/decisions", body))
        crowd.note(crowd.answered, asked["id"])
    except client.Refused as refused:
        crowd.note(crowd.refused, (refused.status, asked["id"]))


def review(person, crowd, begun, end, pause, pictures, enough):
    """One person: some places at a time, one decision after the other.

    - enough: with so many questions there is one for everybody.
    """
    places, due = [], begun
    while due < end:
        time.sleep(max(0, due - time.monotonic()))
        try:
            if not places:
                given = crowd.timed("queue", due, lambda: person.queue(FETCHED))
                places = given["questions"]
                with crowd.lock:
                    crowd.idle += not places
                    crowd.denied += not places and given["progress"]["questions"] >= enough
            else:
                place = places.pop(0)
                if pictures and place.get("picture"):
                    crowd.timed("picture", due, lambda: person.get(place["picture"]["url"]))
                    due += pause
                    time.sleep(max(0, due - time.monotonic()))
                decide(person, crowd, due, place)
        except (client.Refused, http.client.HTTPException, OSError) as error:
            person.connection = None
            crowd.note(crowd.broken, str(error))
        due += pause


def row(name, times):
    ordered = sorted(1000 * one for one in times)
    parts = [f"{share} % {ordered[int(share / 100 * (len(ordered) - 1))]:7.1f}"
             for share in (95, 99)]
    return (f"{name:12} {len(ordered):6}  median {statistics.median(ordered):7.1f}  "
            f"{'  '.join(parts)}  most {ordered[-1]:7.1f}  ms")


def check(archive, crowd, before):
    """What is wrong with what the log has since."""
    database = sqlite3.connect(f"file:{archive}/prant.sqlite?mode=ro", uri=True)
    logged = collections.Counter(
        row[0] for row in database.execute("SELECT id FROM decision WHERE number > ?", (before,)))
    wrong = [f"lost: {name}" for name in crowd.answered if logged[name] != 1]
    wrong += [f"refused, and in the log: {name}" for _, name in crowd.refused if logged[name]]
    asked = {*crowd.answered, *(name for _, name in crowd.refused)}
    strange = [name for name in logged if name not in asked]
    if len(strange) > len(crowd.broken):
        wrong += [f"nobody's: {name}" for name in strange]
    wrong += [f"decided {row[0]} times: {row[1:]}" for row in database.execute(
        "SELECT count(*), sha256, page, line, word FROM decision WHERE number > ? "
        "GROUP BY 2, 3, 4, 5 HAVING count(*) > 1", (before,))]
    database.close()
    return wrong


def last_decision(archive):
    database = sqlite3.connect(f"file:{archive}/prant.sqlite?mode=ro", uri=True)
    number = database.execute("SELECT coalesce(max(number), 0) FROM decision").fetchone()[0]
    database.close()
    return number


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--prant", required=True)
    parser.add_argument("archive")
    parser.add_argument("--reviewers", type=int, default=50)
    parser.add_argument("--rate", type=float, default=200, help="requests a second, all together")
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--pictures", action="store_true", help="look at each line's picture, too")
    chosen = parser.parse_args()
    crowd, pause = Crowd(), chosen.reviewers / chosen.rate
    before = last_decision(chosen.archive)
    with client.Review(chosen.prant, chosen.archive) as server:
        people = [client.Reviewer(server.port) for _ in range(chosen.reviewers)]
        load = os.getloadavg()[0]
        begun = time.monotonic() + 0.5
        threads = [threading.Thread(target=review, args=(
            person, crowd, begun + pause * number / chosen.reviewers, begun + chosen.seconds,
            pause, chosen.pictures, 2 * FETCHED * chosen.reviewers))
            for number, person in enumerate(people)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        took = time.monotonic() - begun
    print(f"{chosen.reviewers} reviewers, {len(crowd.late) / took:.0f} requests/s "
          f"for {took:.0f} s; load before {load:.1f}")
    for what, times in sorted(crowd.times.items()):
        print(row(what, times))
    print(row("since due", crowd.late))
    print(f"{len(crowd.answered)} decided; "
          f"refused: {dict(collections.Counter(status for status, _ in crowd.refused))}; "
          f"went wrong: {dict(collections.Counter(crowd.broken))}; "
          f"nothing left {crowd.idle} times, {crowd.denied} of them although enough waited")
    wrong = check(chosen.archive, crowd, before)
    for line in wrong[:20]:
        print(line)
    print("lost or doubled:", len(wrong))
    return 1 if wrong or crowd.broken or crowd.refused or crowd.denied else 0


if __name__ == "__main__":
    sys.exit(main())
