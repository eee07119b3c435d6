"""What running a program costs.

costs.py DESCRIPTOR COMMAND… runs a command and writes to an open file what it took. A small
process does that: a child's memory is counted from what its parent had when it was started.
"""
import ctypes
import json
import os
import subprocess
import sys
import tempfile
import time
from typing import NamedTuple

# More threads than one make Tesseract several times slower on pages of text.
ENVIRONMENT = {**os.environ, "OMP_THREAD_LIMIT": "1"}


class Cost(NamedTuple):
    """What a program's run took."""
    wall: float        # seconds
    cpu: float         # seconds, with all it started
    memory: float      # MiB of the largest process


def timed(command, stdout=subprocess.DEVNULL, **settings):
    """Runs a program and says what it took; ends everything when it fails."""
    told, telling = os.pipe()
    with tempfile.TemporaryFile() as errors, open(told, encoding="utf-8") as report:
        child = subprocess.Popen([sys.executable, "-I", "-S", __file__, str(telling), *command],
                                 env=ENVIRONMENT, stdout=stdout, stderr=errors,
                                 pass_fds=[telling], **settings)
        os.close(telling)
        cost = report.read()
        if child.wait():
            errors.seek(0)
            sys.exit(f"{command[0]}: status {child.returncode}\n"
                     + errors.read().decode("utf-8", "replace")[-2000:])
    return Cost(*json.loads(cost))


def launch(command):
    """Runs a program to its end and that of all it started; its status and what it took."""
    adopt()
    start = time.monotonic()
    child = subprocess.Popen(command)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    wall = time.monotonic() - start
    usages = [usage, *orphans()]
    return child.returncode, Cost(wall, sum(each.ru_utime + each.ru_stime for each in usages),
                                  max(each.ru_maxrss for each in usages) / 1024)


def adopt():
    """Makes this process the heir of its descendants: a worker may outlive who started it."""
    set_child_subreaper = 36
    ctypes.CDLL(None).prctl(set_child_subreaper, 1, 0, 0, 0)


def orphans():
    """What the adopted processes took; waits for their end."""
    while True:
        try:
            yield os.wait3(0)[2]
        except ChildProcessError:
            return


def best(count, command, **settings):
    """The median of several runs, by wall time."""
    runs = sorted(timed(command, **settings) for _ in range(count))
    return runs[len(runs) // 2]


def main():
    status, cost = launch(sys.argv[2:])
    with open(int(sys.argv[1]), "w", encoding="utf-8") as report:
        json.dump(cost, report)
    sys.exit(status if status >= 0 else 128 - status)


if __name__ == "__main__":
    main()
