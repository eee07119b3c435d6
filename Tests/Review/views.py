#!/usr/bin/env python3
"""views.py --prant PRANT ARCHIVE FOLDER

Opens every view of the review in a headless Chromium: in the light and in the dark, wide, narrow
and at twice the size. Checks each with axe-core's rules of WCAG 2.2 AA, looks whether anything is wider
than the window, whether the page complained, and puts a picture of each into FOLDER.

Needs playwright, axe-playwright-python (for its copy of axe-core) and Debian's chromium.
"""
import argparse
import os
import sys

import axe_playwright_python
import browser
import client

SIZES = {"wide": (1280, 860, 1), "narrow": (320, 700, 1), "double": (640, 430, 2)}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def axe_source():
    folder = os.path.dirname(axe_playwright_python.__file__)
    with open(os.path.join(folder, "axe.min.js"), encoding="utf-8") as file:
        return file.read()


def views(reviewer):
    """Names and addresses of the views, of a document that has places to review."""
    place = reviewer.queue(1)["questions"][0]
    document = f"/documents/{place['document']}"
    reviewer.post("/api/review/leave", {"tab": reviewer.tab})
    return {
        "queue": "/", "page": f"{document}/pages/{place['page']}",
        "meeting": f"{document}/meeting", "documents": "/documents",
        "search": "/search?q=skola", "log": "/log", "english": "/?lang=en"}


def violations(page, source):
    page.evaluate(source)
    found = page.evaluate(
        "rules => axe.run(document, {runOnly: {type: 'tag', values: rules}})", RULES)
    return [f"{one['id']}: {one['help']} ({len(one['nodes'])}: "
            f"{one['nodes'][0]['html'][:120]})" for one in found["violations"]]


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--prant", required=True)
    parser.add_argument("archive")
    parser.add_argument("folder")
    chosen = parser.parse_args()
    os.makedirs(chosen.folder, exist_ok=True)
    source, wrong, count = axe_source(), [], 0
    with client.Review(chosen.prant, chosen.archive) as server, browser.launched() as chromium:
        for name, path in views(client.Reviewer(server.port)).items():
            for size, (width, height, scale) in SIZES.items():
                for scheme in ("light", "dark"):
                    context = chromium.new_context(
                        viewport={"width": width, "height": height}, device_scale_factor=scale,
                        color_scheme=scheme, locale="sv-SE", reduced_motion="reduce")
                    page = context.new_page()
                    label = f"{name}-{size}-{scheme}"
                    page.on("pageerror", lambda error, at=label: wrong.append(f"{at}: {error}"))
                    page.on("console", lambda one, at=label: wrong.append(f"{at}: {one.text}")
                            if one.type == "error" else None)
                    page.goto(server.address + path)
                    page.wait_for_load_state("networkidle")
                    page.screenshot(path=f"{chosen.folder}/{label}.png")
                    wrong += [f"{label}: {one}" for one in violations(page, source)]
                    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
                    if wide > 0:
                        wrong.append(f"{label}: {wide} pixels wider than the window")
                    count += 1
                    context.close()
    for line in wrong:
        print(line)
    print(f"{count} views, {len(wrong)} complaints")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
