"""What two archives hold, and where the one differs from the other."""
import json
import os
from typing import NamedTuple

# Of a report: what may differ between two runs that both did right.
COUNTERS = ("readings", "tries", "lastRun")
# A temporary file's name begins so.
TEMPORARY = ".prant-"


class Result(NamedTuple):
    """One archive: its report and its outputs."""
    report: dict
    outputs: dict             # by path below the folder, as bytes: the contents

    def document(self, path):
        """What the report says of the document of a file, or None."""
        return next((each for each in self.report["documentList"] if path in each["files"]), None)


def result_of(archive):
    """Reads an archive's folder of outputs."""
    out = os.path.join(os.fsencode(archive), b"out")
    outputs = {}
    for folder, _, names in os.walk(out):
        for name in names:
            path = os.path.join(folder, name)
            with open(path, "rb") as file:
                outputs[os.path.relpath(path, out)] = file.read()
    return Result(json.loads(outputs.pop(b"report.json")), outputs)


def temporary_files(archive):
    """What should have been removed."""
    return [f"left: {os.path.relpath(os.path.join(folder, name), archive)}"
            for folder, folders, names in os.walk(archive)
            for name in names + folders if name.startswith(TEMPORARY)]


def output_differences(reference, disturbed, slow):
    """Where outputs differ; those of slow files are left out."""
    stems = {os.fsencode(stem) + b"." for result in (reference, disturbed) for path in slow
             for stem in (result.document(path) or {}).get("outputs", [])}
    left, right = ({name: data for name, data in result.outputs.items()
                    if not any(name.startswith(stem) for stem in stems)}
                   for result in (reference, disturbed))
    found = [f"missing: {os.fsdecode(name)!r}" for name in sorted(left.keys() - right.keys())]
    found += [f"too much: {os.fsdecode(name)!r}" for name in sorted(right.keys() - left.keys())]
    return found + [f"other bytes: {os.fsdecode(name)!r}"
                    for name in sorted(left.keys() & right.keys()) if left[name] != right[name]]


def report_differences(reference, disturbed, slow):
    """Where the reports differ in what they say of the work."""
    left, right = (comparable(result.report, slow) for result in (reference, disturbed))
    found = [f"report: {key}: {left.get(key)!r} became {right.get(key)!r}"
             for key in sorted(left.keys() | right.keys())
             if key != "documentList" and left.get(key) != right.get(key)]
    before, after = left["documentList"], right["documentList"]
    return found + [f"report: {before.get(key)!r} became {after.get(key)!r}"
                    for key in sorted(before.keys() | after.keys())
                    if before.get(key) != after.get(key)]


def comparable(report, slow):
    """A report without counters of tries, and without what a clock may decide."""
    report = without_counters(report)
    documents = {}
    for document in report["documentList"]:
        if slow.isdisjoint(document["files"]):
            document["files"].sort()
            document.get("outputs", []).sort()
            documents[document["sha256"]] = document
    report["documentList"] = documents
    if slow:
        # The sums hold the slow ones, too; what they are made of has been compared.
        for key in ("documents", "pages", "toReview"):
            report.pop(key, None)
    return report


def without_counters(value):
    """A copy of a JSON value without the fields that count tries."""
    if isinstance(value, dict):
        return {key: without_counters(each) for key, each in value.items() if key not in COUNTERS}
    if isinstance(value, list):
        return [without_counters(each) for each in value]
    return value
