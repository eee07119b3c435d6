#!/usr/bin/env python3
"""Learns what an OCR model prints for each letter ("channel") from pages whose text is known.

    scripts/learn-channel.py --model swe corpus.txt.xz… -o dictionaries/channel-swedish.tsv

Paragraphs of the corpora are set in several typefaces, worn as bad scans are, and read by
Tesseract; what it read is laid against what was set, first word by word, then letter by letter.
The same corpora, seed, fonts and Tesseract give the same bytes. Needs, on Debian:

    apt install tesseract-ocr tesseract-ocr-swe tesseract-ocr-eng python3-pil python3-numpy
      fonts-liberation fonts-dejavu-core fonts-crosextra-carlito fonts-crosextra-caladea
      fonts-ebgaramond fonts-courier-prime
"""
import argparse
import collections
import lzma
import os
import re
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "channel"))

from alignment import Channel, LETTERS, alphabetic, core, paired
from pages import readings

BINS = (0, 30, 50, 60, 70, 75, 80, 85, 90, 93, 95, 97, 101)
# Pages with more wrong words are no text any more: nobody repairs those letter by letter. The
# English model has no letter right that is Swedish: every fourth word is wrong on a clean page.
MOST_WRONG = {"swe": 0.3, "eng": 0.5}

HEADER = """\
# What the {model} model of Tesseract prints for the letters of bad scans. Made by
# scripts/learn-channel.py: {words} words on {pages} pages with known text, seed {seed}.
# letters, what is printed, how often. A letter may be lost (nothing is printed) or become two;
# two letters may become one; without letters: a letter that is printed where there is none.
# A line with = says how often the letters stood there in all (without letters: all signs).
# Small letters stand for capitals, too. Of letters at the beginning of a word:
# case: letter, small ones, of these printed as capitals, capitals, of these printed as small ones
"""


class Findings:
    """What all pages say."""

    def __init__(self, most_wrong):
        self.most_wrong = most_wrong
        self.right, self.wrong = collections.Counter(), []
        # Of letters at a word's beginning: (letter, is capital, is printed as a capital).
        self.cases = collections.Counter()
        # Words by their wear and typeface: how many, how many of them wrong.
        self.shares = collections.defaultdict(lambda: [0, 0])
        # (confidence, form, whether it is right) of all words read.
        self.judged = []
        self.pages, self.left_out = 0, 0

    def add(self, number, page):
        """Takes in a page as `readings` gives it."""
        words = [word for word in page["set"] if core(word)]
        seen = [(word, confidence) for word, confidence in page["read"] if core(word)]
        partner = {j: words[i] for i, j in paired(words, [word for word, _ in seen])}
        rights = [core(partner.get(j, "")) == core(word) for j, (word, _) in enumerate(seen)]
        if sum(rights) < (1 - self.most_wrong) * max(len(words), len(seen), 1):
            self.left_out += 1
            return
        self.pages += 1
        for j, ((word, confidence), right) in enumerate(zip(seen, rights)):
            for name in (page["wear"], page["typeface"]):
                self.shares[name][0] += 1
                self.shares[name][1] += not right
            if core(word).isalpha():
                self.judged.append((confidence, core(word).lower(), right))
            if j not in partner:
                continue
            self.case(core(partner[j]), core(word))
            small = partner[j].lower(), word.lower()
            if small[0] == small[1]:
                self.right[small[0]] += 1
            else:
                self.wrong.append((*small, page["typeface"], number))

    def case(self, word, seen):
        """Takes in the case of a word's first letter, unless the word is in capitals."""
        loud = len(seen) > 1 and seen[1].isupper()
        if word and seen and word[0].isalpha() and word[0].lower() == seen[0].lower() and not loud:
            self.cases[word[0].lower(), word[0].isupper(), seen[0].isupper()] += 1


def table(channel, findings, options):
    """The file's text."""
    words = sum(findings.right.values()) + len(findings.wrong)
    text = HEADER.format(
        model=options.model, words=words, pages=findings.pages, seed=options.seed)
    for letter in sorted({key[0] for key in findings.cases} & LETTERS, key=alphabetic):
        small, capital = ([findings.cases[letter, case, seen] for seen in (False, True)]
                          for case in (False, True))
        if small[1] + capital[0] > 2:
            numbers = sum(small), small[1], sum(capital), capital[0]
            text += f"# case: {letter}\t" + "\t".join(map(str, numbers)) + "\n"
    for letters, printed, count in channel.rows():
        text += f"{letters}\t{printed or ''}\t{count}" + ("\t=\n" if printed is None else "\n")
    return text


def report(findings, folder):
    """Shares of wrong words by wear and typeface, and by confidence, as Markdown."""
    known = set()
    for name in ("words.tsv.xz", "forms.txt.xz"):
        with lzma.open(os.path.join(folder, name), "rt", encoding="utf-8") as lines:
            known.update(re.split("[\t\n]", line, maxsplit=1)[0].lower() for line in lines)
    text = f"Garbled pages left out: {findings.left_out}\n\n"
    text += "| pages | words | wrong |\n|---|---|---|\n"
    for name, (words, wrong) in sorted(findings.shares.items()):
        text += f"| {name} | {words} | {100 * wrong / words:.1f} % |\n"
    text += "\n| confidence | known | wrong | unknown | wrong |\n|---|---|---|---|---|\n"
    for low, high in zip(BINS, BINS[1:]):
        text += f"| {low}-{high} "
        for is_known in (True, False):
            right = [ok for confidence, form, ok in findings.judged
                     if low <= confidence < high and (form in known) == is_known]
            share = f"{1 - sum(right) / len(right):.4f}" if right else ""
            text += f"| {len(right)} | {share} "
        text += "|\n"
    return text


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", nargs="+", metavar="FILE.txt.xz", help="a paragraph a line")
    parser.add_argument("--model", choices=("swe", "eng"), default="swe")
    parser.add_argument("--pages", type=int, default=300, help="and a tenth more")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--work", metavar="FOLDER", help="keeps readings here, to go on from")
    parser.add_argument("--dictionary", metavar="FOLDER", help="whose words are known",
                        default=os.path.join(os.path.dirname(__file__), "..", "dictionaries"))
    parser.add_argument("--report", metavar="FILE", help="shares of wrong words, as Markdown")
    parser.add_argument("-o", "--output", required=True, metavar="FILE")
    options = parser.parse_args()
    findings = Findings(MOST_WRONG[options.model])
    for number, page in enumerate(readings(options)):
        findings.add(number, page)
    channel = Channel()
    for _ in range(4):
        channel = channel.learnt(findings.right, findings.wrong)
    with open(options.output, "w", encoding="utf-8") as file:
        file.write(table(channel, findings, options))
    if options.report:
        with open(options.report, "w", encoding="utf-8") as file:
            file.write(report(findings, options.dictionary))


if __name__ == "__main__":
    main()
