#!/usr/bin/env python3
"""make-hostile-files.py OUTDIR

Makes OUTDIR/files, a folder of files as they should not be, always the same bytes, and
OUTDIR/expected.json, which tells what `prant run OUTDIR/files -w ARCHIVE` may do with each:

    {"files": [{"nameHex": "622e706466",       the file's name, its bytes in hexadecimal
                "name": "b.pdf",               the same for people; what is not UTF-8 is escaped
                "about": "why it is hostile",
                "outcomes": ["failed"],        what is right, the best first:
                                                 failed    listed with its reason; no result
                                                 readable  has a result, perhaps of blank pages
                                                 ignored   passed over in silence
                "reasons": ["damaged"]}]}      for failed: the right codes (WorkFailure.Code)

Of every file: nothing crashes, hangs, or leaves the archive's folder, and the others are read.
"""
import json
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "hostile"))

import images
import names
import pdfs
import texts


def write(folder, name, contents):
    """Writes bytes, chunks of bytes, or whatever a function does at the path."""
    path = os.path.join(os.fsencode(folder), name)
    if callable(contents):
        contents(path)
        return
    with open(path, "wb") as file:
        for chunk in [contents] if isinstance(contents, bytes) else contents:
            file.write(chunk)


def main(arguments):
    if len(arguments) != 1:
        sys.exit(__doc__)
    folder = os.path.join(arguments[0], "files")
    os.makedirs(folder)
    expected = []
    for case in pdfs.cases() + images.cases() + texts.cases() + names.cases():
        name = case.name if isinstance(case.name, bytes) else case.name.encode()
        write(folder, name, case.contents)
        expected.append({
            "nameHex": name.hex(), "name": name.decode("utf-8", "backslashreplace"),
            "about": case.about, "outcomes": case.outcomes, "reasons": case.reasons,
        })
    with open(os.path.join(arguments[0], "expected.json"), "w", encoding="utf-8") as file:
        json.dump({"files": expected}, file, ensure_ascii=False, indent=2)
        file.write("\n")
    print(f"{len(expected)} hostile files in {folder}")


if __name__ == "__main__":
    main(sys.argv[1:])
