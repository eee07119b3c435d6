"""Which word errors of an archive's texts stand at places that a person is asked about.

Words are counted as the scorer does, which is imported from a folder that has `score_text.py`.
"""

import importlib
import os
import re
import sys

from rapidfuzz.distance import Levenshtein

import places
import truth

class Scorer:
    """What counts as a word and as an error."""

    def __init__(self, folder):
        sys.path.insert(0, folder)
        self.score_text = importlib.import_module("score_text")

    def words(self, produced, path):
        """The words of a text without its headers and footers, those of its truth, and for each of
        these the number of the printed word that it is of."""
        score = self.score_text
        with open(path, encoding="utf-8") as file:
            true = [line for line in score.nfc(file.read()).split("\n") if line.strip()]
        lines = [line for line in re.split(r"[\n\f\r]", score.nfc(produced)) if line.strip()]
        kept, _ = score.drop_furniture(lines, score.furniture_for(path), true)
        produced, _ = self.of_lines(kept)
        return produced, *self.of_lines(true)

    def of_lines(self, lines):
        score = self.score_text
        bare = [re.sub(r"^\s*[•◦▪]\s+", "", line) for line in lines]
        printed = score.clean(" ".join(bare)).split()
        found = [(part, number) for number, word in enumerate(printed)
                 for part in score.TOK.findall(word)]
        return [part for part, _ in found], [number for _, number in found]

    def of_word(self, word):
        return self.score_text.TOK.findall(self.score_text.nfc(word))


class Region:
    """A stretch of a text that is not as it should be."""

    def __init__(self, before, wrong, right, after, asked, printed):
        self.before, self.wrong, self.right, self.after = before, wrong, right, after
        self.asked = asked            # for each wrong word whether a person is asked about it
        self.printed = printed        # for each right word the number of the printed one
        self.is_beside = False        # whether a word that is gone by a decision stood there

    @property
    def errors(self):
        return Levenshtein.distance(self.wrong, self.right)

    @property
    def floor(self):
        """How many errors stay where all that is asked about is answered rightly."""
        return least(self.wrong, self.right, self.asked, self.printed)

    def __str__(self):
        return (f"{' '.join(self.before)} [{' '.join(self.wrong)} → {' '.join(self.right)}] "
                f"{' '.join(self.after)}")


def least(wrong, right, asked, printed):
    """The fewest errors where asked words become what stands there.

    That is a printed word, or several that have together no more letters than the one.
    """
    best = [[0] * (len(right) + 1) for _ in range(len(wrong) + 1)]
    for i in range(len(wrong) + 1):
        for j in range(len(right) + 1):
            options = []
            if i > 0:
                options.append(best[i - 1][j] + (0 if asked[i - 1] else 1))
            if j > 0:
                options.append(best[i][j - 1] + 1)
            if i > 0 and j > 0:
                same = asked[i - 1] or wrong[i - 1] == right[j - 1]
                options.append(best[i - 1][j - 1] + (0 if same else 1))
            if i > 0 and asked[i - 1]:
                for start in range(j - 2, -1, -1):
                    if (printed[start] != printed[j - 1]
                            and len("".join(right[start:j])) > len(wrong[i - 1])):
                        break
                    options.append(best[i - 1][start])
            best[i][j] = min(options, default=0)
    return best[len(wrong)][len(right)]


def asked_words(produced, words, asked, scorer):
    """For each word of a text whether it is asked about, and between which one was that is gone.

    - words: the document's, with their places.
    - asked: places.
    """
    line_words, marks, gone = [], [], []
    for text, place in words:
        parts = scorer.of_word(text)
        if not parts and place in asked:
            gone.append(len(line_words))
        line_words += parts
        marks += [place in asked] * len(parts)
    found, between = [False] * len(produced), set()
    for step in Levenshtein.opcodes(line_words, produced):
        source = range(step.src_start, step.src_end)
        for offset, index in enumerate(range(step.dest_start, step.dest_end)):
            if step.tag == "equal":
                found[index] = marks[source[offset]]
            else:
                found[index] = any(marks[one] for one in source)
        for one in gone:
            if step.src_start <= one <= step.src_end:
                # Where it stood among what is equal; anywhere in what is not.
                offset = one - step.src_start if step.tag == "equal" else 0
                between.add(min(step.dest_start + offset, step.dest_end))
    return found, between


def regions(archive, document, asked, truths, scorer):
    """The stretches of a document's text that are wrong, and how many words are right ones."""
    name, stem, words = document
    path = os.path.join(truths, truth.truth_name(name))
    output = f"{archive}/out/{stem}.txt"
    if not os.path.exists(path) or not os.path.exists(output) or name.endswith(
            (".truth.txt", ".furniture.txt")):
        return [], 0
    with open(output, encoding="utf-8") as file:
        produced, right, printed = scorer.words(file.read(), path)
    marks, between = asked_words(produced, words, asked, scorer)
    found, begun = [], None
    steps = Levenshtein.opcodes(produced, right)
    for step in [*steps, None]:
        if step is not None and step.tag != "equal":
            begun = begun or step
            last = step
        elif begun is not None:
            low, high = begun.src_start, last.src_end
            region = Region(produced[max(0, low - 3):low], produced[low:high],
                            right[begun.dest_start:last.dest_end], produced[high:high + 3],
                            marks[low:high], printed[begun.dest_start:last.dest_end])
            region.is_beside = any(low <= one <= high for one in between)
            found.append(region)
            begun = None
    return found, len(right)


class Tally:
    """The word errors of an archive."""

    def __init__(self, archive, asked, truths, scorer):
        self.words, self.regions = 0, []
        for key, document in sorted(places.documents(archive).items()):
            own = {place[1:] for place in asked if place[0] == key}
            found, count = regions(archive, document, own, truths, scorer)
            self.words += count
            self.regions += [(document[0], region) for region in found]

    @property
    def errors(self):
        return sum(region.errors for _, region in self.regions)

    @property
    def floor(self):
        return sum(region.floor for _, region in self.regions)

    @property
    def at_places(self):
        """The stretches in which a person was asked about something."""
        return [(name, region) for name, region in self.regions
                if any(region.asked) or region.is_beside]

    def percent(self, errors):
        return f"{errors} of {self.words} ({100 * errors / max(1, self.words):.3f} %)"
