"""The input of a campaign: a folder of small documents, the same for the same seed.

Pages are cut from the fixtures' scans, so that the recogniser has real print to read; all differ.
"""
import glob
import os
from random import Random
from typing import NamedTuple

import containers
import hostile_files
import strips
from containers import Sheet

FIXTURES = os.path.join(containers.ROOT, "fixtures", "minutes")
SCANS = ("*.born.pdf", "*.scan-office200.pdf", "*.scan-badtext.pdf", "*.scan-copy.pdf",
         "*.scan-worn150.pdf")
# Kinds of documents: how often, and how many pages at most.
KINDS = {"scan": (45, 12), "leaflet": (15, 2), "tiff": (15, 6), "born": (10, 4), "mixed": (6, 8),
         "png": (20, 1), "tif": (10, 1)}
ENDINGS = {"tiff": ".tiff", "png": ".png", "tif": ".tif"}
BLANK = 0.01                       # of the pages
HOSTILE = 0.05                     # bad files for each page
TEXTS = 0.02                       # plain texts for each page
COPIES = 0.04                      # of the documents
SUBJECTS = ("Budget", "Lokaler", "Rekrytering", "Skolskjuts", "Vägar", "Öppettider", "Årsplan")


class Good(NamedTuple):
    """A file that must be read to its end."""
    path: str
    pages: int


class Input(NamedTuple):
    """What lies in the folder."""
    path: str
    good: list
    hostile: list
    pages: int                     # of documents that differ, plain texts apart
    blank: int


def make(folder, pages, seed):
    """Fills a new folder; returns what is in it."""
    random = Random(f"{seed} folder")
    os.makedirs(folder)
    scans = sorted(path for pattern in SCANS for path in glob.glob(os.path.join(FIXTURES, pattern)))
    desk = strips.Desk(strips.strips(scans, folder), random)
    documents, blank = all_documents(pages, desk, random)
    good = [Good(written(folder, random, name, data), count) for name, count, data in documents]
    good += copies(folder, good, random)
    good += [Good(written(folder, random, f"anteckning-{number:03d}.txt", text(number, random)), 1)
             for number in range(max(2, round(TEXTS * pages)))]
    bad = hostile_files.make(os.path.join(folder, "hostile"), max(8, round(HOSTILE * pages)),
                             [(name, data) for name, _, data in documents], random)
    return Input(folder, good, bad, pages, blank)


def all_documents(pages, desk, random):
    """Documents with so many pages in all, as name, number of pages and bytes."""
    documents, blank, number = [], 0, 0
    weights = [weight for weight, _ in KINDS.values()]
    while pages > 0:
        kind, = random.choices(list(KINDS), weights)
        count = min(pages, random.randint(1, KINDS[kind][1]))
        bits = random.choice([1, 8])
        sheets = []
        for _ in range(count):
            if kind == "born" or (kind == "mixed" and random.random() < 0.5):
                number += 1
                sheets.append(Sheet(typed(number, random)))
            elif random.random() < BLANK:
                blank += 1
                sheets.append(Sheet(desk.blank(), bits))
            else:
                sheets.append(Sheet(desk.page(), bits))
        name = f"{kind}-{len(documents):04d}{ENDINGS.get(kind, '.pdf')}"
        documents.append((name, count, data_of(kind, sheets)))
        pages -= count
    return documents, blank


def data_of(kind, sheets):
    """A document's bytes."""
    if kind == "png":
        return containers.png(sheets[0])
    return containers.tiff(sheets) if kind in ("tiff", "tif") else containers.pdf(sheets)


def typed(number, random):
    """The lines of a page that was never on paper."""
    subject = random.choice(SUBJECTS)
    return [f"Minnesanteckningar nummer {number}", "Tekniska förvaltningens ledningsgrupp",
            f"Sida {number} av många", f"{random.randint(1, 20)}. {subject}",
            f"Gruppen går igenom läget för {subject.lower()}.",
            f"Åsa återkommer med {random.randint(2, 900)} förslag till nästa möte."]


def text(number, random):
    """The bytes of a plain text."""
    return ("\n".join(typed(f"T{number}", random)) + "\n").encode()


def written(folder, random, name, data):
    """Puts a document into one of a few folders; its path."""
    place = os.path.join(folder, f"{random.randint(2015, 2024)}")
    os.makedirs(place, exist_ok=True)
    path = os.path.join(place, name)
    with open(path, "xb") as file:
        file.write(data)
    return path


def copies(folder, good, random):
    """The same bytes under other names, and the same names for other bytes."""
    count = max(2, round(COPIES * len(good)))
    chosen = random.sample(good, min(len(good), 2 * count))
    made = []
    for document in chosen[:count]:
        with open(document.path, "rb") as file:
            data = file.read()
        name = "kopia av " + os.path.basename(document.path)
        made.append(Good(written(folder, random, name, data), document.pages))
    for document, other in zip(chosen[count:], made):
        # Of the same kind only: a name of another kind would be one of the hostile files.
        name = os.path.basename(document.path)
        if os.path.splitext(name)[1] == os.path.splitext(other.path)[1]:
            with open(other.path, "rb") as file:
                data = file.read()
            again = os.path.join(folder, "samma namn")
            os.makedirs(again, exist_ok=True)
            with open(os.path.join(again, name), "xb") as file:
                file.write(data)
            made.append(Good(os.path.join(again, name), other.pages))
    return made
