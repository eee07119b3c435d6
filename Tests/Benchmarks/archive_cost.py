"""What keeping an archive costs, apart from reading: memory, knowing what is done, repairing anew.

Pages that were read once are given again and again by a worker that reads nothing, so that an
archive of thousands of pages is made in minutes.
"""
import glob
import json
import os
import shutil
import subprocess
import sys
import threading
import time

from replaying_worker import PAGES_A_DOCUMENT

HERE = os.path.dirname(os.path.abspath(__file__))
FEW, MANY = 100, 10_000
MEMORY_BAR = 150          # MiB
GROWTH_BAR = 1.20
KNOWING_BAR = 3.0         # seconds
REPAIRING_BAR = 300       # pages a second


def recorded_pages(prant, scans, folder):
    """Pages as they were read: of scans, with what the repair made of them taken back."""
    work = os.path.join(folder, "work")
    scans = sorted(glob.glob(os.path.join(scans, "*.scan-*")))
    subprocess.run([prant, "run", *scans, "-w", os.path.join(folder, "read"), "--keep-work", work,
                    "--mode", "ocr", "--progress", "none"], check=True)
    pages = []
    for name in sorted(os.listdir(work)):
        with open(os.path.join(work, name), encoding="utf-8") as file:
            pages += json.load(file)
    for page in pages:
        for line in page["lines"]:
            # A sign without anything recognised was put there by the repair.
            line["words"] = [{**word, "text": word["recognized"]}
                             for word in line["words"] if word["recognized"]]
    return pages


def documents(folder, pages):
    """A folder of as many documents as have so many pages."""
    os.mkdir(folder)
    for number in range(pages // PAGES_A_DOCUMENT):
        with open(os.path.join(folder, f"{number:06}.pdf"), "w", encoding="utf-8") as file:
            file.write(f"%PDF-1.4 document {number}\n")
    return folder


def run(command, environment):
    """Runs a command: its seconds, and the most memory that it took itself, in MiB."""
    start = time.monotonic()
    child = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE)
    # The summary is short, but a pipe that nobody reads would stop everything.
    said = []
    reader = threading.Thread(target=lambda: said.append(child.stderr.read()))
    reader.start()
    memory = 0
    while child.poll() is None:
        try:
            with open(f"/proc/{child.pid}/status", encoding="utf-8") as file:
                memory = max([memory] + [int(line.split()[1]) for line in file
                                         if line.startswith("VmHWM")])
        except OSError:
            pass
        time.sleep(0.02)
    reader.join()
    if child.returncode:
        sys.exit(f"{command[1]}: status {child.returncode}\n{said[0].decode()}")
    return time.monotonic() - start, memory / 1024


def asked(folder):
    """What the workers were asked, and forgets it."""
    kinds = []
    for name in os.listdir(folder):
        if name.startswith("asked-"):
            with open(os.path.join(folder, name), encoding="utf-8") as file:
                kinds += file.read().split()
            os.remove(os.path.join(folder, name))
    return kinds


def table(prant, jobs, scans, folder):
    """The rows of the archive's table."""
    replay = os.path.join(folder, "replay")
    os.mkdir(replay)
    pages = recorded_pages(prant, scans, folder)
    with open(os.path.join(replay, "pages.json"), "w", encoding="utf-8") as file:
        json.dump(pages, file, ensure_ascii=False)
    shutil.copy(os.path.join(HERE, "replaying_worker.py"), os.path.join(replay, "prant-worker"))
    environment = {**os.environ, "PRANT_LIBEXEC": replay, "PRANT_REPLAY": replay,
                   "PYTHONPATH": HERE}
    memory, archives = {}, {}
    for count in (FEW, MANY):
        print(f"archive: {count} pages …", file=sys.stderr)
        archives[count] = os.path.join(folder, f"archive{count}")
        source = documents(os.path.join(folder, f"in{count}"), count)
        command = [prant, "run", source, "-w", archives[count], "-j", str(jobs)]
        seconds, memory[count] = run(command, environment)
    knowing, _ = run(command, environment)
    asked(replay)
    # Another threshold is another repair, as another dictionary is.
    again = [prant, "run", "-w", archives[MANY], "-j", str(jobs), "--apply-threshold", "0.51"]
    repairing, _ = run(again, environment)
    reads = asked(replay).count("read")
    check = subprocess.run([prant, "archive", "check", "-w", archives[MANY]], check=False)
    size = os.path.getsize(os.path.join(archives[MANY], "prant.sqlite")) / MANY / 1024
    growth = memory[MANY] / memory[FEW]

    def met(is_met):
        return "met" if is_met else "not met"
    return [
        "| | figure | bar | |", "|---|---|---|---|",
        f"| memory of the run itself at {FEW} pages | {memory[FEW]:.0f} MiB | ≤ {MEMORY_BAR} MiB "
        f"| {met(memory[FEW] <= MEMORY_BAR)} |",
        f"| at {MANY} pages | {memory[MANY]:.0f} MiB | ≤ {MEMORY_BAR} MiB, "
        f"≤ {GROWTH_BAR:.2f} of that | {met(memory[MANY] <= MEMORY_BAR and growth <= GROWTH_BAR)} |",
        f"| a run over {MANY} pages with nothing new | {knowing:.2f} s | ≤ {KNOWING_BAR:.0f} s "
        f"| {met(knowing <= KNOWING_BAR)} |",
        f"| repairing {MANY} pages anew, {jobs} at once | {MANY / repairing:.0f} pages/s, {reads} "
        f"pages read | ≥ {REPAIRING_BAR} pages/s, none "
        f"| {met(MANY / repairing >= REPAIRING_BAR and reads == 0)} |",
        f"| `prant archive check` of it all | {met(check.returncode == 0)} | | |",
        f"| taking in {MANY} pages that need no reading | {MANY / seconds:.0f} pages/s | | |",
        f"| the database | {size:.0f} KiB a page | | |"]
