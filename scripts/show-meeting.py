#!/usr/bin/env python3
"""show-meeting.py OUTDIR [NAME]: tells a person what `prant run` made of some documents.

One line for each, and the one whose file is called NAME, or the first, in full: its cleaned text's beginning, the typed meeting in
outline, the corrections, and where to find it all.
"""
import glob
import json
import os
import sys
import textwrap
from collections import Counter

COLOURED = sys.stdout.isatty() and "NO_COLOR" not in os.environ
SECTIONS = {"information": "information", "dialogue": "dialogue", "decision": "decisions",
            "other": "agenda"}


def main(arguments):
    if len(arguments) not in (1, 2):
        sys.exit(__doc__)
    documents = [(path[:-len(".meeting.json")], load(path))
                 for path in glob.glob(os.path.join(arguments[0], "*.meeting.json"))]
    if not documents:
        sys.exit(f"Nothing was written to {arguments[0]}.")
    documents.sort(key=lambda each: (each[1]["source"]["fileName"] not in arguments[1:], each[0]))
    heading("What was read")
    for _, meeting in documents:
        summarise(meeting)
    path, meeting = documents[0]
    heading(f"The text of {meeting['source']['fileName']}, cleaned")
    with open(path + ".txt", encoding="utf-8") as file:
        for line in file.read().splitlines()[:16]:
            print("  " + textwrap.shorten(line.replace("\t", " | "), 96, placeholder=" …"))
    heading("The meeting, typed")
    outline(meeting)
    heading("What was mended")
    corrections(meeting)
    heading("Where it is")
    print(f"  {path}.txt\n  {path}.meeting.json")


def load(path):
    """A JSON file."""
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def summarise(meeting):
    """One line about a document."""
    source, queue = meeting["source"], waiting(meeting)
    items = sum(len(section["items"]) for section in meeting["sections"])
    print(f"  {source['fileName']:34} {counted(len(source['pages']), 'page'):8} "
          f"{counted(items, 'item'):9} {counted(decisions(meeting), 'decision'):13} "
          f"{counted(len(meeting['corrections']) - queue, 'word mended', 'words mended'):18} "
          f"{queue} to review")


def outline(meeting):
    """Who met and when, and what about."""
    who = ", ".join(filter(None, (meeting.get("body"), meeting.get("organization"))))
    print("  " + bold(who or "(no body found)"))
    for sitting in meeting["sittings"]:
        hours = "–".join(filter(None, (sitting.get("start"), sitting.get("end"))))
        print("  " + " ".join(filter(None, (sitting["date"], hours, meeting.get("place")))))
    present = [each for each in meeting["attendance"] if each["status"] == "present"]
    shown = ", ".join(described(each) for each in present[:5])
    more = f" and {len(present) - 5} more" if len(present) > 5 else ""
    print(textwrap.fill(f"{len(present)} present: {shown}{more}", 96,
                        initial_indent="  ", subsequent_indent="    "))
    for section in meeting["sections"]:
        print("  " + bold(section.get("heading") or SECTIONS[section["kind"]].capitalize()))
        for item in section["items"]:
            print("    " + textwrap.shorten(
                f"{item.get('number', ''):5} {item['title']}", 70, placeholder=" …") + dim(notes(item)))


def notes(item):
    """What an item holds besides its title."""
    parts = ["by " + " and ".join(item["presenters"])] if item["presenters"] else []
    if item["decisions"]:
        parts.append(counted(len(item["decisions"]), "decision"))
    return f"  ({'; '.join(parts)})" if parts else ""


def corrections(meeting):
    """A few corrections, and how many wait for a person."""
    applied = [each for each in meeting["corrections"] if each["status"] == "applied"]
    kinds = Counter(each["kind"] for each in applied)
    print("  " + (", ".join(f"{count} {kind}" for kind, count in kinds.most_common()) or "nothing"))
    for each in [each for each in applied if each["kind"] in ("diacritic", "character")][:6]:
        print(f"  {each['original']} → {bold(each['corrected'])} "
              + dim(f"{100 * each['confidence']:.0f} %"))
    print(f"  {waiting(meeting)} places wait for review.")


def described(person):
    """A name with its role."""
    role = person.get("roleText") or person.get("affiliation")
    return person["name"] + (f" ({role})" if role else "")


def waiting(meeting):
    """How many corrections a person should look at."""
    return sum(each["status"] == "proposed" for each in meeting["corrections"])


def decisions(meeting):
    """How many decisions were taken."""
    return sum(len(section["decisions"]) + sum(len(item["decisions"]) for item in section["items"])
               for section in meeting["sections"])


def counted(number, noun, plural=None):
    """A number with its noun."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def heading(text):
    print(f"\n{bold(text)}")


def bold(text):
    return f"\033[1m{text}\033[0m" if COLOURED else text


def dim(text):
    return f"\033[2m{text}\033[0m" if COLOURED else text


if __name__ == "__main__":
    main(sys.argv[1:])
