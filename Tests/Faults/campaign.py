#!/usr/bin/env python3
"""campaign.py --prant PRANT [--short] [--pages N] [--kills N] [-j N] [--seed N] [--keep]

Reads a folder of generated documents, some of them hostile, twice: once undisturbed, once with
`kill -9` of the supervisor, of a worker or of a helper at random moments, starting anew each time.
Then compares: every good page done once and with the same bytes, every bad file failed with a
reason, nothing done again but what a kill cost, nothing hung, nothing left behind.

Prints a table. Exits 0 when all bars are met, else 1. The same seed makes the same folder and
draws the same moments; what runs at a moment is the machine's affair.
"""
import argparse
import os
import random
import shutil
import sys
import tempfile
import time

import folder
import kills
import results
import soundness
import verify
from processes import Hang, Run
from verify import Row

PAGE_TIME_LIMIT = 5           # seconds; one of the hostile files takes more
SHORT = {"pages": 120, "kills": 10}
FULL = {"pages": 2000, "kills": 100}


def options():
    """What is asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--prant", required=True)
    parser.add_argument("--short", action="store_true", help=f"{SHORT} unless told otherwise")
    parser.add_argument("--pages", type=int, help=f"default {FULL['pages']}")
    parser.add_argument("--kills", type=int, help=f"default {FULL['kills']}")
    parser.add_argument("-j", "--jobs", type=int, default=2)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1_000_000))
    parser.add_argument("--keep", action="store_true", help="leave the folders")
    chosen = parser.parse_args()
    for name, usual in (SHORT if chosen.short else FULL).items():
        if getattr(chosen, name) is None:
            setattr(chosen, name, usual)
    return chosen


def tell(text):
    """Says how far it is."""
    print(text, file=sys.stderr, flush=True)


def run_command(prant, source, archive, jobs):
    """The command that is run undisturbed, and disturbed."""
    return [prant, "run", source, "-w", archive, "-j", str(jobs), "--progress", "json",
            "--page-time-limit", str(PAGE_TIME_LIMIT)]


def undisturbed(command, place):
    """Runs the command to its end; its exit status, its events and its seconds."""
    start = time.monotonic()
    run = Run(command, os.path.join(place, "undisturbed"))
    try:
        status = run.wait(24 * 3600)        # its own silence ends it sooner
        left = run.left_behind()
    finally:
        run.end()
    return status, run.events, time.monotonic() - start, left


def campaign(chosen, place):
    """All of it; the table's rows."""
    prant = os.path.abspath(chosen.prant)
    started = time.monotonic()
    source = folder.make(os.path.join(place, "in"), chosen.pages, chosen.seed)
    tell(f"{chosen.pages} pages in {len(source.good)} good files, {len(source.hostile)} hostile; "
         f"{time.monotonic() - started:.0f} s")
    archives = [os.path.join(place, name) for name in ("reference", "disturbed")]
    commands = [run_command(prant, source.path, archive, chosen.jobs) for archive in archives]
    status, events, seconds, left = undisturbed(commands[0], place)
    pages = len(set(kills.pages_read(events)))
    tell(f"undisturbed: {pages} pages in {seconds:.0f} s, exit status {status}")
    if status != 4:
        return [Row("exit status, undisturbed", str(status), "4", ["see the end of its stderr:",
                *last_words(os.path.join(place, "undisturbed.err"))])]
    plan = kills.Plan(prant, commands[1], archives[1], place, chosen.kills, pages, seconds,
                      time.monotonic() + max(600, 15 * seconds))
    disturber = kills.Disturber(plan, random.Random(f"{chosen.seed} kills"), tell)
    start = time.monotonic()
    try:
        status, hangs = disturber.work(), []
    except Hang as hang:
        status, hangs = None, [str(hang)]
    disturber.orphans += left
    spent = time.monotonic() - start
    tell(f"disturbed: {spent:.0f} s in {disturber.runs} runs, exit status {status}")
    rows = [Row("hangs", str(len(hangs)), "0", hangs), *disturber_rows(disturber)]
    if hangs or status != 4:
        last = os.path.join(place, f"run-{disturber.runs - 1:04d}.err")
        return rows + [Row("exit status of the last run", str(status), "4",
                           ["see the end of its stderr:", *last_words(last)])]
    rows.append(Row("exit status of the last run", str(status), "4"))
    return (rows + result_rows(chosen, source, disturber, archives, place)
            + [Row("seconds, undisturbed and disturbed", f"{seconds:.0f} and {spent:.0f}", "")])


def disturber_rows(disturber):
    """What was done to the runs, and how they bore it."""
    killed = ", ".join(f"{name} {count}" for name, count in disturber.killed.items())
    short = disturber.kills < disturber.plan.kills
    return [
        Row(f"kills ({killed})", str(disturber.kills), f"≥ {disturber.plan.kills}",
            ["the runs ended before"] if short else []),
        Row("interruptions that end in time with status 130", str(disturber.interrupted), "all",
            disturber.deaf),
        Row("questions for the status during runs", str(disturber.asked), "all answered",
            disturber.mute),
        Row("archives checked after a kill", str(disturber.checked), "all sound",
            disturber.unsound),
        Row("processes left behind", str(len(disturber.orphans)), "0", disturber.orphans)]


def result_rows(chosen, source, disturber, archives, place):
    """What the two archives hold."""
    try:
        reference, disturbed = (results.result_of(archive) for archive in archives)
    except (KeyError, ValueError) as error:
        return [Row("the report", "none", "out/report.json", [repr(error)])]
    slow = {file.path for file in source.hostile if file.is_slow}
    good = [f"undisturbed: {each}" for each in verify.good_problems(source, reference)]
    good += verify.good_problems(source, disturbed)
    bad = [f"undisturbed: {each}" for each in verify.hostile_problems(source, reference)]
    bad += verify.hostile_problems(source, disturbed)
    twice = verify.twice_stored(disturber.events)
    unsound = soundness.problems(chosen.prant, archives[1], place)
    temporary = [left for archive in archives for left in results.temporary_files(archive)]
    return [
        Row("good files", str(len(source.good)), "all done", good),
        Row("hostile files", str(len(source.hostile)), "as expected, with reasons", bad),
        Row("outputs", str(len(disturbed.outputs)), "the same bytes as undisturbed",
            results.output_differences(reference, disturbed, slow)),
        Row("the report", f"{len(disturbed.report['documentList'])} documents",
            "says the same as undisturbed", results.report_differences(reference, disturbed, slow)),
        Row("pages stored twice", str(len(twice)), "0", twice),
        verify.again_row(reference, disturbed, chosen.jobs,
                         disturber.kills + disturber.interrupted),
        verify.blank_row(source, disturbed),
        Row("the archive at the end", "", "sound", unsound),
        Row("temporary files", str(len(temporary)), "0", temporary)]


def last_words(path):
    """The end of what a run said on stderr."""
    with open(path, encoding="utf-8", errors="replace") as file:
        return file.read().splitlines()[-5:]


def main():
    chosen = options()
    print(f"seed {chosen.seed}, {chosen.pages} pages, {chosen.kills} kills, -j {chosen.jobs}",
          flush=True)
    # As it is in reports, also where the folder for temporary files is a link.
    place = os.path.realpath(tempfile.mkdtemp(prefix="prant-faults-"))
    try:
        rows = campaign(chosen, place)
    except Hang as hang:
        rows = [Row("hangs, undisturbed", "1", "0", [str(hang)])]
    finally:
        if chosen.keep:
            tell(f"the folders are in {place}")
        else:
            shutil.rmtree(place, ignore_errors=True)
    print(verify.table(rows))
    sys.exit(any(row.findings for row in rows))


if __name__ == "__main__":
    main()
