#!/usr/bin/env python3
"""review_by_truth.py --prant PRANT ARCHIVE TRUTHS [--most N] [--no-typing]

Answers the whole queue as somebody would who has the paper in hand: TRUTHS has NAME.truth.txt for
each document. Counts the keys that it would have taken, and prints what kinds of answers they were.

Works on the archive itself: give it a copy. Needs rapidfuzz.
"""
import argparse
import collections
import os
import sys
import time

import client
import truth


class Person:
    """Looks every place up in the truth."""

    def __init__(self, folder):
        self.folder = folder
        self.truths = {}

    def truth(self, place):
        name = truth.truth_name(place["fileName"])
        if name not in self.truths:
            path = os.path.join(self.folder, name)
            if os.path.exists(path):
                with open(path, encoding="utf-8") as file:
                    self.truths[name] = truth.Truth(file.read())
            else:
                self.truths[name] = None
        return self.truths[name]

    def answer(self, place):
        """The right text; as it stands now where the truth does not say."""
        now = place["words"][place["place"]]
        known = self.truth(place)
        found = known.answer(place["words"], place["place"]) if known else None
        if found is None:
            return now
        for text in [now, *(one["text"] for one in place["candidates"])]:
            if truth.matches(text, found):
                return text
        return found


def keys(place, text):
    """How many keys an answer takes, and which kind it is."""
    candidates = [one["text"] for one in place["candidates"]]
    if candidates and text == candidates[0]:
        return 1, "likeliest"
    if text in candidates[:9]:
        return 1, "candidate"
    return 2 + len(text), "typed"


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--prant", required=True)
    parser.add_argument("archive")
    parser.add_argument("truths")
    parser.add_argument("--most", type=int, default=10**9, help="decisions")
    parser.add_argument("--show", action="store_true", help="what was typed")
    chosen = parser.parse_args()
    person = Person(chosen.truths)
    kinds, pressed, decided, strokes = collections.Counter(), 0, 0, 0
    with client.Review(chosen.prant, chosen.archive) as server:
        reviewer = client.Reviewer(server.port)
        while decided < chosen.most:
            places = reviewer.queue(1)["questions"]
            if not places:
                break
            place = places[0]
            text = person.answer(place)
            answers = [(place, client.text(text))]
            count, kind = keys(place, text)
            if place["cases"] > 1:
                equal = [one for one in reviewer.cases(place) if person.answer(one) == text]
                if len(equal) > 1 and kind == "likeliest":
                    answers = [(one, client.text(text)) for one in equal]
                    # `a`, a key for each exception, Enter.
                    count, kind = 2 + place["cases"] - len(equal), "equal cases"
            reviewer.decide(answers)
            kinds[kind] += len(answers)
            pressed += count
            decided += len(answers)
            strokes += 1
            if chosen.show and kind == "typed":
                print(f"{place['original']!r} → {text!r}  in  {' '.join(place['words'])}")
        # The outputs follow within a second.
        time.sleep(3)
    print(f"{decided} decisions, {strokes} strokes, {pressed} keys: "
          f"{pressed / max(1, decided):.2f} a decision; {dict(kinds)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
