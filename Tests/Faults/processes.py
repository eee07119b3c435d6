"""The processes of one run of the command: who they are, how they are ended, whether they end."""
import json
import os
import signal
import subprocess
import time
from typing import NamedTuple

LINGERING = 5.0               # seconds within which all must have gone
SILENCE = 60.0                # seconds without a word from a run: it hangs


class Hang(Exception):
    """Something did not end, or nothing went on."""


class Process(NamedTuple):
    """What /proc tells of a process."""
    pid: int
    parent: int
    group: int
    state: str
    start: int                # ticks; with the number, no other process has the same


def parsed(text):
    """A process by its /proc/PID/stat; its name may hold anything, also brackets."""
    pid, rest = text.split(" (", 1)
    fields = rest.rsplit(")", 1)[1].split()
    return Process(int(pid), int(fields[1]), int(fields[2]), fields[0], int(fields[19]))


def processes():
    """All processes that are alive."""
    found = []
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{name}/stat", encoding="utf-8", errors="replace") as file:
                process = parsed(file.read())
        except OSError:
            continue                        # it has gone meanwhile
        if process.state not in "ZX":
            found.append(process)
    return found


def role(words):
    """What a run's child is by its command line: "worker", "finish" or None."""
    if words and os.path.basename(words[0]) == "prant-worker":
        return "worker"
    # Whatever the first word: a helper is the same program, started again.
    return "finish" if words[1:2] == ["finish"] else None


def command_line(pid):
    """A process's words, none when it has gone."""
    try:
        with open(f"/proc/{pid}/cmdline", "rb") as file:
            return [os.fsdecode(word) for word in file.read().split(b"\0")[:-1]]
    except OSError:
        return []


class Run:
    """The command in a process group of its own; what it says goes to files."""

    def __init__(self, command, stem):
        self.words, self.errors = stem + ".jsonl", stem + ".err"
        with open(self.words, "wb") as words, open(self.errors, "wb") as errors:
            self.child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=words,
                                          stderr=errors, start_new_session=True)
        self.pid = self.child.pid
        self.events = []
        self.known = set()                  # processes that belonged to it
        self._read = 0
        self._spoke = time.monotonic()

    def wait(self, seconds):
        """Waits for its end, so long at most; its exit status, or None.

        Raises Hang when it has said nothing for too long.
        """
        end = time.monotonic() + seconds
        while True:
            left = end - time.monotonic()
            try:
                status = self.child.wait(timeout=max(0, min(left, 1)))
            except subprocess.TimeoutExpired:
                status = None
            self.listen()
            if status is None and time.monotonic() - self._spoke > SILENCE:
                raise Hang(f"a run said nothing for {SILENCE:.0f} s")
            if status is not None or left <= 1:
                return status

    def listen(self):
        """Takes up what it has said since; a line that a kill cut off never counts."""
        with open(self.words, "rb") as file:
            file.seek(self._read)
            whole = file.read().rpartition(b"\n")[0]
        if whole:
            self._read += len(whole) + 1
            self._spoke = time.monotonic()
            self.events += [json.loads(line) for line in whole.split(b"\n")]

    def has_begun(self):
        """Whether it has opened the archive and looked through its input."""
        self.listen()
        return any(event["event"] == "started" for event in self.events)

    def children(self):
        """Its living children by role."""
        found = {}
        for process in processes():
            if process.parent == self.pid:
                found.setdefault(role(command_line(process.pid)), []).append(process.pid)
        found.pop(None, None)
        return found

    def kill_child(self, pid):
        """Kills a child as the kernel would; whether it was still one."""
        try:
            handle = os.pidfd_open(pid)
        except ProcessLookupError:
            return False
        try:
            # The number may have passed to another process before the handle was there.
            if any(each.pid == pid and each.parent == self.pid for each in processes()):
                signal.pidfd_send_signal(handle, signal.SIGKILL)
                return True
        except ProcessLookupError:
            pass
        finally:
            os.close(handle)
        return False

    def kill(self):
        """Kills the supervisor alone; False when it had ended by itself just before."""
        self.remember()
        self.child.kill()
        status = self.child.wait()
        self.listen()
        return status == -signal.SIGKILL

    def remember(self):
        """Notes its processes: when the supervisor has gone, they have another parent."""
        self.known |= {(each.pid, each.start) for each in processes()
                       if each.parent == self.pid or each.group == self.pid}

    def left_behind(self, seconds=LINGERING):
        """What is still alive so long after the supervisor's end; it is ended, then."""
        end = time.monotonic() + seconds
        while True:
            alive = [each for each in processes()
                     if each.group == self.pid or (each.pid, each.start) in self.known]
            if not alive or time.monotonic() > end:
                break
            time.sleep(0.05)
        found = [" ".join(command_line(each.pid)) for each in alive]
        for each in alive:
            try:
                os.kill(each.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        return found

    def end(self):
        """Ends all of it, whatever it does."""
        if self.child.poll() is None:
            self.kill()
        self.left_behind(0)
