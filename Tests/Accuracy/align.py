"""Tokens, and the alignment of one sequence with another."""
import re
import unicodedata

TOKEN = re.compile(r"[^\W_]+")


def normal(text):
    """Composed, without soft hyphens and marks of byte order."""
    return unicodedata.normalize("NFC", text).replace("\u00ad", "").replace("\ufeff", "")


def tokens(text):
    """The maximal runs of letters and digits."""
    return TOKEN.findall(normal(text))


def pairs(source, target):
    """The cheapest alignment (Levenshtein) of two sequences, as index pairs; None is a gap.

    Bit-parallel (Hyyrö 2003): a row of the matrix is two integers of as many bits as `source` has
    elements, so that whole documents align in milliseconds.
    """
    positions, rows = {}, []
    for index, element in enumerate(source):
        positions[element] = positions.get(element, 0) | 1 << index
    all_ones = (1 << len(source)) - 1
    plus, minus = all_ones, 0
    for element in target:
        match = positions.get(element, 0)
        zero = (((match & plus) + plus) ^ plus) | match | minus
        across_plus = minus | ~(zero | plus) & all_ones
        across_minus = zero & plus
        across_plus = (across_plus << 1 | 1) & all_ones
        across_minus = across_minus << 1 & all_ones
        plus, minus = across_minus | ~(zero | across_plus) & all_ones, zero & across_plus
        rows.append((plus, minus))
    return traced(source, target, rows)


def traced(source, target, rows):
    """Walks back from the end of the matrix whose vertical differences are `rows`."""
    out, i, j = [], len(source), len(target)
    while i and j:
        plus, minus = rows[j - 1]
        if plus >> (i - 1) & 1:
            i -= 1
            out.append((i, None))
        elif j > 1 and rows[j - 2][1] >> (i - 1) & 1:
            j -= 1
            out.append((None, j))
        else:
            i, j = i - 1, j - 1
            out.append((i, j))
    out += [(k, None) for k in reversed(range(i))] + [(None, k) for k in reversed(range(j))]
    return out[::-1]


def distance(source, target):
    """The number of insertions, deletions and replacements between two sequences."""
    return sum(i is None or j is None or source[i] != target[j] for i, j in pairs(source, target))


def likeness(one, other):
    """1 for equal texts, 0 for texts with nothing in common."""
    longest = max(len(one), len(other))
    return 1.0 if one == other else 1 - distance(one, other) / longest
