#!/usr/bin/env python3
"""review_by_truth.py --prant PRANT ARCHIVE TRUTHS [--most N] [--show] [--score FOLDER]

Answers the whole queue as somebody would who has the paper in hand: TRUTHS has NAME.truth.txt for
each document. Counts the keys that it would have taken, and prints what kinds of answers they were.

With --score, a folder that has the scorer `score_text.py`: the word errors of the outputs before
and after. They can fall by those that stand at places of the queue: the floor is what stays where
every such place is answered rightly. Exits 1 where they fall by less than 85 % of that.

Works on the archive itself: give it a copy. Needs rapidfuzz.
"""
import argparse
import collections
import os
import sys

import client
import places
import truth
import word_errors

SHARE = 0.85                  # of what the word errors can fall by
MOST_SHOWN = 30


def read(path):
    """A file's text; None where there is none."""
    if not os.path.exists(path):
        return None
    with open(path, encoding="utf-8") as file:
        return file.read()


class Person:
    """Looks every place up in the truth."""

    def __init__(self, folder):
        self.folder = folder
        self.truths = {}

    def truth(self, place):
        name = truth.truth_name(place["fileName"])
        if name not in self.truths:
            text = read(os.path.join(self.folder, name))
            furniture = read(os.path.join(self.folder, truth.furniture_name(name)))
            self.truths[name] = None if text is None else truth.Truth(text, furniture or "")
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


class Review:
    """What was answered."""

    def __init__(self, person, shows):
        self.person, self.shows = person, shows
        self.kinds = collections.Counter()
        self.pressed = self.decided = self.strokes = 0

    def one(self, reviewer):
        """One stroke at the place that comes first; false where none waits."""
        waiting = reviewer.queue(1)["questions"]
        if not waiting:
            return False
        place = waiting[0]
        text = self.person.answer(place)
        answers = [(place, client.text(text))]
        count, kind = keys(place, text)
        if place["cases"] > 1:
            equal = [one for one in reviewer.cases(place) if self.person.answer(one) == text]
            if len(equal) > 1 and kind == "likeliest":
                answers = [(one, client.text(text)) for one in equal]
                # `a`, a key for each exception, Enter.
                count, kind = 2 + place["cases"] - len(equal), "equal cases"
        reviewer.decide(answers)
        self.kinds[kind] += len(answers)
        self.pressed += count
        self.decided += len(answers)
        self.strokes += 1
        if self.shows and kind == "typed":
            print(f"{place['original']!r} → {text!r}  in  {' '.join(place['words'])}")
        return True


def compare(before, after):
    """What became of the word errors. Returns whether they fell by enough."""
    can_fall, fell = before.errors - before.floor, before.errors - after.errors
    share = fell / can_fall if can_fall else 1
    print(f"word errors before {before.percent(before.errors)}, "
          f"after {after.percent(after.errors)}, at least {before.percent(before.floor)}: "
          f"fallen by {100 * share:.1f} % of what they can")
    left = after.at_places
    print(f"{sum(region.errors for _, region in left)} errors left where something was asked:")
    for name, region in left[:MOST_SHOWN]:
        print(f"  {name}: {region}")
    return share >= SHARE


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--prant", required=True)
    parser.add_argument("archive")
    parser.add_argument("truths")
    parser.add_argument("--most", type=int, default=10**9, help="decisions")
    parser.add_argument("--show", action="store_true", help="what was typed")
    parser.add_argument("--score", help="a folder with score_text.py")
    chosen = parser.parse_args()

    def tally():
        return chosen.score and word_errors.Tally(
            chosen.archive, asked, chosen.truths, word_errors.Scorer(chosen.score))

    asked = set(places.waiting(chosen.archive)) if chosen.score else set()
    before = tally()
    review = Review(Person(chosen.truths), chosen.show)
    with client.Review(chosen.prant, chosen.archive) as server:
        reviewer = client.Reviewer(server.port)
        while review.decided < chosen.most and review.one(reviewer):
            pass
        is_made = client.wait_until(lambda: places.pending(chosen.archive) == 0)
    print(f"{review.decided} decisions, {review.strokes} strokes, {review.pressed} keys: "
          f"{review.pressed / max(1, review.decided):.2f} a decision; {dict(review.kinds)}")
    if not is_made:
        print("some meetings were not made anew")
    return 0 if is_made and (not chosen.score or compare(before, tally())) else 1


if __name__ == "__main__":
    sys.exit(main())
