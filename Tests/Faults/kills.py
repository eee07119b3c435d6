"""Runs the command again and again, and kills it or a part of it at random moments."""
import os
import signal
import time
from typing import NamedTuple

import soundness
from processes import LINGERING, Hang, Run

# What may be killed, and what else may happen at a moment: how often each, in a shuffled pack.
VICTIMS = ("supervisor", "worker", "finish")
MOMENTS = {"supervisor": 3, "worker": 4, "finish": 2, "interruption": 1, "question": 1}
CHECK = 0.5                   # of the runs' ends
AIMING = 1.0                  # seconds to wait for a child that shall be killed
EARLY = 0.1                   # of the gaps: within the first moments
SHORTEST, LONGEST = 0.05, 10.0    # seconds, the mean gap


class Plan(NamedTuple):
    """What is asked of the kills."""
    prant: str
    command: list             # the run
    archive: str
    folder: str               # for what the runs say
    kills: int
    pages: int                # that an undisturbed run tells of
    seconds: float            # that it takes
    deadline: float           # by the monotonic clock: all must be over


class Disturber:
    """Counts what it did, and notes what went wrong."""

    def __init__(self, plan, random, tell):
        self.plan = plan
        self.random = random
        self.tell = tell
        self.pack = []            # what the next moments are, from the end
        self.killed = dict.fromkeys(VICTIMS, 0)
        self.interrupted = self.asked = self.checked = self.runs = 0
        self.orphans, self.deaf, self.unsound, self.mute = [], [], [], []
        self.events = []          # of each run, what it said
        self.seen = set()         # pages that were read
        self.pages_done = 0       # as `prant status` told last

    @property
    def kills(self):
        return sum(self.killed.values())

    def work(self):
        """Goes on until all kills are spent and a run has ended by itself; its exit status."""
        while True:
            run = Run(self.plan.command, os.path.join(self.plan.folder, f"run-{self.runs:04d}"))
            self.runs += 1
            self.events.append(run.events)
            try:
                status = self.disturb(run)
            finally:
                run.end()
            self.seen |= set(pages_read(run.events))
            if status is not None and (status not in (0, 4) or self.kills >= self.plan.kills):
                return status
            if status is None and (not self.checked or self.random.random() < CHECK):
                self.check()

    def disturb(self, run):
        """One run: its exit status when it ends by itself, None when it was ended."""
        while True:
            spent = self.kills >= self.plan.kills
            status = run.wait(1 if spent else self.gap())
            self.seen |= set(pages_read(run.events))
            if status is not None:
                self.note_orphans(run)
                return status
            if time.monotonic() > self.plan.deadline:
                raise Hang("all together took too long")
            if not spent and self.strike(run):
                return None

    def gap(self):
        """Seconds to the next moment: the kills shall last as long as the work does."""
        if self.random.random() < EARLY:
            return self.random.uniform(0, 0.2)
        return self.random.expovariate(1 / mean_gap(
            1 - len(self.seen) / max(1, self.plan.pages), self.plan.seconds,
            self.plan.kills - self.kills))

    def strike(self, run):
        """One moment; whether it ended the run."""
        moment = self.next_moment()
        if moment == "question":
            self.ask(run)
            return False
        if moment in ("worker", "finish"):
            self.kill_child(run, moment)
            return False
        if moment == "interruption":
            self.interrupt(run)
            return True
        self.killed[moment] += run.kill()
        if self.kills % 10 == 0:
            self.tell(f"{self.kills} kills, {len(self.seen)} of {self.plan.pages} pages")
        self.note_orphans(run)
        return True

    def next_moment(self):
        """What shall happen: even few kills are of all kinds."""
        if not self.pack:
            self.pack = random_order(MOMENTS, self.random)
        return self.pack.pop()

    def kill_child(self, run, victim):
        """Kills a child of that kind; waits a little for one, as some live only for moments."""
        end = time.monotonic() + AIMING
        while not (children := run.children().get(victim)):
            if time.monotonic() > end or run.child.poll() is not None:
                return
            time.sleep(0.005)
        time.sleep(self.random.uniform(0, 0.03))
        self.killed[victim] += run.kill_child(self.random.choice(children))

    def interrupt(self, run):
        """Asks the run to end, as Ctrl-C or a service's stop does."""
        number = self.random.choice([signal.SIGINT, signal.SIGTERM])
        has_begun = run.has_begun()
        run.remember()
        run.child.send_signal(number)
        self.interrupted += 1
        status = run.wait(LINGERING)
        # It may have ended by itself meanwhile; before it listens, the signal itself ends it.
        right = [130, 0, 4] + ([] if has_begun else [-number])
        if status not in right:
            self.deaf.append(f"{number.name}: " + ("no end within some seconds" if status is None
                                                   else f"exit status {status}"))
        if status is not None:
            self.note_orphans(run)

    def ask(self, run):
        """Asks how far the work is while it goes on; the figure must never fall."""
        if not run.has_begun():
            return
        self.asked += 1
        answer, failure = soundness.status(self.plan.prant, self.plan.archive)
        if failure:
            self.mute.append(failure)
            return
        done = answer["pages"]["done"]
        if done < self.pages_done:
            self.mute.append(f"{done} pages done, and {self.pages_done} before")
        self.pages_done = done

    def check(self):
        """Whether the archive is sound as it was left."""
        if os.path.exists(os.path.join(self.plan.archive, soundness.DATABASE)):
            self.checked += 1
            self.unsound += soundness.problems(self.plan.prant, self.plan.archive,
                                               self.plan.folder)

    def note_orphans(self, run):
        self.orphans += [f"alive {LINGERING:.0f} s after the supervisor: {words}"
                         for words in run.left_behind()]


def random_order(counts, random):
    """Each key so many times, in a random order."""
    pack = [key for key, count in counts.items() for _ in range(count)]
    random.shuffle(pack)
    return pack


def mean_gap(left, seconds, kills):
    """Seconds between kills on average, when a share of so many seconds' work is left.

    A little less than even: what is left when the work is done could hit nothing but starts.
    """
    return min(LONGEST, max(SHORTEST, 0.85 * max(0, left) * seconds / max(1, kills)))


def pages_read(events):
    """The pages that a run says it has read and stored, as pairs of path and number."""
    return [(event["path"], event["page"]) for event in events
            if event["event"] == "page" and event.get("origin") != "failed"]
