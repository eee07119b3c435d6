"""What repair does to single words: which it mends, which it breaks, what it asks about."""
from typing import NamedTuple

from align import distance, pairs, tokens


class Words(NamedTuple):
    """Words of texts before and after repair, beside their truth."""
    truth: int = 0      # words of the truth
    right: int = 0      # of them, right before
    kept: int = 0       # of those, right after
    before: int = 0     # word errors before
    after: int = 0      # word errors after

    def __add__(self, other):
        return Words(*(one + two for one, two in zip(self, other)))

    @property
    def stay(self):
        """The share of the right words that stay right; None of none."""
        return self.kept / self.right if self.right else None

    @property
    def ratio(self):
        """Errors after, of those before; None without errors."""
        return self.after / self.before if self.before else None


def words(seen, repaired, truth):
    """Compares three texts."""
    wanted, raw, made = tokens(truth), tokens(seen), tokens(repaired)
    right, good = matched(raw, wanted), matched(made, wanted)
    return Words(len(wanted), len(right), len(right & good), distance(raw, wanted),
                 distance(made, wanted))


def matched(found, wanted):
    """The places of the truth's words that a text has."""
    return {j for i, j in pairs(found, wanted)
            if i is not None and j is not None and found[i] == wanted[j]}


def of_pages(pages, body, origin="ocr"):
    """What repair did to a document's pages of one origin; None where it has none.

    Pages of another origin are as they came out in both texts: they are part of the truth, too.
    `body` gives of a text what is no running header or footer, and the truth beside it.
    """
    if not any(page["origin"] == origin for page in pages):
        return None
    seen = "\n".join(text_of([page], "recognized" if page["origin"] == origin else "text")
                     for page in pages)
    (seen, truth), (repaired, _) = body(seen), body(text_of(pages, "text"))
    return words(seen, repaired, truth)


def changed(pages):
    """How many words there are, and of how many the letters were changed; signs are no words."""
    both = [(word["recognized"], word["text"]) for page in pages for line in page["lines"]
            for word in line["words"]]
    return len(both), sum(tokens(one) != tokens(two) for one, two in both if tokens(two))


def text_of(pages, field):
    """The words of pages as one text."""
    return "\n".join(" ".join(word[field] for word in line["words"])
                     for page in pages for line in page["lines"])
