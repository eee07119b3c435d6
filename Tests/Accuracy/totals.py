"""Adds up the scores of documents into rows of a table."""
from calibration import calibration_error

# Each measure with the count that weighs it.
WEIGHTS = {"cer": "chars", "wer": "words", "diacriticRecall": "diacriticWords",
           "undamaged": "otherWords", "bullets": "listItems"}


class Total:
    """The sums over some documents."""

    def __init__(self):
        self.documents, self.false_bullets = 0, 0
        self.before, self.after = [], []
        self.facts = {"tp": 0, "invented": 0, "missed": 0}
        self.verdicts, self.wrong, self.queued = [], 0, 0

    def add(self, result):
        """Takes in one document's result."""
        self.documents += 1
        self.before.append(result.before)
        self.after.append(result.after)
        self.false_bullets += result.after["falseBullets"]
        for key in self.facts:
            self.facts[key] += result.structure[key] if result.structure else 0
        verdicts, wrong, queued = result.judgement
        self.verdicts += verdicts
        self.wrong += wrong
        self.queued += queued

    def mean(self, measure, scores):
        """The measure over all documents, each weighed by its size; None of nothing."""
        weight = sum(score[WEIGHTS[measure]] for score in scores)
        if not weight:
            return None
        return sum(score[measure] * score[WEIGHTS[measure]] for score in scores) / weight

    @property
    def structure(self):
        """Micro F1 of the facts; None where none is known."""
        right, wrong = self.facts["tp"], self.facts["invented"] + self.facts["missed"]
        return 2 * right / (2 * right + wrong) if right + wrong else None

    @property
    def queue(self):
        """The share of the words still wrong that a queued correction points at."""
        return self.queued / self.wrong if self.wrong else None

    @property
    def calibration(self):
        return calibration_error(self.verdicts)
