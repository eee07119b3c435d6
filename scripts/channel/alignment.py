"""What was read beside what was set: word by word, then letter by letter."""
import collections
import difflib
import math
import re

SWEDISH = "abcdefghijklmnopqrstuvwxyzåäö"
FOREIGN = "éèêëàáâãüûúùïíìîóòôõøæçñßðþýÿšžčćłńśşğıœőűřěůąęż"
# The dictionary's alphabet; other symbols must be of ASCII.
LETTERS = set(SWEDISH + FOREIGN)
EDGES = re.compile(r"^\W+|[\W_]+$")
# What a first guess charges for so many letters printed as so many symbols.
FIRST_COSTS = {(1, 1): 1.0, (1, 0): 1.2, (0, 1): 1.2, (2, 1): 1.6, (1, 2): 1.6}


def core(word):
    """A word without the signs around it."""
    return EDGES.sub("", word)


def distance(one, other):
    """How many letters to change, add or drop, as a share of the longer word."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        corner, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            corner, row[j] = row[j], min(corner + (a != b), row[j] + 1, row[j - 1] + 1)
    return row[-1] / max(len(one), len(other), 1)


def paired(words, seen):
    """Which word was read from which, as pairs of indices, where that is plain."""
    one, other = [core(word).lower() for word in words], [core(word).lower() for word in seen]
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    for kind, i, iend, j, jend in matcher.get_opcodes():
        if kind == "equal":
            yield from zip(range(i, iend), range(j, jend))
        elif kind == "replace" and "".join(one[i:iend]) != "".join(other[j:jend]):
            yield from nearest(one, other, range(i, iend), range(j, jend))


def nearest(one, other, rows, columns):
    """The likest pairs, in order, of two stretches of words."""
    best = {(rows.start, columns.start): (0.0, None)}
    for i in range(rows.start, rows.stop + 1):
        for j in range(columns.start, columns.stop + 1):
            options = [best[i, j]] if (i, j) in best else []
            if i > rows.start:
                options.append((best[i - 1, j][0] + 0.5, (i - 1, j)))
            if j > columns.start:
                options.append((best[i, j - 1][0] + 0.5, (i, j - 1)))
            if i > rows.start and j > columns.start:
                cost = distance(one[i - 1], other[j - 1])
                if cost <= 0.5:
                    options.append((best[i - 1, j - 1][0] + cost, (i - 1, j - 1)))
            best[i, j] = min(options, key=lambda option: option[0])
    i, j = rows.stop, columns.stop
    while best[i, j][1]:
        before = best[i, j][1]
        if before == (i - 1, j - 1):
            yield before
        i, j = before


class Channel:
    """How often letters were printed as symbols, and what that makes an alignment cost."""

    def __init__(self):
        self.counts = collections.Counter()
        self.places = collections.defaultdict(set)
        self.totals = collections.Counter()

    def cost(self, letters, printed):
        """What it costs to take these letters, at most two, for what is printed."""
        if letters == printed:
            return 0.0
        first = FIRST_COSTS[len(letters), len(printed)]
        if len(letters) != len(printed) and letters and printed:
            # A letter doubled, or one of a double lost, is one thing; a letter that stays, with
            # another lost or added beside it, is two.
            if len(set(letters + printed)) == 1:
                first = 1.1
            elif set(letters) & set(printed):
                return math.inf
        if not self.counts:
            return first
        weight = math.exp(-2 * first)
        return -math.log((self.counts[letters, printed] + weight) / (self.totals[letters] + 1))

    def aligned(self, word, seen):
        """The pieces of a word, each with what was printed for it, by the least cost."""
        best = {(0, 0): (0.0, None)}
        for i in range(len(word) + 1):
            for j in range(len(seen) + 1):
                for letters, symbols in FIRST_COSTS:
                    before = best.get((i - letters, j - symbols))
                    if before is None:
                        continue
                    cost = before[0] + self.cost(word[i - letters:i], seen[j - symbols:j])
                    if (i, j) not in best or cost < best[i, j][0]:
                        best[i, j] = cost, (i - letters, j - symbols)
        pieces, end = [], (len(word), len(seen))
        while best[end][1]:
            start = best[end][1]
            pieces.append((word[start[0]:end[0]], seen[start[1]:end[1]]))
            end = start
        return pieces[::-1]

    def learnt(self, right, wrong):
        """The channel counted anew, words being aligned by what this one knows.
        `right` counts words read as they stand; `wrong` are (word, seen, typeface, page)."""
        new = Channel()
        for word, times in right.items():
            new.add(word, times)
        for word, seen, typeface, page in wrong:
            pieces = self.aligned(word, seen)
            if sum(a != b for a, b in pieces) > max(2, len(word) * 0.4):
                continue  # garbled: nothing to be learnt
            new.add(word, 1)
            for piece in pieces:
                new.counts[piece] += piece[0] != piece[1]
                new.places[piece].add((typeface, page))
        return new

    def add(self, word, times):
        """Counts the letters of a word that was set so many times."""
        self.totals[""] += len(word) * times
        for index, letter in enumerate(word):
            self.totals[letter] += times
            if index:
                self.totals[word[index - 1:index + 1]] += times

    def rows(self):
        """What is worth keeping: (letters, printed, count), the letters' total first, as None."""
        kept = []
        for (letters, printed), count in self.counts.items():
            typefaces, pages = map(set, zip(*self.places[letters, printed]))
            often = count >= 3 and len(pages) >= 2
            often = often or count == 2 and len(typefaces) == 2 and len(letters) < 2
            symbols = all(symbol in LETTERS or "!" <= symbol <= "~" for symbol in printed)
            # Specks and lost full stops are no matter of letters.
            if often and symbols and LETTERS.issuperset(letters or printed):
                kept.append((letters, printed, count))
        totals = [(letters, None, self.totals[letters]) for letters in
                  {row[0] for row in kept} | set(SWEDISH + "é")]
        order = {letter: index for index, letter in enumerate(sorted(LETTERS, key=alphabetic))}
        return sorted(totals + kept, key=lambda row: (
            len(row[0]) != 1, len(row[0]), [order[letter] for letter in row[0]],
            row[1] is not None, -row[2], row[1]))


def alphabetic(letter):
    """The place of a letter in the Swedish alphabet, foreign ones last."""
    return SWEDISH.find(letter) % 99, letter
