"""What a person would answer who has the paper in hand: the truth of a document, place by place."""

import re
import unicodedata

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

MARKS = str.maketrans("–—‑−”“„’‘", "----\"\"\"''")
JOINT = 0.5                   # what it costs in letters that two words are one
ENOUGH = 60                   # so alike a line and a stretch of the truth must be, of 100


def matches(a, b):
    """Whether two words are the same, whatever their marks for quotation and dashes."""
    return a.translate(MARKS) == b.translate(MARKS)


def unlike(a, b):
    """How little two words have in common, 0...1."""
    return 1 - fuzz.ratio(a.translate(MARKS), b.translate(MARKS)) / 100


def letters_off(a, b):
    """How many letters are to be changed to come from one word to another."""
    return Levenshtein.distance(a.translate(MARKS), b.translate(MARKS))


def truth_name(file_name):
    """`o1_x.scan-fax.tif` and `o1_x.legacy.txt` have the truth `o1_x.truth.txt`."""
    return re.split(r"\.(?:scan-|legacy|born)", file_name)[0] + ".truth.txt"


class Truth:
    """A document's true text, in which the words of its lines are looked up."""

    def __init__(self, text):
        self.text = " ".join(unicodedata.normalize("NFC", text).split())

    def answer(self, words, place):
        """What stands at a word of a line.

        - words: the line as it is now, an empty string for a word that is gone.
        - place: of the word in the list.

        Returns None where the truth does not say: who is not sure leaves it as it is.
        """
        line = [word for word in words if word]
        if not words[place]:
            return None
        at = sum(1 for word in words[:place] if word)
        found = fuzz.partial_ratio_alignment(" ".join(line), self.text)
        if found is None or found.score < ENOUGH or len(self.text) < len(" ".join(line)):
            return None
        low = self.text.rfind(" ", 0, max(0, found.dest_start - 25)) + 1
        high = self.text.find(" ", min(len(self.text), found.dest_end + 25))
        true = self.text[low:high if high >= 0 else len(self.text)].split()
        return spoken(line, true, at)


def spoken(line, true, at):
    """The true words that belong to one of a line's, "" for none; None where that is unsure."""
    pairs = aligned(line, true)
    low, high = pairs[at]
    word = line[at]
    if word.endswith("-") and at == len(line) - 1:
        if any(whole.startswith(word[:-1]) for whole in true):
            return word             # cut at the line's end
    if low == high:
        return ""
    right = " ".join(true[low:high])
    if at == 0 and right != word and right.endswith(word):
        return word                 # the rest of a word that was cut on the line above
    if at > 0 and pairs[at - 1] == (low, high):
        return ""                   # two that are one: the first of them has it all
    is_short = len(word) <= 2 and len(right) <= 2
    return right if is_short or unlike(word, right) <= 0.75 else None


def aligned(line, true):
    """For each word of a line the range of true words that it stands for, at the least cost.

    The truth may go on at both ends.
    """
    rows, columns = len(line) + 1, len(true) + 1
    best = [[(0.0, None)] * columns for _ in range(rows)]
    for i in range(rows):
        for j in range(columns):
            options = []
            if i == 0:
                best[i][j] = (0.0, None)
                continue
            options.append((best[i - 1][j][0] + len(line[i - 1]), (1, 0)))
            if j > 0:
                free = i == rows - 1
                options.append((best[i][j - 1][0] + (0 if free else len(true[j - 1])), (0, 1)))
                off = letters_off(line[i - 1], true[j - 1])
                if i == 1 and true[j - 1].endswith(line[0]):
                    off = min(off, JOINT)       # the rest of a word cut on the line above
                options.append((best[i - 1][j - 1][0] + off, (1, 1)))
            if j > 1:
                both = true[j - 2] + " " + true[j - 1]
                options.append(
                    (best[i - 1][j - 2][0] + letters_off(line[i - 1], both) + JOINT, (1, 2)))
            if i > 1 and j > 0:
                both = line[i - 2] + line[i - 1]
                options.append(
                    (best[i - 2][j - 1][0] + letters_off(both, true[j - 1]) + JOINT, (2, 1)))
            best[i][j] = min(options)
    pairs = [(0, 0)] * len(line)
    i, j = rows - 1, columns - 1
    while i > 0:
        step = best[i][j][1]
        for offset in range(step[0]):
            pairs[i - 1 - offset] = (j - step[1], j)
        i, j = i - step[0], j - step[1]
    return pairs
