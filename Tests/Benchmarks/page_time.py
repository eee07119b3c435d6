"""Where a page's time goes: one worker, asked directly, beside plain Tesseract.

Both read the same pages, one after the other, in one thread. The worker says itself what each step
of a page took.
"""
import glob
import json
import os
import subprocess
from typing import NamedTuple

from costs import Cost, timed

# In the order in which a page goes through them; steps of other names come after these.
STEPS = ("textLayer", "decode", "cleanUp", "start", "recognition", "secondOpinion", "layout",
         "evidence")
LABELS = {"textLayer": "reading the text layer", "decode": "decoding", "cleanUp": "clean-up",
          "start": "loading the language (once)",
          "recognition": "recognition (with Tesseract's layout)",
          "secondOpinion": "second opinion", "layout": "rows, columns, bullets",
          "evidence": "type and baselines"}
MOST_CPU = 1.25        # of plain Tesseract's
MOST_OTHER = 0.10      # of a whole run's processor time: what is not Tesseract's recognition
MOST_MEMORY = 350      # MiB, for a colour page of A4 at 300 dpi


class Reading(NamedTuple):
    """What a worker did."""
    cost: Cost
    timings: list      # of each page: step to milliseconds


def read(prant, jobs, folder):
    """Has one worker read pages from their pictures; jobs are pairs of path and page."""
    worker = os.path.join(os.path.dirname(prant), "prant-worker")
    asked, answered = os.path.join(folder, "jobs"), os.path.join(folder, "reports")
    with open(asked, "w", encoding="utf-8") as file:
        for number, (path, page) in enumerate(jobs):
            job = {"id": number, "kind": "read", "path": path, "page": page, "mode": "ocr"}
            file.write(json.dumps(job) + "\n")
    with open(asked, "rb") as questions, open(answered, "wb") as answers:
        cost = timed([worker], stdin=questions, stdout=answers)
    with open(answered, encoding="utf-8") as file:
        reports = [json.loads(line) for line in file]
    failures = [report["failure"]["message"] for report in reports if "failure" in report]
    if failures or len(reports) != len(jobs):
        raise SystemExit(f"prant-worker: {len(reports)} of {len(jobs)} pages, {failures}")
    return Reading(cost, [report["timings"] for report in reports])


def plain_tesseract(images):
    """What Tesseract takes for the same pages as images, one after the other."""
    costs = [timed(["tesseract", image, "-", "-l", "swe"]) for image in images]
    return Cost(sum(each.wall for each in costs), sum(each.cpu for each in costs),
                max(each.memory for each in costs))


def colour_page(photograph, folder):
    """A photographed page in colour, A4 at 300 dpi, as an image."""
    paper, image = os.path.join(folder, "colour.pdf"), os.path.join(folder, "colour")
    subprocess.run(["img2pdf", photograph, "--pagesize", "A4", "-o", paper], check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    subprocess.run(["pdftoppm", "-r", "300", "-png", "-singlefile", paper, image], check=True)
    return image + ".png"


def measured(prant, whole, pages, photograph, folder):
    """The section of the page on speed, as lines of Markdown.

    The PDF `whole` has so many `pages`.
    """
    images = os.path.join(folder, "plain")
    os.mkdir(images)
    subprocess.run(["pdftoppm", "-gray", "-r", "300", whole, os.path.join(images, "p")], check=True)
    reading = read(prant, [(whole, number) for number in range(1, pages + 1)], folder)
    plain = plain_tesseract(sorted(glob.glob(os.path.join(images, "*"))))
    colour = read(prant, [(colour_page(photograph, folder), 1)], folder)
    run = timed([prant, "run", whole, "-w", os.path.join(folder, "whole-run"), "--mode", "ocr",
                 "--progress", "none"])
    return [*step_table(reading), "",
            *bar_table(reading.cost, plain, colour.cost, other_share(run, reading))]


def other_share(run, reading):
    """The share of a run's processor time that is not spent in Tesseract's recognition."""
    recognition = sum(timings.get(step, 0) for timings in reading.timings
                      for step in ("recognition", "secondOpinion"))
    # A worker has one thread: what it waited for is little.
    return max(0, 1 - recognition / 1000 / run.cpu)


def step_table(reading):
    """Milliseconds and share of each step, and of what no step counts."""
    pages = len(reading.timings)
    sums = {}
    for timings in reading.timings:
        for step, spent in timings.items():
            sums[step] = sums.get(step, 0) + spent
    whole = 1000 * reading.cost.wall
    order = [step for step in STEPS if step in sums] + [step for step in sums if step not in STEPS]
    rows = [(LABELS.get(step, step), sums[step]) for step in order]
    rows.append(("the rest: starting, opening, answering", max(0, whole - sum(sums.values()))))
    return ["| where a page's time goes | ms a page | share |", "|---|---|---|",
            *(f"| {name} | {spent / pages:.1f} | {100 * spent / whole:.1f} % |"
              for name, spent in rows),
            f"| all | {whole / pages:.1f} | 100.0 % |"]


def bar_table(ours, plain, colour, other):
    """Processor time and memory, beside what they may be."""
    ratio = ours.cpu / plain.cpu
    return ["| | figure | bar | met |", "|---|---|---|---|",
            f"| CPU of the worker, of plain single-threaded `tesseract`'s | {ratio:.2f} "
            f"| ≤ {MOST_CPU} | {verdict(ratio <= MOST_CPU)} |",
            "| processor time of a whole run that is not Tesseract's recognition, with either model "
            f"| {100 * other:.1f} % | ≤ {100 * MOST_OTHER:.0f} % | {verdict(other <= MOST_OTHER)} |",
            f"| memory of a worker on a colour page, A4 at 300 dpi | {colour.memory:.0f} MiB "
            f"| ≤ {MOST_MEMORY} MiB | {verdict(colour.memory <= MOST_MEMORY)} |"]


def verdict(is_met):
    """How a table says whether a bar is reached."""
    return "yes" if is_met else "**no**"
