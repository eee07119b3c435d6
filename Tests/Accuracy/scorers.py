"""The scorers in force: the shared ones where they are, else our own of the same measures."""
import json
import os
import sys

import fixture_score


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
        else:
            self.of_text = fixture_score.score_text
            self.of_structure = fixture_score.score_structure

    def text(self, produced, document):
        """The text's score."""
        furniture = lines(document.furniture) if document.furniture else []
        return self.of_text(produced, "\n".join(lines(document.truth_text)), furniture)

    def structure(self, meeting, document):
        """The meeting's score; None where no truth is known."""
        if not document.truth_meeting:
            return None
        optional = load(document.optional) if document.optional else None
        return self.of_structure(meeting, load(document.truth_meeting), optional)


def lines(path):
    """A file's lines."""
    with open(path, encoding="utf-8") as file:
        return file.read().split("\n")


def load(path):
    """A JSON file."""
    with open(path, encoding="utf-8") as file:
        return json.load(file)
