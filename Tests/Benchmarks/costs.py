"""What running a program costs."""
import ctypes
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
    start = time.monotonic()
    with tempfile.TemporaryFile() as errors:
        child = subprocess.Popen(command, env=ENVIRONMENT, stdout=stdout, stderr=errors,
                                 **settings)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        wall = time.monotonic() - start
        usages = [usage, *orphans()]
        if child.returncode:
            errors.seek(0)
            sys.exit(f"{command[0]}: status {child.returncode}\n"
                     + errors.read().decode("utf-8", "replace")[-2000:])
    return Cost(wall, sum(each.ru_utime + each.ru_stime for each in usages),
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
