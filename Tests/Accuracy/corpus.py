"""Which documents are measured, and where their truth is."""
import glob
import json
import os
import re
from typing import NamedTuple, Optional


# Born-digital documents of many templates: for the typed meeting, not for reading.
LAYOUTS = "layouts"


class Document(NamedTuple):
    """One file to read, and what it should become."""
    set: str
    kind: str                  # a scan's profile, or born, legacy, text, real
    path: str
    truth_text: str
    truth_meeting: Optional[str]
    furniture: Optional[str]
    optional: Optional[str]

    @property
    def name(self):
        return os.path.basename(self.path)

    @property
    def is_text(self):
        return self.path.endswith(".txt")

    @property
    def is_scan(self):
        """Whether pages of it are pictures."""
        return not self.is_text and self.kind != "born"

    @property
    def blank_pages(self):
        """The numbers, from 1, of the pages that are known to be blank."""
        manifest = os.path.join(os.path.dirname(self.path), "manifest.json")
        if not os.path.exists(manifest):
            return []
        with open(manifest, encoding="utf-8") as file:
            pages = json.load(file).get(self.name, {}).get("pages", [])
        return [number for number, page in enumerate(pages, 1) if page["kind"] == "blank"]

    @property
    def has_own_text(self):
        """Whether what an archive has of it today is a text, or a text layer, not a picture."""
        return self.is_text or self.kind in ("born", "badtext")


def documents(root, shared):
    """Everything that can be measured here, in a fixed order, and the names of its sets."""
    found = read_set("fixtures", os.path.join(root, "fixtures", "minutes"))
    if os.path.isdir(os.path.join(shared, "open")):
        of_open = read_set("open", os.path.join(shared, "open"))
        names = {each.name for each in of_open}
        found = of_open + [each for each in found if each.name not in names]
    found += read_set(LAYOUTS, os.path.join(root, "fixtures", "layouts"))
    for name, kind in (("real", "real"), ("seeds", "text")):
        found += read_set(name, os.path.join(shared, name), kind)
    return found


def read_set(name, folder, kind=None):
    """The documents of a folder: those that a `.truth.txt` of the same name belongs to."""
    found = []
    for truth in sorted(glob.glob(os.path.join(folder, "*.truth.txt"))):
        stem = truth[:-len(".truth.txt")]
        for path in sorted(glob.glob(glob.escape(stem) + ".*")):
            kind_here = kind_of(path[len(stem) + 1:], kind)
            if kind_here:
                found.append(Document(
                    name, kind_here, path, truth, existing(stem + ".truth.json"),
                    existing(stem + ".furniture.txt"), existing(stem + ".optional.json")))
    return found


def kind_of(suffix, given):
    """The kind of a document by what follows its name; None for what is no document."""
    scan = re.fullmatch(r"scan-(\w+)\.\w+", suffix)
    if scan:
        return scan[1]
    known = {"born.pdf": "born", "legacy.txt": "legacy", "raw.txt": given, "pdf": given}
    return known.get(suffix)


def existing(path):
    """The path if there is such a file."""
    return path if os.path.exists(path) else None
