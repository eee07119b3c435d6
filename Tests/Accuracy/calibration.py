"""Whether corrections are as sure as they say, and whether the doubtful ones are queued."""
from align import pairs, tokens

WORD_KINDS = {"diacritic", "character", "split", "join"}
BINS = 10


class Placed:
    """A text's words beside the truth's, and where its corrections stand."""

    def __init__(self, produced, truth):
        self.words, self.truth = tokens(produced), tokens(truth)
        aligned = pairs(self.words, self.truth)
        self.partner = {i: j for i, j in aligned if i is not None and j is not None}
        right = {j for i, j in self.partner.items() if self.words[i] == self.truth[j]}
        self.wrong = set(range(len(self.truth))) - right
        self.taken = set()

    def place(self, words, context):
        """Where these words stand, in surroundings most like the context; None if nowhere.

        No two corrections stand at the same place.
        """
        places = [i for i in range(len(self.words) - len(words) + 1)
                  if self.words[i:i + len(words)] == words and i not in self.taken]
        around = set(context)
        best = max(places, default=None, key=lambda i: (
            sum(word in around for word in self.words[max(0, i - 6):i + len(words) + 6]), -i))
        if best is not None:
            self.taken.add(best)
        return best

    def span(self, place, length):
        """The truth's words between the partners of the words before and after."""
        before = max((j for i, j in self.partner.items() if place - 4 <= i < place), default=-1)
        after = min((j for i, j in self.partner.items()
                     if place + length <= i < place + length + 4), default=len(self.truth))
        return range(before + 1, after)


def judge(meeting, produced, truth):
    """The verdicts on a document's word corrections, and what its review queue holds.

    Returns pairs (confidence, is right) of the applied and the proposed, the number of words that
    are still wrong, and how many of them a proposed correction points at.
    """
    placed = Placed(produced, truth)
    verdicts, queued = [], set()
    for correction in meeting["corrections"]:
        if correction["kind"] not in WORD_KINDS:
            continue
        applied = correction["status"] == "applied"
        if not applied and correction["status"] != "proposed":
            continue
        wanted = tokens(correction["corrected"])
        standing = wanted if applied else tokens(correction["original"])
        place = placed.place(standing, tokens(correction.get("context", "")))
        if place is None or not wanted:
            continue
        span = placed.span(place, len(standing))
        there = [placed.truth[j] for j in span]
        right = any(there[k:k + len(wanted)] == wanted for k in range(len(there)))
        verdicts.append((correction["confidence"], right))
        if not applied:
            queued |= set(span) & placed.wrong
    return verdicts, len(placed.wrong), len(queued)


def proposed(meeting):
    """How many corrections wait for a person."""
    return sum(each["status"] == "proposed" for each in meeting["corrections"])


def calibration_error(verdicts):
    """The mean distance between confidence and success over ten bins; None without verdicts."""
    bins = [[] for _ in range(BINS)]
    for confidence, right in verdicts:
        bins[min(BINS - 1, int(confidence * BINS))].append((confidence, right))
    if not verdicts:
        return None
    gaps = (abs(sum(c for c, _ in each) - sum(r for _, r in each)) for each in bins)
    return sum(gaps) / len(verdicts)


def reliability(verdicts):
    """For each bin that has any: its lower end, how many, mean confidence, share that is right."""
    rows = []
    for index in range(BINS):
        each = [(c, r) for c, r in verdicts if min(BINS - 1, int(c * BINS)) == index]
        if each:
            rows.append((index / BINS, len(each), sum(c for c, _ in each) / len(each),
                         sum(r for _, r in each) / len(each)))
    return rows
