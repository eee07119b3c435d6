#!/usr/bin/env python3
"""A worker that reads nothing: it gives pages that were read before, and counts what it is asked.

It stands for `prant-worker` where only the rest is measured. `PRANT_REPLAY` names a folder with
`pages.json` (an array of pages) and takes a file `asked-ID` for each worker.
"""
import json
import os
import sys

PAGES_A_DOCUMENT = 10


def main():
    folder = os.environ["PRANT_REPLAY"]
    with open(os.path.join(folder, "pages.json"), encoding="utf-8") as file:
        # As text, with the place of the number open: making JSON costs more than all else here.
        pages = [json.dumps({**page, "number": -1, "warnings": []}, ensure_ascii=False,
                            separators=(",", ":")).split('"number":-1', 1)
                 for page in json.load(file)]
    with open(os.path.join(folder, f"asked-{os.getpid()}"), "w", encoding="utf-8") as log:
        for line in sys.stdin:
            job = json.loads(line)
            log.write(job["kind"] + "\n")
            log.flush()
            if job["kind"] == "describe":
                answer = json.dumps({"id": job["id"], "document": {
                    "mediaType": "application/pdf", "pageCount": PAGES_A_DOCUMENT}})
            else:
                document = int("".join(filter(str.isdigit, os.path.basename(job["path"]))))
                first = document * PAGES_A_DOCUMENT + job["page"]
                before, after = pages[first % len(pages)]
                answer = f'{{"id":{job["id"]},"page":{before}"number":{job["page"]}{after}}}'
            sys.stdout.write(answer + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
