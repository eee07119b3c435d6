"""Writes the totals as Markdown."""
from bars import bars
from repair_bars import repair_bars
from structure_bars import structure_bars
from calibration import reliability
from totals import Total

COLUMNS = ("set", "kind", "files", "CER before", "CER", "WER before", "WER", "å ä ö before",
           "å ä ö", "undamaged before", "undamaged", "bullets", "false", "structure F1",
           "calibration", "queued")

NOTES = """\
Percent, but for the counts. *Before*: plain Tesseract (`-l swe`, 300 dpi) for pictures; the text or
text layer as found for born-digital files, bad text layers and texts. *å ä ö*: the share of the
words with them that are right. *undamaged*: the share of the other words that are right. *bullets*:
list items behind their own marker; *false*: markers where no list item is. *structure F1*: over all
facts of the typed meetings. *calibration*: how far confidences and success are apart, in ten bins,
over the word corrections applied and proposed. *queued*: of the words still wrong, the share that
the review queue points at. `repair` rows are `prant repair` on the same texts, line for line;
*all scans, repair*: on what plain Tesseract reads of the scans, with nothing but its text.
"""

BARS_NOTE = """\
Over all scans of the kinds named, of whatever set. *§*: the produced text, running headers and
footers dropped, is aligned with the truth character by character; right are the signs that stand
beside a sign. *blank pages*: words left in the text; a page not told to be blank counts as one.
*legacy* and *seeds*: by `prant repair`. *held-out sentences*: of documents whose words are not
counted in the dictionary that repairs them. *plain Tesseract's text*: of all scans with no text of
their own, those on their side among them, by `prant repair`. *errors after, of those before*: word
errors of the pages as repaired and as recognised. *asked about*: corrections that are proposed, of all words.
*truth texts*: what `prant segment` makes of the texts as they should be read. *F1 of present*, and
the like: of one kind of fact alone.
"""


def render(results, commit, scorer, sentences=None, texts=None):
    """The whole page: one table, then how far confidences can be trusted."""
    rows, of_all = grouped(results)
    out = ["# Accuracy", "", f"At {commit}, by `make accuracy`, with {scorer}.", "",
           table(COLUMNS, [row(key, total) for key, total in rows]), "", NOTES,
           "## Bars", "", table(("over", "measure", "figure", "bar", "met"),
                                [bar.row() for bar in bars(results)
                                 + repair_bars(results, sentences)
                                 + structure_bars(results, texts or {})]), "", BARS_NOTE,
           "## Confidence and success", "",
           table(("confidence from", "corrections", "mean confidence", "right"),
                 [(f"{low:.1f}", str(count), percent(mean), percent(right))
                  for low, count, mean, right in reliability(of_all.verdicts)]), ""]
    return "\n".join(out)


def grouped(results):
    """The totals for each set and kind, then for each set; and the one over everything."""
    kinds, sets, of_all = {}, {}, Total()
    for result in results:
        kinds.setdefault((result.set, result.kind), Total()).add(result)
        if not result.repair_only:
            sets.setdefault((result.set, "**all**"), Total()).add(result)
            of_all.add(result)
    order = {name: index for index, name in enumerate(dict.fromkeys(r.set for r in results))}
    rows = sorted({**kinds, **sets}.items(),
                  key=lambda each: (order[each[0][0]], each[0][1] == "**all**", each[0][1]))
    return rows, of_all


def row(key, total):
    """One row of the table, as texts."""
    measure = lambda name, scores: percent(total.mean(name, scores))
    return (*key, str(total.documents),
            measure("cer", total.before), measure("cer", total.after),
            measure("wer", total.before), measure("wer", total.after),
            measure("diacriticRecall", total.before), measure("diacriticRecall", total.after),
            measure("undamaged", total.before), measure("undamaged", total.after),
            measure("bullets", total.after), str(total.false_bullets),
            percent(total.structure), percent(total.calibration), percent(total.queue))


def percent(share):
    """A share in percent with two decimals; a dash where there is none."""
    return "–" if share is None else f"{100 * share:.2f}"


def table(heads, rows):
    """A Markdown table, its columns aligned for reading as plain text."""
    cells = [tuple(heads), *rows]
    widths = [max(len(line[column]) for line in cells) for column in range(len(heads))]
    lines = ["| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths)) + " |"
             for line in cells]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)
