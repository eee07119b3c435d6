"""What a person would answer who has the paper in hand: the truth of a document, place by place."""

import bisect
import itertools
import re
import unicodedata

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

MARKS = str.maketrans("–—‑−”“„’‘", "----\"\"\"''")
SAME = 1                      # what it is worth in letters that a word is right
JOINT = 0.5                   # what it costs in letters that two words are one
GONE = 2.1                    # and each letter of a word that is nothing
STRANGE = 2                   # and that it is one with which it has next to nothing in common
SHORT = 4                     # words of so few letters may be misread beyond all likeness
NOISE = 3                     # so many letters are soon nothing but specks
NEXT = 3                      # and that a line goes on where the truth begins a new one
ENOUGH = 60                   # so alike a line and a stretch of the truth must be, of 100
UNLIKE = 0.75                 # two words of which less is the same are not one misread
FURNITURE = 85                # so alike a line must be to a running header or footer


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


def furniture_name(truth_name):
    """Where the running headers and footers of a document are, which its truth does not have."""
    return truth_name.replace(".truth.txt", ".furniture.txt")


class Truth:
    """A document's true text, in which the words of its lines are looked up."""

    def __init__(self, text, furniture=""):
        lines = [line.split() for line in unicodedata.normalize("NFC", text).splitlines()]
        self.words = [word for line in lines for word in line]
        self.opens = [index == 0 for line in lines for index in range(len(line))]
        self.text = " ".join(self.words)
        self.lines = [" ".join(line) for line in lines if line]
        self.furniture = [" ".join(line.split()) for line in
                          unicodedata.normalize("NFC", furniture).splitlines() if line.strip()]
        lengths = (len(word) + 1 for word in self.words[:-1])
        self.starts = list(itertools.accumulate(lengths, initial=0))

    def answer(self, words, place):
        """What stands at a word of a line.

        - words: the line as it is now, an empty string for a word that is gone.
        - place: of the word in the list.

        Returns None where the truth does not say: who is not sure leaves it as it is.
        """
        line = [word for word in words if word]
        if not words[place]:
            return None
        whole = " ".join(line)
        if self.is_furniture(whole):
            return None
        if f" {whole} ".translate(MARKS) in f" {self.text} ".translate(MARKS):
            return words[place]
        at = sum(1 for word in words[:place] if word)
        found = fuzz.partial_ratio_alignment(whole, self.text)
        if found is None or found.score < ENOUGH or len(self.text) < len(whole):
            return None
        low = max(0, bisect.bisect_right(self.starts, max(0, found.dest_start - 25)) - 1)
        high = bisect.bisect_left(self.starts, found.dest_end + 25)
        rests = [index for index, word in enumerate(words) if word]
        is_part = [index + 1 < len(words) and not words[index + 1] for index in rests]
        return spoken(Line(line, is_part), self.words[low:high], self.opens[low:high], at)

    def is_furniture(self, line):
        """Whether a line is rather a running header or footer than anything of the text."""
        best = max((fuzz.ratio(line, one) for one in self.furniture), default=0)
        return best >= FURNITURE and best > max(
            (fuzz.ratio(line, one) for one in self.lines), default=0)


class Line:
    """The words of a line, and whether each may be the first part of one whose rest is gone."""

    def __init__(self, words, is_part=None):
        self.words = words
        self.is_part = is_part or [False] * len(words)


def spoken(line, true, opens, at):
    """The true words that belong to one of a line's, "" for none; None where that is unsure."""
    pairs = aligned(line, true, opens)
    low, high = pairs[at]
    word = line.words[at]
    if low == high:
        return "" if len(word) <= NOISE or is_framed(line.words, true, pairs, at) else None
    right = " ".join(true[low:high])
    if word.endswith("-") and at == len(line.words) - 1 and not right.endswith("-"):
        # Cut at the line's end: the rest stands on the next one.
        return right[:len(word) - 1] + "-" if len(right) >= len(word) else right
    if at == 0 and right != word and right.endswith(word):
        return word                 # the rest of a word that was cut on the line above
    if at > 0 and pairs[at - 1] == (low, high):
        return ""                   # two that are one: the first of them has it all
    is_short = len(word) <= 2 and len(right) <= 2
    is_sure = is_short or unlike(word, right) <= UNLIKE or right.startswith(word)
    return right if is_sure or is_framed(line.words, true, pairs, at) else None


def is_framed(words, true, pairs, at):
    """Whether the words beside one, which may be misread beyond all likeness, are right.

    Nothing stands there only where something right follows.
    """
    def is_right(index):
        low, high = pairs[index]
        return " ".join(true[low:high]) == words[index]

    def is_something(index):
        return pairs[index][0] < pairs[index][1] and pairs[index] != pairs[at]

    before = [index for index in range(at) if is_something(index)]
    after = [index for index in range(at + 1, len(words)) if is_something(index)]
    if not before or not is_right(before[-1]):
        return False
    return is_right(after[0]) if after else pairs[at][0] < pairs[at][1]


def aligned(line, true, opens=()):
    """For each word of a line the range of true words that it stands for, at the least cost.

    The truth may go on at both ends.

    - line: a `Line`, or its words.
    - opens: whether each true word is the first of its line.
    """
    line = line if isinstance(line, Line) else Line(line)
    words, opens = line.words, opens or [False] * len(true)
    rows, columns = len(words) + 1, len(true) + 1
    best = [[(0.0, None)] * columns for _ in range(rows)]
    for i in range(1, rows):
        for j in range(columns):
            options = [(best[i - 1][j][0] + GONE * len(words[i - 1]), (1, 0))]
            if j > 0:
                free = i == rows - 1
                options.append((best[i][j - 1][0] + (0 if free else len(true[j - 1])), (0, 1)))
                options.append((best[i - 1][j - 1][0] + cost(line, i - 1, true[j - 1])
                                + (NEXT if i > 1 and opens[j - 1] else 0), (1, 1)))
            if j > 1:
                both = true[j - 2] + " " + true[j - 1]
                options.append(
                    (best[i - 1][j - 2][0] + letters_off(words[i - 1], both) + JOINT
                     + (NEXT if opens[j - 1] else 0), (1, 2)))
            if i > 1 and j > 0:
                off = letters_off(words[i - 2] + words[i - 1], true[j - 1])
                if 2 * off < min(len(words[i - 2]), len(words[i - 1])):
                    options.append((best[i - 2][j - 1][0] + off + JOINT, (2, 1)))
            best[i][j] = min(options)
    pairs = [(0, 0)] * len(words)
    i, j = rows - 1, columns - 1
    while i > 0:
        step = best[i][j][1]
        for offset in range(step[0]):
            pairs[i - 1 - offset] = (j - step[1], j)
        i, j = i - step[0], j - step[1]
    return pairs


def cost(line, index, right):
    """How many letters off a word of a line is; little for the part of one that was cut."""
    word = line.words[index]
    off = letters_off(word, right)
    if off == 0:
        return -SAME
    if max(len(word), len(right)) > SHORT and unlike(word, right) > UNLIKE:
        off += STRANGE
    is_rest = index == 0 and right.endswith(word)
    is_cut = index == len(line.words) - 1 and word.endswith("-") and right.startswith(word[:-1])
    is_part = line.is_part[index] and right.startswith(word)
    return min(off, JOINT) if is_rest or is_cut or is_part else off
