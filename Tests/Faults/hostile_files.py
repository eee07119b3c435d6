"""The bad part of the input: files as they should not be, and what may become of each."""
import json
import os
import shutil
import subprocess
import sys
from typing import NamedTuple

import containers
import pdfs

# The expectations of the slow depend on the machine; their results are not compared.
SLOW = {b"flate-bomb.pdf"}
# Minutes of work each, or nothing that a folder could be cleared of without rights.
LEFT_OUT = {b"deep-q.pdf", b"long-line.txt", b"long-word.txt", b"locked"}
MAKER = os.path.join(containers.ROOT, "scripts", "make-hostile-files.py")
BROKEN = ["damaged", "unsupported", "empty", "recognition", "noSuchPage", "tooLarge"]


class Hostile(NamedTuple):
    """A bad file."""
    path: str
    outcomes: list                 # "failed", "readable", "ignored": what is right
    reasons: list                  # the codes that are right for a failure
    is_slow: bool = False


def make(folder, count, good, random):
    """Puts `count` bad files into a new folder; `good` are bytes of good ones, to be damaged."""
    cases = made_by_script(folder)
    if count < len(cases):
        # The slow ones stay: what takes long is what a kill hits most.
        keep = {case.path for case in cases if case.is_slow}
        others = [case for case in cases if not case.is_slow]
        keep |= {case.path for case in random.sample(others, max(0, count - len(keep)))}
        for case in cases:
            if case.path not in keep:
                remove(case.path)
        cases = [case for case in cases if case.path in keep]
    return cases + [damaged(folder, number, good, random)
                    for number in range(count - len(cases))]


def made_by_script(folder):
    """All bad files that the end-to-end tests use, but for the costly."""
    outer = folder + ".new"
    subprocess.run([sys.executable, "-B", MAKER, outer], check=True, stdout=subprocess.DEVNULL)
    os.rename(os.path.join(outer, "files"), folder)
    with open(os.path.join(outer, "expected.json"), encoding="utf-8") as file:
        expected = json.load(file)["files"]
    shutil.rmtree(outer)
    cases = []
    for entry in expected:
        name = bytes.fromhex(entry["nameHex"])
        path = os.path.join(folder, os.fsdecode(name))
        if name in LEFT_OUT:
            remove(path)
        else:
            cases.append(Hostile(path, entry["outcomes"], entry["reasons"], name in SLOW))
    return cases


def remove(path):
    """Removes what a case made: a file, a link, a pipe or an empty folder."""
    if os.path.isdir(path) and not os.path.islink(path):
        os.rmdir(path)
    else:
        os.remove(path)


def damaged(folder, number, good, random):
    """One bad file more: a good one cut off, a locked one, or noise."""
    kind = random.choice(["cut", "cut", "cut", "locked", "noise"])
    if kind == "locked":
        name, data = "locked.pdf", pdfs.encrypted(b"hemligt %d" % number)
        right = (["failed"], ["encrypted"])
    elif kind == "noise":
        name, data = "noise.pdf", b"\0\xff" + random.randbytes(random.randint(1, 4000))
        right = (["failed"], BROKEN)
    else:
        name, data = random.choice(good)
        data = data[:random.randrange(1, len(data))]
        right = (["failed", "readable"], BROKEN)
    path = os.path.join(folder, f"{kind}-{number:03d}{os.path.splitext(name)[1]}")
    with open(path, "wb") as file:
        file.write(data)
    return Hostile(path, *right)
