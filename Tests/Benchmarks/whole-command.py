#!/usr/bin/env python3
"""whole-command.py --prant PROGRAM [-j N] [-o FILE]

Times `prant run` on all scanned fixtures beside plain Tesseract and OCRmyPDF: the same pages, one
PDF, in one run, every page read from its picture, one thread an engine and N engines at once. Then
where a page's time goes in one worker, `prant repair`, start-up and memory, and `prant repair`
beside symspellpy and Hunspell. Absolute times say as much of the machine; trust the ratios.
"""
import argparse
import glob
import lzma
import os
import platform
import re
import subprocess
import sys
import tempfile
import time

import archive_cost
import page_time
import peers
from costs import best, timed

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
MINUTES = os.path.join(ROOT, "fixtures", "minutes")
OPENING_BAR = 0.020  # seconds
WALL_BARS = {"tesseract": 1.10, "ocrmypdf": 0.75}
SEGMENT_BAR = 2000  # pages a second of CPU time
SHARED = os.environ.get("PRANT_SHARED", os.path.join(ROOT, "..", "shared"))


def as_one_pdf(scans, folder):
    """All scans of a folder in one PDF; the number of its pages."""
    parts = []
    for scan in sorted(glob.glob(os.path.join(scans, "*.scan-*"))):
        if not scan.endswith(".pdf"):
            converted = os.path.join(folder, os.path.basename(scan) + ".pdf")
            subprocess.run(["img2pdf", scan, "-o", converted], check=True,
                           stdout=subprocess.DEVNULL)
            scan = converted
        parts.append(scan)
    whole = os.path.join(folder, "all.pdf")
    subprocess.run(["qpdf", "--empty", "--pages", *parts, "--", whole], check=True)
    return whole, int(subprocess.check_output(["qpdf", "--show-npages", whole]))


def readers(prant, jobs, whole, pages, folder):
    """Prant, Tesseract and OCRmyPDF on the same pages; Tesseract gets them rendered."""
    images = os.path.join(folder, "images")
    os.mkdir(images)
    subprocess.run(["pdftoppm", "-gray", "-r", "300", whole, os.path.join(images, "p")], check=True)
    commands = {
        "prant run": [prant, "run", whole, "-w", os.path.join(folder, "archive"), "-j", str(jobs),
                      "--mode", "ocr", "--progress", "none"],
        "tesseract": ["sh", "-c", f"ls '{images}'/* | xargs -P{jobs} -I@ tesseract @ @ -l swe"],
        "ocrmypdf": ["ocrmypdf", "-j", str(jobs), "--quiet", "--force-ocr", "-l", "swe",
                     "--output-type", "pdf", "--sidecar", os.path.join(folder, "all.txt"), whole,
                     os.path.join(folder, "ocr.pdf")],
    }
    found = {}
    for name, command in commands.items():
        print(f"{name}: {pages} pages …", file=sys.stderr)
        found[name] = timed(command)
    return found


def reader_table(pages, costs):
    """The readers' figures, and how they compare."""
    ours = costs["prant run"]
    lines = ["| | pages/s | wall s/page | CPU s/page | memory MiB | wall, of prant's | CPU, of prant's |",
             "|---|---|---|---|---|---|---|"]
    for name, cost in costs.items():
        lines.append(f"| `{name}` | {pages / cost.wall:.2f} | {cost.wall / pages:.2f} "
                     f"| {cost.cpu / pages:.2f} | {cost.memory:.0f} "
                     f"| {cost.wall / ours.wall:.2f} | {cost.cpu / ours.cpu:.2f} |")
    said = []
    for name, bar in WALL_BARS.items():
        ratio = ours.wall / costs[name].wall
        said.append(f"{ratio:.2f} of `{name}`'s (bar ≤ {bar:.2f}, "
                    f"{'met' if ratio <= bar else 'not met'})")
    return lines + ["", "Wall time: " + ", ".join(said) + "."]


def long_text(words):
    """A long clean text, and what it is: public Swedish where there is some, else the fixtures."""
    corpus = sorted(glob.glob(os.path.join(SHARED, "corpus", "*.txt.xz")))
    parts = []
    for path in corpus:
        count = 0
        with lzma.open(path, "rt", encoding="utf-8") as file:
            for line in file:
                parts.append(line)
                count += len(line.split())
                if count * len(corpus) >= words:
                    break
    if parts:
        return "".join(parts), "running text"
    text = "".join(open(path, encoding="utf-8").read()
                   for path in sorted(glob.glob(os.path.join(MINUTES, "*.truth.txt"))))
    times = max(1, words // max(1, len(text.split())))
    return text * times, f"the fixtures' text {times} times: too fast, for what was seen is known"


def long_rows(prant, folder, words=1_000_000):
    """Words a second of `prant repair` on long texts, the whole process, by CPU time."""
    clean, source = long_text(words)
    stripped = clean.translate(str.maketrans("åäöÅÄÖ", "aaoAAO"))
    rows = []
    for name, text in (("without å, ä and ö", stripped), ("as written", clean)):
        path = os.path.join(folder, "text.txt")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        cost = best(3, [prant, "repair", path])
        count = len(text.split())
        rows.append(f"| `prant repair` of {count} words {name} ({source}) "
                    f"| {count / cost.cpu:.0f} words/s of CPU time, {cost.memory:.0f} MiB |")
    return rows


def segmenting_row(prant, folder, times=60):
    """Pages a second that become meetings: the fixtures with born-digital PDFs, as one text."""
    layouts = os.path.join(ROOT, "fixtures", "layouts")
    borns = sorted(glob.glob(os.path.join(MINUTES, "*.born.pdf"))
                   + glob.glob(os.path.join(layouts, "*.born.pdf")))
    pages = sum(int(subprocess.check_output(["qpdf", "--show-npages", born])) for born in borns)
    text = "\f".join(open(born.replace(".born.pdf", ".truth.txt"), encoding="utf-8").read()
                     for born in borns)
    path = os.path.join(folder, "minutes.txt")
    with open(path, "w", encoding="utf-8") as file:
        file.write("\f".join([text] * times))
    cost = best(3, [prant, "segment", path])
    speed = pages * times / cost.cpu
    met = "met" if speed >= SEGMENT_BAR else "not met"
    return (f"| `prant segment` of {pages * times} pages (text to JSON, the whole process; bar "
            f"≥ {SEGMENT_BAR} pages/s of CPU time) | {speed:.0f} pages/s, {cost.memory:.0f} MiB, "
            f"{met} |")


def opening_row(seconds):
    """How long it takes to open the dictionary and to check every byte of it."""
    met = "met" if seconds <= OPENING_BAR else "not met"
    return ("| opening the dictionary and checking all of it (the difference; bar "
            f"≤ {1000 * OPENING_BAR:.0f} ms) | {1000 * seconds:.0f} ms, {met} |")


def text_table(prant, folder):
    """Start-up, opening the dictionary, and words a second of `prant repair`."""
    text = "".join(open(path, encoding="utf-8").read()
                   for path in sorted(glob.glob(os.path.join(MINUTES, "*.legacy.txt")))) * 10
    long, short = os.path.join(folder, "long.txt"), os.path.join(folder, "short.txt")
    for path, contents in ((long, text), (short, "hej\n")):
        with open(path, "w", encoding="utf-8") as file:
            file.write(contents)
    words = len(re.findall(r"[^\W_]+", text))
    start = best(15, [prant, "--version"])
    opening = best(15, [prant, "repair", short])
    repairing = best(3, [prant, "repair", long])
    return ["| | |", "|---|---|",
            f"| `prant --version` | {1000 * start.wall:.0f} ms |",
            f"| `prant repair` of one word | {1000 * opening.wall:.0f} ms |",
            opening_row(opening.wall - start.wall),
            f"| `prant repair` of {words} words | {words / (repairing.wall - opening.wall):.0f} "
            f"words/s, {repairing.memory:.0f} MiB |",
            *long_rows(prant, folder), segmenting_row(prant, folder)]


def machine():
    """The machine, in general terms."""
    model = "unknown processor"
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        for line in file:
            if line.startswith("model name"):
                model = line.split(":", 1)[1].strip()
    return f"{os.cpu_count()} cores of {model}, {platform.system()}"


def version(command):
    """The first line of what a program says of its version."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    return done.stdout.split("\n")[0].strip()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--prant", required=True)
    parser.add_argument("-j", "--jobs", type=int, default=os.cpu_count())
    parser.add_argument("-o", "--output")
    options = parser.parse_args()
    prant = os.path.abspath(options.prant)
    with tempfile.TemporaryDirectory() as folder:
        whole, pages = as_one_pdf(MINUTES, folder)
        costs = readers(prant, options.jobs, whole, pages, folder)
        os.mkdir(os.path.join(folder, "one"))
        scans = os.path.join(SHARED, "open")
        one, one_pages = as_one_pdf(scans if os.path.isdir(scans) else MINUTES,
                                    os.path.join(folder, "one"))
        print(f"one worker and tesseract: {one_pages} pages …", file=sys.stderr)
        steps = page_time.measured(prant, one, one_pages,
                                   os.path.join(MINUTES, "o4_tallvik.scan-photo.jpg"),
                                   os.path.join(folder, "one"))
        os.mkdir(os.path.join(folder, "kept"))
        kept = archive_cost.table(prant, options.jobs, MINUTES, os.path.join(folder, "kept"))
        text = text_table(prant, folder)
        others = peers.table(prant, folder, SHARED)
    commit = version(["git", "-C", ROOT, "log", "-1", "--format=%h of %cs"])
    page = "\n".join([
        "# Speed", "",
        f"At {commit}, by `make bench`, on {machine()}, {time.strftime('%Y-%m-%d')}.", "",
        f"## {pages} scanned pages, {options.jobs} at once", "",
        f"The same PDF for all; `tesseract` ({version(['tesseract', '--version'])}) gets its pages "
        f"as images, rendered beforehand; `ocrmypdf` is {version(['ocrmypdf', '--version'])}. All "
        "with `OMP_THREAD_LIMIT=1`. Memory is the largest process's.", "",
        *reader_table(pages, costs), "",
        f"## A page, in one worker: {one_pages} pages one after the other", "", *steps, "",
        "## The archive", "",
        "Pages that were read before are given again by a worker that reads nothing; what is "
        "measured is all the rest.", "", *kept, "",
        "## Text", "", *text, "",
        "## Text, beside others", "",
        f"`symspellpy` is {peers.symspell_version()}, `hunspell` "
        f"{version(['hunspell', '--version']).split('Hunspell ')[-1].rstrip(')')}. " + others[0],
        *others[1:], ""])
    print(page)
    if options.output:
        with open(options.output, "w", encoding="utf-8") as file:
            file.write(page)


if __name__ == "__main__":
    main()
