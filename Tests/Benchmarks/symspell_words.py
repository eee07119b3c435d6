#!/usr/bin/env python3
"""symspell_words.py COUNTS WORDS…

What symspellpy makes of words: COUNTS has `word⇥count` lines, each file of WORDS a word a line.
Writes FILE.answers beside each FILE, and to standard output as JSON the seconds of CPU time that
loading and each file's look-ups took. Runs in an environment that has symspellpy.
"""
import json
import sys
import time

from symspellpy import SymSpell, Verbosity
from symspellpy.editdistance import DistanceAlgorithm, EditDistance


def fastest():
    """The compiled comparison of words where it is installed, else symspellpy's own."""
    try:
        return EditDistance(DistanceAlgorithm.DAMERAU_OSA_FAST)
    except ImportError:
        return None


def main():
    counts, *files = sys.argv[1:]
    start = time.process_time()
    speller = SymSpell(max_dictionary_edit_distance=2, prefix_length=7,
                       distance_comparer=fastest())
    speller.load_dictionary(counts, 0, 1, separator="\t", encoding="utf-8")
    opening = time.process_time() - start
    seconds = []
    for path in files:
        with open(path, encoding="utf-8") as file:
            words = file.read().split("\n")
        start = time.process_time()
        answers = [speller.lookup(word, Verbosity.TOP, max_edit_distance=2, include_unknown=True,
                                  transfer_casing=True)[0].term for word in words]
        seconds.append(time.process_time() - start)
        with open(path + ".answers", "w", encoding="utf-8") as file:
            file.write("\n".join(answers))
    json.dump({"opening": opening, "seconds": seconds}, sys.stdout)


if __name__ == "__main__":
    main()
