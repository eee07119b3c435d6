"""The scorers in force: the shared ones where they are, else our own of the same measures."""
import json
import os
import re
import sys

import fixture_score
from align import normal


class Scorers:
    """Scores texts and meetings of documents."""

    def __init__(self, shared):
        folder = os.path.join(shared, "score")
        self.shared = os.path.isdir(folder)
        if self.shared:
            sys.path.insert(0, folder)
            import score_structure
            import score_text
            self.of_text, self.of_structure = score_text.score, score_structure.score
            self.drop = lambda *texts: score_text.drop_furniture(*texts)[0]
        else:
            self.of_text = fixture_score.score_text
            self.of_structure = fixture_score.score_structure
            self.drop = lambda produced, furniture, truth: fixture_score.without_furniture(
                "\n".join(produced), truth, furniture)

    def text(self, produced, document):
        """The text's score."""
        return self.of_text(produced, "\n".join(lines(document.truth_text)), furniture(document))

    def bodies(self, produced, document):
        """The text without running headers and footers, and its truth, each as one line."""
        truth = [line for line in map(normal, lines(document.truth_text)) if line.strip()]
        found = [line for line in re.split(r"[\n\f\r]", normal(produced)) if line.strip()]
        kept = self.drop(found, furniture(document), truth)
        return fixture_score.plain(kept), fixture_score.plain(truth)

    def structure(self, meeting, document):
        """The meeting's score; None where no truth is known."""
        if not document.truth_meeting:
            return None
        optional = load(document.optional) if document.optional else None
        return self.of_structure(meeting, load(document.truth_meeting), optional)


def furniture(document):
    """The running headers and footers that are known of a document."""
    return lines(document.furniture) if document.furniture else []


def lines(path):
    """A file's lines."""
    with open(path, encoding="utf-8") as file:
        return file.read().split("\n")


def load(path):
    """A JSON file."""
    with open(path, encoding="utf-8") as file:
        return json.load(file)
