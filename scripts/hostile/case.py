"""What a hostile file is, and what may become of it."""
from typing import Callable, Iterable, NamedTuple, Union

DAMAGED = ["damaged", "unsupported"]
LARGE = ["tooLarge", "damaged", "workerLost", "recognition"]


class Case(NamedTuple):
    """One file: its name, its bytes (or what makes it at a path), and what is right for it."""
    name: Union[str, bytes]
    about: str
    contents: Union[bytes, Iterable[bytes], Callable]
    outcomes: list
    reasons: list = []


def failed(name, about, contents, reasons=None):
    """A file of which nothing can be read."""
    return Case(name, about, contents, ["failed"], reasons or DAMAGED)


def readable(name, about, contents):
    """A file that looks odd but must be read."""
    return Case(name, about, contents, ["readable"])


def either(name, about, contents, reasons=None):
    """A file of which something may be read; a quick end with a reason is as good."""
    return Case(name, about, contents, ["failed", "readable"], reasons or DAMAGED + LARGE)
