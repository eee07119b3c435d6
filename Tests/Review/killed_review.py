#!/usr/bin/env python3
"""killed_review.py --prant PRANT ARCHIVE [--decisions 1000] [--kills 10] [--seed N]

Decides, and kills the review with SIGKILL at random moments, starting it anew each time. Every
decision that was answered must be in the log, once; what was asked again with the same id too.

Works on the archive itself: give it a copy. Exits 1 where something was lost.
"""
import argparse
import collections
import http.client
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time

import client


def decide_until_killed(server, wanted, answered, open_requests, moment):
    """One session, ended by the kill; what was under way then is asked again in the next."""
    person = client.Reviewer(server.port)
    killer = threading.Timer(moment, lambda: server.process.send_signal(signal.SIGKILL))
    killer.start()
    try:
        while len(answered) < wanted:
            asked = open_requests.pop() if open_requests else None
            if asked is None:
                places = person.queue(5)["questions"]
                if not places:
                    return
                for place in places:
                    open_requests.append(client.request(place, client.keep()))
                continue
            open_requests.append(asked)
            try:
                person.post("/api/review/decisions",
                            {"action": asked["id"], "decisions": [asked]})
                answered.append(asked["id"])
            except client.Refused as refused:
                # Decided in an earlier life, before its answer could be given.
                if refused.status != 409:
                    raise
            open_requests.pop()
    except (http.client.HTTPException, ConnectionError, OSError):
        pass
    finally:
        killer.cancel()


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--prant", required=True)
    parser.add_argument("archive")
    parser.add_argument("--decisions", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1_000_000))
    chosen = parser.parse_args()
    moments = random.Random(chosen.seed)
    answered, open_requests, kills = [], [], 0
    while len(answered) < chosen.decisions and kills <= 10 * chosen.kills:
        server = client.Review(chosen.prant, chosen.archive)
        last = kills >= chosen.kills
        before = len(answered)
        decide_until_killed(
            server, chosen.decisions, answered, open_requests,
            3600 if last else moments.uniform(0.05, 1.5))
        try:
            server.process.wait(timeout=0.2)
            kills += 1
        except subprocess.TimeoutExpired:
            server.end()
        if last and len(answered) == before:
            break
    time.sleep(0.2)
    database = sqlite3.connect(f"{chosen.archive}/prant.sqlite")
    logged = collections.Counter(row[0] for row in database.execute("SELECT id FROM decision"))
    lost = [name for name in answered if logged[name] == 0]
    doubled = [name for name, count in logged.items() if count > 1]
    sound = database.execute("PRAGMA integrity_check").fetchone()[0]
    print(f"seed {chosen.seed}: {len(answered)} decisions answered, {kills} kills; "
          f"{len(lost)} lost, {len(doubled)} doubled; database {sound}")
    return 1 if lost or doubled or sound != "ok" or len(answered) < chosen.decisions else 0


if __name__ == "__main__":
    sys.exit(main())
