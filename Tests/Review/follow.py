#!/usr/bin/env python3
"""follow.py --prant PRANT ARCHIVE [--decisions 50]

How long after a decision's answer the outputs hold it: decides with words that stand nowhere else,
and looks for them in out/NAME.txt, in out/NAME.meeting.json, on the meeting's page and by search.

Works on the archive itself: give it a copy. Exits 1 where something did not follow within a second.
"""
import argparse
import os
import statistics
import sys
import time

import client
import places

PATIENCE = 5                  # seconds
SECOND = 1.0


def holds(path, word):
    with open(path, encoding="utf-8") as file:
        return word in file.read()


def follow(person, archive, stems, place, word):
    """How long each of the outputs took, in seconds; None where it does not hold the word."""
    stem = stems[place["document"]]
    looks = {
        "the text": lambda: holds(f"{archive}/out/{stem}.txt", word),
        "the meeting": lambda: holds(f"{archive}/out/{stem}.meeting.json", word),
        "its page": lambda: word.encode() in person.get(
            f"/documents/{place['document']}/meeting"),
        "search": lambda: f"/documents/{place['document']}/pages/".encode() in person.get(
            f"/search?q={word}")}
    person.decide([(place, client.text(word))])
    answered = time.monotonic()
    found = dict.fromkeys(looks)
    while None in found.values() and time.monotonic() < answered + PATIENCE:
        for name, look in looks.items():
            if found[name] is None and look():
                found[name] = time.monotonic() - answered
        time.sleep(0.005)
    return found


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--prant", required=True)
    parser.add_argument("archive")
    parser.add_argument("--decisions", type=int, default=50)
    chosen = parser.parse_args()
    stems = {key: stem for key, (_, stem, _) in places.documents(chosen.archive).items()}
    times, missing, slow = {}, [], 0
    print(f"load before: {os.getloadavg()[0]:.1f}")
    with client.Review(chosen.prant, chosen.archive) as server:
        person = client.Reviewer(server.port)
        for number in range(chosen.decisions):
            waiting = person.queue(1)["questions"]
            if not waiting:
                break
            word = f"Zqx{number}vwk"
            for name, took in follow(person, chosen.archive, stems, waiting[0], word).items():
                if took is None:
                    missing.append(f"{name} of {stems[waiting[0]['document']]}: "
                                   f"page {waiting[0]['page']}, {' '.join(waiting[0]['words'])}")
                else:
                    times.setdefault(name, []).append(1000 * took)
                    slow += took > SECOND
    for name, all_times in times.items():
        print(f"{name:12} {len(all_times):4}  median {statistics.median(all_times):7.1f}  "
              f"most {max(all_times):7.1f}  ms")
    for line in missing:
        print("not in", line)
    return 1 if slow or not times else 0


if __name__ == "__main__":
    sys.exit(main())
