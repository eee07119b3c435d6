#!/usr/bin/env python3
"""many_reviewers.py --prant PRANT ARCHIVE [--reviewers 50] [--rate 200] [--seconds 20]

Many people at a time: each asks for places and decides about them. Afterwards the log must hold
every decision that was answered, once, and no place was decided by two.

Works on the archive itself: give it a copy. Prints a table; exits 1 where something was lost.
"""
import argparse
import collections
import sqlite3
import statistics
import sys
import threading
import time

import client


class Crowd:
    """What all of them did."""

    def __init__(self):
        self.lock = threading.Lock()
        self.times = collections.defaultdict(list)
        self.answered = []            # ids of decisions and the places that they were about
        self.refused = []

    def timed(self, what, work):
        begun = time.monotonic()
        value = work()
        with self.lock:
            self.times[what].append(time.monotonic() - begun)
        return value


def review(port, crowd, pause, end, number):
    """One person: twenty places at a time, one decision after the other."""
    person = client.Reviewer(port)
    places = []
    due = time.monotonic() + pause * number / 50
    while time.monotonic() < end:
        time.sleep(max(0, due - time.monotonic()))
        due += pause
        if not places:
            places = crowd.timed("queue", lambda: person.queue(10))["questions"]
            if not places:
                return
            continue
        place = places.pop(0)
        asked = client.request(place, client.keep())
        body = {"action": asked["id"], "tab": person.tab, "decisions": [asked],
                "places": [{"document": place["document"], "correction": place["correction"]}]}
        try:
            crowd.timed("decision", lambda: person.post("/api/review/decisions", body))
        except client.Refused as refused:
            with crowd.lock:
                crowd.refused.append((refused.status, asked["id"]))
            continue
        with crowd.lock:
            crowd.answered.append((asked["id"], (place["document"], place["correction"])))


def milliseconds(times):
    ordered = sorted(times)
    return (1000 * statistics.median(ordered), 1000 * ordered[int(0.99 * (len(ordered) - 1))])


def check(archive, crowd):
    """What is wrong with the log."""
    database = sqlite3.connect(f"{archive}/prant.sqlite")
    logged = collections.Counter(row[0] for row in database.execute("SELECT id FROM decision"))
    wrong = [f"lost: {name}" for name, _ in crowd.answered if logged[name] == 0]
    wrong += [f"twice: {name}" for name, count in logged.items() if count > 1]
    places = collections.Counter(place for _, place in crowd.answered)
    wrong += [f"decided by two: {place}" for place, count in places.items() if count > 1]
    return wrong


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--prant", required=True)
    parser.add_argument("archive")
    parser.add_argument("--reviewers", type=int, default=50)
    parser.add_argument("--rate", type=float, default=200, help="requests a second, all together")
    parser.add_argument("--seconds", type=float, default=20)
    chosen = parser.parse_args()
    crowd = Crowd()
    with client.Review(chosen.prant, chosen.archive) as review_server:
        begun = time.monotonic()
        end = begun + chosen.seconds
        people = [threading.Thread(target=review, args=(
            review_server.port, crowd, chosen.reviewers / chosen.rate, end, number))
            for number in range(chosen.reviewers)]
        for person in people:
            person.start()
        for person in people:
            person.join()
        took = time.monotonic() - begun
    count = sum(map(len, crowd.times.values()))
    print(f"{chosen.reviewers} reviewers, {count / took:.0f} requests/s for {took:.0f} s")
    for what, times in sorted(crowd.times.items()):
        middle, worst = milliseconds(times)
        print(f"{what:10} {len(times):6}  median {middle:6.1f} ms  99 % {worst:6.1f} ms")
    print(f"refused    {len(crowd.refused):6}  "
          f"{dict(collections.Counter(status for status, _ in crowd.refused))}")
    wrong = check(chosen.archive, crowd)
    for line in wrong[:20]:
        print(line)
    print("lost or doubled:", len(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
