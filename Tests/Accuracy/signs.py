"""Counts the paragraph signs that stand where the truth has them."""
from typing import NamedTuple

from align import pairs

SIGN = "§"


class Signs(NamedTuple):
    """Paragraph signs of a text beside its truth."""
    wanted: int      # in the truth
    found: int       # in the text
    right: int       # in the text, at the place where the truth has them

    def __add__(self, other):
        return Signs(*(one + two for one, two in zip(self, other)))

    @property
    def recall(self):
        """The share of the truth's that are right; None of none."""
        return self.right / self.wanted if self.wanted else None

    @property
    def precision(self):
        """The share of the text's that are right; None of none."""
        return self.right / self.found if self.found else None


def signs_of(text, truth):
    """The signs of a text; right are those that the cheapest alignment of the characters pairs."""
    wanted, found = truth.count(SIGN), text.count(SIGN)
    if not wanted or not found:
        return Signs(wanted, found, 0)
    right = sum(i is not None and j is not None and text[i] == truth[j] == SIGN
                for i, j in pairs(text, truth))
    return Signs(wanted, found, right)
