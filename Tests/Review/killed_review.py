#!/usr/bin/env python3
"""killed_review.py --prant PRANT ARCHIVE [--decisions 1000] [--kills 20] [--seed N]

Decides, and kills the review with SIGKILL at random moments, starting it anew each time. Every
decision that was answered must be in the log, once; what is asked again with the same id too. After
a start, meetings that were pending are made anew without being asked for. In the end the archive is
whole, and its outputs are those of an archive that took in the same log in peace.

Works on the archive itself: give it a copy. Exits 1 where something was lost, doubled or unlike.
"""
import argparse
import collections
import filecmp
import http.client
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time

import client
import places

PATIENCE = 60                 # seconds that meetings may take, all of them


class Story:
    """What was asked and answered over all lives of the review."""

    def __init__(self, seed):
        self.chance = random.Random(seed)
        self.answered = []
        self.refused = []
        self.open = []                # requests whose answers are not known
        self.under_way = None         # the id of the one that was sent and not answered
        self.again = 0                # how many were sent a second time
        self.known = 0                # how many of them were in the log by then
        self.kills = 0
        self.waits = []               # pending meetings after a start and how long they took

    def answer(self, place):
        """Most answers change the text: an output that does not follow is seen."""
        texts = [one["text"] for one in place["candidates"][:3]] + [place["original"] + "x"]
        return client.text(self.chance.choice(texts))


def is_logged(archive, name):
    database = sqlite3.connect(f"file:{archive}/prant.sqlite?mode=ro", uri=True)
    found = database.execute("SELECT 1 FROM decision WHERE id = ?", (name,)).fetchone()
    database.close()
    return found is not None


def decide_until_killed(server, wanted, story, moment):
    """One session, ended by the kill; what was under way then is asked again in the next."""
    killer = threading.Timer(moment, lambda: server.process.send_signal(signal.SIGKILL))
    killer.start()
    try:
        person = client.Reviewer(server.port)
        while len(story.answered) < wanted:
            if not story.open:
                given = person.queue(5)["questions"]
                if not given:
                    return
                story.open = [client.request(place, story.answer(place)) for place in given]
            asked = story.open[-1]
            story.under_way = asked["id"]
            try:
                person.post("/api/review/decisions",
                            {"action": asked["id"], "decisions": [asked]})
                story.answered.append(asked["id"])
            except client.Refused as refused:
                story.refused.append((refused.status, asked["id"]))
            story.open.pop()
            story.under_way = None
    except (http.client.HTTPException, OSError):
        pass
    finally:
        killer.cancel()


def wait_for_meetings(archive, story):
    """Nobody asks for anything: what is pending is made all the same."""
    count = places.pending(archive)
    begun = time.monotonic()
    done = client.wait_until(lambda: places.pending(archive) == 0, PATIENCE)
    if count:
        story.waits.append((count, time.monotonic() - begun))
    return done


def live(chosen, story):
    """All lives of the review. Returns what is wrong."""
    wrong = []
    while len(story.answered) < chosen.decisions:
        server = client.Review(chosen.prant, chosen.archive)
        if story.under_way:
            story.again += 1
            story.known += is_logged(chosen.archive, story.under_way)
        # In every second life the kill may meet what the last one has left to do.
        if story.kills % 2 and not wait_for_meetings(chosen.archive, story):
            wrong.append(f"meetings were not made anew in {PATIENCE} s")
        is_last = story.kills >= chosen.kills
        before = len(story.answered)
        decide_until_killed(server, chosen.decisions, story,
                            3600 if is_last else story.chance.uniform(0.02, 1.5))
        if server.process.poll() is None and not is_last:
            server.process.send_signal(signal.SIGKILL)
        story.kills += not is_last
        server.end()
        if is_last and len(story.answered) == before:
            break
    return wrong


def logged(archive, story):
    """What is wrong with the log."""
    database = sqlite3.connect(f"file:{archive}/prant.sqlite?mode=ro", uri=True)
    known = collections.Counter(row[0] for row in database.execute("SELECT id FROM decision"))
    wrong = [f"lost: {name}" for name in story.answered if known[name] != 1]
    wrong += [f"refused: {status} {name}" for status, name in story.refused]
    wrong += [f"decided {row[0]} times: {row[1:]}" for row in database.execute(
        "SELECT count(*), sha256, page, line, word FROM decision "
        "GROUP BY 2, 3, 4, 5 HAVING count(*) > 1")]
    database.close()
    return wrong


def compare(chosen, peaceful, story):
    """What is wrong with the archive in the end, beside one that was never killed."""
    with client.Review(chosen.prant, chosen.archive):
        wrong = [] if wait_for_meetings(chosen.archive, story) else ["meetings are pending"]
    check = subprocess.run([chosen.prant, "archive", "check", "-w", chosen.archive],
                           capture_output=True, text=True, check=False)
    if check.returncode:
        wrong.append(f"archive check: {check.stdout}{check.stderr}")
    log = os.path.join(peaceful, "decisions.jsonl")
    subprocess.run([chosen.prant, "export", "-w", chosen.archive, "--format", "decisions",
                    "-o", log], check=True)
    subprocess.run([chosen.prant, "import", "-w", peaceful, log], check=True, capture_output=True)
    with client.Review(chosen.prant, peaceful):
        if not client.wait_until(lambda: places.pending(peaceful) == 0, PATIENCE):
            wrong.append("meetings are pending in the archive that took in the log")
    names = sorted({*os.listdir(f"{chosen.archive}/out"), *os.listdir(f"{peaceful}/out")})
    _, unlike, missing = filecmp.cmpfiles(
        f"{chosen.archive}/out", f"{peaceful}/out", names, shallow=False)
    return wrong + [f"unlike or missing: out/{name}" for name in unlike + missing]


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--prant", required=True)
    parser.add_argument("archive")
    parser.add_argument("--decisions", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1_000_000))
    chosen = parser.parse_args()
    story = Story(chosen.seed)
    beside = os.path.dirname(os.path.abspath(chosen.archive))
    with tempfile.TemporaryDirectory(dir=beside) as folder:
        peaceful = os.path.join(folder, "peaceful")
        shutil.copytree(chosen.archive, peaceful, symlinks=True)
        wrong = live(chosen, story)
        wrong += logged(chosen.archive, story)
        wrong += compare(chosen, peaceful, story)
    print(f"seed {chosen.seed}: {len(story.answered)} decisions answered, {story.kills} kills, "
          f"{story.again} asked again, {story.known} of them in the log by then")
    print("pending meetings after a start, and seconds until they were made: "
          + ", ".join(f"{count} in {took:.1f}" for count, took in story.waits))
    for line in wrong[:20]:
        print(line)
    print("wrong:", len(wrong))
    return 1 if wrong or len(story.answered) < chosen.decisions else 0


if __name__ == "__main__":
    sys.exit(main())
