"""What must be reached, beside what is: one row for each bar."""
from typing import NamedTuple, Optional

from signs import Signs
from totals import Total

# Kinds of scans that are read alike well; their errors count together.
USUAL = ("clean300", "office200", "copy", "badtext", "mixed", "blank")
# A scan of 72 dpi, from which nobody reads every letter.
COARSEST = "imatra2015extra_p2.pdf"
# What is asked of error rates, in percent: (name, which results, CER, WER).
RATES = (
    (", ".join(USUAL), lambda each: each.kind in USUAL, 0.8, 1.5),
    ("rotated", lambda each: each.kind == "rotated", 1.2, 2.2),
    ("photo", lambda each: each.kind == "photo", 3, 5),
    ("fax", lambda each: each.kind == "fax", 2.5, 4),
    ("worn150", lambda each: each.kind == "worn150", 2.5, 4),
    ("real, without the page of 72 dpi",
     lambda each: each.set == "real" and each.name != COARSEST, 0.6, 1.4),
    ("real", lambda each: each.set == "real", 0.9, 2.2),
)
# Formal minutes, whose headings and references have paragraph signs.
FORMAL = ("o6_", "o7_")


class Bar(NamedTuple):
    """One figure, and what it must be."""
    what: str
    measure: str
    figure: Optional[float]    # None where nothing was measured
    limit: float
    at_least: bool = False
    is_share: bool = True

    @property
    def is_met(self):
        """Whether the bar is reached; None where nothing was measured."""
        if self.figure is None:
            return None
        return self.figure >= self.limit if self.at_least else self.figure <= self.limit

    def row(self):
        """The figure, the bar and the verdict, as texts."""
        shown = lambda value: f"{100 * value:.2f} %" if self.is_share else f"{value:.2f}"
        verdict = {True: "yes", False: "**no**", None: "–"}[self.is_met]
        return (self.what, self.measure, "–" if self.figure is None else shown(self.figure),
                ("≥ " if self.at_least else "≤ ") + shown(self.limit), verdict)


def bars(results):
    """All bars, over every scan of the kinds they name, whatever its set."""
    scans = [each for each in results if each.is_scan]
    return error_rates(scans) + paragraph_signs(scans) + bullets(scans) + blank_pages(scans)


def error_rates(scans):
    """Characters and words that are wrong."""
    found = []
    for what, belongs, characters, words in RATES:
        total = sum_of(filter(belongs, scans))
        found.append(Bar(what, "CER", total.mean("cer", total.after), characters / 100))
        found.append(Bar(what, "WER", total.mean("wer", total.after), words / 100))
    return found


def paragraph_signs(scans):
    """Paragraph signs where the truth has them."""
    formal = (each for each in scans if each.set == "real" or each.name.startswith(FORMAL))
    signs = sum((each.signs for each in formal), Signs(0, 0, 0))
    return [Bar("§ of real, o6 and o7", "recall", signs.recall, 0.98, at_least=True),
            Bar("§ of real, o6 and o7", "precision", signs.precision, 0.98, at_least=True)]


def bullets(scans):
    """List items behind their own marker."""
    total = sum_of(scans)
    false = total.false_bullets / total.documents if total.documents else None
    return [Bar("bullets of all scans", "recall", total.mean("bullets", total.after), 0.96,
                at_least=True),
            Bar("bullets of all scans", "false ones a document", false, 0.5, is_share=False)]


def blank_pages(scans):
    """Words where nothing is printed."""
    counts = [each.blank_words for each in scans if each.blank_words is not None]
    return [Bar("blank pages", "words", sum(counts) if counts else None, 0, is_share=False)]


def words_on(numbers, pages):
    """How many words stand on the pages of these numbers; None where there is no such page.

    A page that was not told to be blank counts as one word at least.
    """
    blank = [page for page in pages if page["number"] in numbers]
    words = (sum(bool(word["text"]) for line in page["lines"] for word in line["words"])
             for page in blank)
    return sum(max(count, page["origin"] != "blank")
               for count, page in zip(words, blank)) if blank else None


def sum_of(results):
    """The sums over some results."""
    total = Total()
    for each in results:
        total.add(each)
    return total
