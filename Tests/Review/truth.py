"""What a person would answer who has the paper in hand: the truth of a document, place by place."""

import re
import unicodedata

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein


class Truth:
    """A document's true text, in which the words of its lines are looked up."""

    def __init__(self, text):
        self.text = " ".join(unicodedata.normalize("NFC", text).split())

    def answer(self, words, place):
        """What stands at a word of a line.

        - words: the line as it is now, an empty string for a word that is gone.
        - place: of the word in the list.

        Returns None where the line can't be found in the truth.
        """
        line = ""
        start = end = 0
        for index, word in enumerate(words):
            if word and line:
                line += " "
            if index == place:
                start = len(line)
                end = start + len(word)
            line += word
        found = fuzz.partial_ratio_alignment(line, self.text)
        if found is None or found.score < 70:
            return None
        if len(line) > len(self.text):
            return None
        low = max(0, found.dest_start - 20)
        high = min(len(self.text), found.dest_end + 20)
        return self._span(line, start, end, low, high)

    def _span(self, line, start, end, low, high):
        window = self.text[low:high]
        # Where each character of the line stands in the window; what the window has more at its
        # ends costs nothing that matters.
        opcodes = Levenshtein.opcodes(line, window)
        first, last = None, None
        for code in opcodes:
            if code.tag in ("equal", "replace"):
                for offset in range(code.src_end - code.src_start):
                    position = code.src_start + offset
                    if start <= position < end:
                        at = min(code.dest_start + offset, code.dest_end - 1)
                        first = at if first is None else first
                        last = at
        if first is None:
            return ""
        cut = line[start:end].endswith("-") and end == len(line)
        while first > 0 and not window[first - 1].isspace():
            if start == 0:
                # The head of a word that begins on the line before stays there.
                break
            first -= 1
        stop = last + 1
        while stop < len(window) and not window[stop].isspace() and not cut:
            stop += 1
        word = window[first:stop].strip()
        return word + "-" if cut and not word.endswith("-") else word


def matches(a, b):
    """Whether two words are the same, whatever their marks for quotation and dashes."""
    plain = str.maketrans("–—‑”“„’‘", "---\"\"\"''")
    return a.translate(plain) == b.translate(plain)


def truth_name(file_name):
    """`o1_x.scan-fax.tif` and `o1_x.legacy.txt` have the truth `o1_x.truth.txt`."""
    return re.split(r"\.(?:scan-|legacy|born)", file_name)[0] + ".truth.txt"
