#!/usr/bin/env python3
"""accuracy.py --prant PROGRAM [-j N] [--only WORD] [-o FILE]

Reads every document whose truth is known, scores what comes out, and prints one table.
Ends with status 1 when a document has no output or an output is not valid.
"""
import argparse
import os
import subprocess
import sys
from typing import NamedTuple, Optional

import bars
import calibration
import corpus
import held_out
import produce
import repairing
import report
import schema
import structure_bars
from repair_bars import READING
from scorers import Scorers
from signs import Signs, signs_of

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SHARED = os.environ.get("PRANT_SHARED", os.path.join(ROOT, "..", "shared"))
CACHE = os.path.join(ROOT, ".build", "accuracy-cache")
NO_CORRECTIONS = ([], 0, 0)


class Result(NamedTuple):
    """How one document came out."""
    set: str
    kind: str
    before: dict
    after: dict
    structure: Optional[dict]
    judgement: tuple
    name: str = ""
    signs: Signs = Signs(0, 0, 0)
    blank_words: Optional[int] = None    # None where no page is known to be blank
    is_scan: bool = False
    repair_only: bool = False
    words: Optional[repairing.Words] = None      # of what was read by machine, before and after
    changed: tuple = (0, 0)                      # words of text with nothing wrong, and changed
    asked: tuple = (0, 0)                        # words, and corrections that are proposed


def main():
    options = arguments()
    documents = [each for each in corpus.documents(ROOT, SHARED)
                 if options.only in f"{each.set}/{each.name}"]
    scorers, results, faults = Scorers(SHARED), [], []
    for name in dict.fromkeys(each.set for each in documents):
        members = [each for each in documents if each.set == name]
        produced = produce.run_set(options.prant, members, options.jobs)
        validator = schema.Validator(options.prant)
        for document in members:
            before = scorers.text(produce.before(document, CACHE), document)
            if document.is_text:
                results.append(of_repair(document, before, scorers, options.prant))
            if document.name not in produced.texts:
                faults.append(f"{name}/{document.name}: no output")
                continue
            meeting = produced.meetings[document.name]
            faults += [f"{name}/{document.name}: {fault}" for fault in validator.faults(meeting)]
            results.append(
                of_run(document, before, produced, scorers))
            if document.is_scan and not document.has_own_text:
                results.append(of_reading(document, before, scorers, options.prant))
        if any(fault.endswith("no output") for fault in faults):
            print(produced.log, file=sys.stderr)
    sentences = None if options.only else held_out.measured(
        options.prant, os.path.join(ROOT, "dictionaries"), os.path.join(SHARED, "corpus"), CACHE)
    texts = structure_bars.of_texts(options.prant, documents, scorers)
    page = report.render(results, commit(), "the shared scorers" if scorers.shared else "its own",
                         sentences, texts)
    print(page)
    if options.output:
        with open(options.output, "w", encoding="utf-8") as file:
            file.write(page)
    print(*faults, sep="\n", file=sys.stderr)
    return 1 if faults or not results else 0


def arguments():
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--prant", required=True, help="the program to measure")
    parser.add_argument("-j", "--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--only", default="", help="only documents whose SET/NAME holds this")
    parser.add_argument("-o", "--output", help="where to write the table, too")
    return parser.parse_args()


def of_run(document, before, produced, scorers):
    """The result of `prant run` on a document."""
    truth = produce.read(document.truth_text)
    pages = produced.pages[document.name]
    text, meeting = produced.texts[document.name], produced.meetings[document.name]
    return Result(document.set, document.kind, before, scorers.text(text, document),
                  scorers.structure(meeting, document),
                  # What differs in the text of a layout is the order of what stands side by side.
                  NO_CORRECTIONS if document.set == corpus.LAYOUTS
                  else calibration.judge(meeting, text, truth),
                  document.name, signs_of(*scorers.bodies(text, document)),
                  bars.words_on(document.blank_pages, pages), document.is_scan,
                  words=repairing.of_pages(pages, lambda text: scorers.bodies(text, document))
                  if document.is_scan else None,
                  changed=repairing.changed(pages) if document.kind == "born" else (0, 0),
                  asked=(len(calibration.tokens(text)), calibration.proposed(meeting)))


def of_repair(document, before, scorers, prant):
    """The result of `prant repair` on a text."""
    seen, mended = produce.read(document.path), produce.repaired(prant, document.path)
    repaired = scorers.text(mended, document)
    return Result(document.set, f"{document.kind}, repair", before, repaired, None,
                  NO_CORRECTIONS, document.name, repair_only=True,
                  words=repairing.words(seen, mended, produce.read(document.truth_text)))


def of_reading(document, before, scorers, prant):
    """The result of `prant repair` on what plain Tesseract read of a scan."""
    seen = produce.before(document, CACHE)
    mended = produce.repaired_text(prant, seen)
    (seen_body, truth), (body, _) = scorers.bodies(seen, document), scorers.bodies(mended, document)
    return Result(document.set, READING, before, scorers.text(mended, document), None,
                  NO_CORRECTIONS, document.name, repair_only=True,
                  words=repairing.words(seen_body, body, truth))


def commit():
    """The commit that is measured, and its date."""
    git = lambda *words: subprocess.run(
        ["git", "-C", ROOT, *words], capture_output=True, text=True).stdout.strip()
    changed = git("status", "--porcelain", "--", "Sources", "dictionaries", "Package.swift")
    return git("log", "-1", "--format=%h of %cs") + (", with changes" if changed else "")


if __name__ == "__main__":
    sys.exit(main())
