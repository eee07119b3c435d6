"""Whether what came of a campaign is right: a table of figures, bars and findings."""
from collections import Counter
from typing import NamedTuple

from kills import pages_read

MOST_SHOWN = 10               # findings of a kind
BLANK = 0.05                  # of the pages: the recogniser sees nothing on some small ones


class Row(NamedTuple):
    """One line of the table; the bar is met when nothing was found against it."""
    what: str
    figure: str
    bar: str
    findings: list = []


def good_problems(input, result):
    """Good files that were not read to their ends."""
    found = []
    for file in input.good:
        document = result.document(file.path)
        if document is None:
            found.append(f"not in the report: {file.path}")
        elif document["state"] != "done" or document.get("failedPages"):
            found.append(f"{document['state']}: {file.path}: "
                         f"{document.get('failure') or document.get('failedPages')}")
        elif document.get("pageCount", 1) != file.pages:
            found.append(f"{document['pageCount']} of {file.pages} pages: {file.path}")
        elif not document.get("outputs"):
            found.append(f"no outputs: {file.path}")
    return found


def hostile_problems(input, result):
    """Bad files of which something else became than should, or without a reason."""
    refused = {entry["path"]: entry for entry in result.report.get("refused", [])}
    found = []
    for file in input.hostile:
        # A report is UTF-8; a name that is not stands there with what replaces its bytes.
        path = file.path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        outcome, reasons = outcome_of(result.document(path), refused.get(path))
        codes = [reason["code"] for reason in reasons if reason.get("code")]
        if outcome not in file.outcomes:
            found.append(f"{outcome}, not {' or '.join(file.outcomes)}: {path}: {reasons}")
        elif outcome == "failed" and not (reasons and all(each.get("message") for each in reasons)):
            found.append(f"failed without a reason: {path}")
        elif outcome == "failed" and codes and not set(codes) & set(file.reasons):
            found.append(f"{codes}, not {file.reasons}: {path}")
    return found


def outcome_of(document, refusal):
    """What became of a file, and the reasons that are given when it is nothing good."""
    if document is None:
        return ("failed", [refusal]) if refusal else ("ignored", [])
    if document["state"] in ("done", "partial"):
        return "readable", []
    reasons = ([document["failure"]] if "failure" in document else []) \
        + document.get("failedPages", [])
    return ("failed" if document["state"] == "failed" else document["state"]), reasons


def excess(report):
    """How many times more pages were handed out than an undisturbed run must."""
    pages = report["pages"]
    tries = sum(page.get("tries", 1) for document in report["documentList"]
                for page in document.get("failedPages", []))
    return pages["readings"] - pages["done"] - pages["blank"] - tries


def twice_stored(events):
    """Pages that two runs say they have stored, or one run twice."""
    counts = Counter(page for run in events for page in pages_read(run))
    return [f"page {page} of {path}: {count} times"
            for (path, page), count in sorted(counts.items()) if count > 1]


def again_row(reference, disturbed, workers, disturbances):
    """The pages that were done again because of the kills."""
    again = disturbed.report["pages"]["readings"] - reference.report["pages"]["readings"]
    most = workers * disturbances
    findings = [] if again <= most else [f"{again - most} too many"]
    undisturbed = excess(reference.report)
    if undisturbed > 0:
        findings.append(f"undisturbed, {undisturbed} pages were done again")
    return Row("pages done again", str(again), f"≤ {workers} workers × {disturbances}", findings)


def blank_row(input, result):
    """That there was something to read: a campaign of empty pages would prove nothing."""
    blank = result.report["pages"]["blank"]
    most = input.blank + BLANK * input.pages + len(input.hostile)
    return Row("pages without a word", str(blank), f"≤ {most:.0f}",
               [] if blank <= most else ["the generated pages can't be read"])


def table(rows):
    """The rows as Markdown, and below what was found."""
    lines = ["| | figure | bar | |", "|---|---|---|---|"]
    lines += [f"| {row.what} | {row.figure} | {row.bar} | {'not met' if row.findings else 'met'} |"
              for row in rows]
    for row in rows:
        if row.findings:
            lines += ["", f"{row.what}:"]
            lines += [f"  {finding}" for finding in row.findings[:MOST_SHOWN]]
            if len(row.findings) > MOST_SHOWN:
                lines.append(f"  and {len(row.findings) - MOST_SHOWN} more")
    return "\n".join(lines)
