"""Tests of the scores: perfect for the truth, and worse for each thing that goes wrong."""
import copy
import glob
import json
import os
import unittest

import fixture_score as score

FIXTURES = os.path.join(os.path.dirname(__file__), "..", "..", "fixtures", "minutes")
TRUTH = "Mötet\n• Lokaler är färdiga på våren\n◦ Förskolan väntar på svar\nSida om sida\n"


class TextTests(unittest.TestCase):
    def test_truth_is_perfect_whatever_runs_along(self):
        found = score.score_text(TRUTH + "Sida 1 (3)\n", TRUTH, ["Sida 1 (3)"])
        self.assertEqual((found["cer"], found["wer"], found["falseBullets"]), (0, 0, 0))
        self.assertEqual((found["diacriticRecall"], found["undamaged"], found["bullets"]), (1, 1, 1))

    def test_lost_dots_cost_only_words_with_dots(self):
        found = score.score_text(TRUTH.replace("ö", "o").replace("ä", "a"), TRUTH)
        self.assertEqual(found["undamaged"], 1)
        self.assertLess(found["diacriticRecall"], 0.5)

    def test_a_broken_word_is_seen(self):
        found = score.score_text(TRUTH.replace("Lokaler", "Lökaler"), TRUTH)
        self.assertLess(found["undamaged"], 1)
        self.assertEqual(found["diacriticRecall"], 1)

    def test_bullets_lost_changed_and_invented(self):
        self.assertEqual(score.score_text(TRUTH.replace("◦", "o"), TRUTH)["bullets"], 0.5)
        self.assertEqual(score.score_text(TRUTH.replace("◦", "•"), TRUTH)["bullets"], 0.5)
        self.assertEqual(score.score_text("• " + TRUTH, TRUTH)["falseBullets"], 1)


class StructureTests(unittest.TestCase):
    def test_every_truth_is_perfect_against_itself(self):
        paths = glob.glob(FIXTURES + "/*.truth.json")
        self.assertGreater(len(paths), 5)
        for path in paths:
            with open(path, encoding="utf-8") as file:
                truth = json.load(file)
            found = score.score_structure(truth, truth)
            self.assertEqual((found["invented"], found["missed"]), (0, 0), path)
            worse = copy.deepcopy(truth)
            worse["attendance"].pop()
            worse["sections"][0]["items"][0]["title"] = "Något helt annat"
            found = score.score_structure(worse, truth)
            self.assertGreaterEqual(found["missed"], 2, path)
            self.assertEqual(found["invented"], 1, path)


if __name__ == "__main__":
    unittest.main()
