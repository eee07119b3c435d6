"""Strips of real scanned text, and small pages put together from them.

A page's picture is a `Raster`: grey, one byte a pixel, white paper. No two pages of a `Desk` are
alike.
"""
import functools
import glob
import hashlib
import operator
import os
import subprocess
from typing import NamedTuple

DPI = 200
INK = 128                     # darker than this is ink
MARKS = bytes(value < INK for value in range(256))
WHITE = b"\xff"
LINE_HEIGHTS = range(16, 50)  # pixels; what is higher is a picture or two lines grown together
WORD_GAP = 7                  # columns without ink that part words
MARGIN = 18
LEADING = 14
HEIGHT = 700


class Raster(NamedTuple):
    """A grey picture, its rows from the top."""
    width: int
    rows: list                # of bytes, one a pixel

    @property
    def height(self):
        return len(self.rows)


class Strip(NamedTuple):
    """One line of print, and where its words begin and end."""
    raster: Raster
    words: list               # pairs of columns


def strips(scans, folder):
    """The lines of print on all pages of these PDFs, in a fixed order.

    `folder` takes their rendered pages for a while.
    """
    found = []
    for number, scan in enumerate(scans):
        stem = os.path.join(folder, f"strips-{number:02d}")
        subprocess.run(["pdftoppm", "-gray", "-r", str(DPI), scan, stem], check=True)
        for path in sorted(glob.glob(stem + "-*.pgm")):
            with open(path, "rb") as file:
                found += lines_of(graymap(file.read()))
            os.remove(path)
    return found


def graymap(data):
    """What a binary PGM of eight bits holds."""
    kind, width, height, largest, pixels = data.split(maxsplit=4)
    width, height = int(width), int(height)
    # What follows the last figure is one white space; a dark first pixel may look like more.
    pixels = data[len(data) - width * height:]
    if kind != b"P5" or largest != b"255":
        raise ValueError("not a grey picture of eight bits")
    return Raster(width, [pixels[at:at + width] for at in range(0, width * height, width)])


def runs(marks, gap=1):
    """Where true values stand, as pairs of begin and end; fewer than `gap` others part no run."""
    found = []
    for at, mark in enumerate(marks):
        if not mark:
            continue
        if found and at - found[-1][1] < gap:
            found[-1] = (found[-1][0], at + 1)
        else:
            found.append((at, at + 1))
    return found


def lines_of(page):
    """The lines of print that stand free on a page and have two words or more."""
    found = []
    # A row's marks as one number: two rows' together are a bitwise "or".
    ink = [int.from_bytes(row.translate(MARKS), "big") for row in page.rows]
    for top, bottom in runs(ink, gap=2):
        if bottom - top not in LINE_HEIGHTS:
            continue
        rows = page.rows[top:bottom]
        columns = functools.reduce(operator.or_, ink[top:bottom]).to_bytes(page.width, "big")
        words = runs(columns, gap=WORD_GAP)
        words = [(begin, end) for begin, end in words if 6 <= end - begin <= 400]
        if len(words) >= 2:
            found.append(Strip(Raster(page.width, rows), words))
    return found


class Desk:
    """Makes pages, each different from all before."""

    def __init__(self, strips, random):
        self.strips = strips
        self.random = random
        self.made = set()

    def page(self):
        """A small page of one to three short lines."""
        while True:
            chosen = [self.strips[self.random.randrange(len(self.strips))]
                      for _ in range(self.random.randint(1, 3))]
            width = self.random.randrange(260, 481, 20)
            raster = paper(width, [excerpt(strip, width - 2 * MARGIN, self.random)
                                   for strip in chosen])
            key = hashlib.sha256(b"".join(raster.rows)).digest()
            if key not in self.made:
                self.made.add(key)
                return raster

    def blank(self):
        """A page with nothing on it; its size makes it a different one each time."""
        while True:
            raster = Raster(self.random.randrange(300, 601), [])
            raster.rows.extend([WHITE * raster.width] * self.random.randrange(HEIGHT, HEIGHT + 100))
            key = (raster.width, raster.height)
            if key not in self.made:
                self.made.add(key)
                return raster


def excerpt(strip, width, random):
    """Some words of a strip that stand together and are at most so wide."""
    first = random.randrange(len(strip.words))
    begin = strip.words[first][0]
    ends = [end for _, end in strip.words[first:] if end - begin <= width]
    end = ends[-1] if ends else begin + width
    return Raster(end - begin, [row[begin:end] for row in strip.raster.rows])


def paper(width, pieces):
    """White paper of that width with the pieces one below the other."""
    empty = WHITE * width
    rows = [empty] * MARGIN
    for piece in pieces:
        for row in piece.rows:
            rows.append((WHITE * MARGIN + row).ljust(width, WHITE)[:width])
        rows += [empty] * LEADING
    return Raster(width, rows + [empty] * (HEIGHT - len(rows)))
