import unittest
from types import SimpleNamespace

from structure_bars import micro, of_fact, structure_bars


def score(right, invented=0, missed=0):
    return {"tp": right, "invented": invented, "missed": missed}


class StructureBarsTest(unittest.TestCase):
    def test_adds_up_facts(self):
        self.assertEqual(micro([score(8, 1, 1), score(2)]), 20 / 22)
        self.assertIsNone(micro([]))

    def test_measures_one_kind_of_fact(self):
        scores = [{**score(9, 0, 1), "kinds": {"item": score(3), "decision": score(1, 0, 1)}}]
        self.assertEqual(of_fact(scores, "item"), 1)
        self.assertEqual(of_fact(scores, "decision"), 2 / 3)
        self.assertIsNone(of_fact([score(1)], "item"))

    def test_the_worst_text_has_a_bar_of_its_own(self):
        texts = {("open", "a"): score(99), ("open", "b"): score(9, 0, 2)}
        bars = {bar.what: bar for bar in structure_bars([], texts)}
        self.assertTrue(bars["truth texts, together"].is_met)
        self.assertFalse(bars["truth texts of open, seeds and real, the worst"].is_met)
        self.assertIsNone(bars["born"].is_met)

    def test_scans_are_told_apart_by_kind(self):
        results = [SimpleNamespace(kind="fax", structure=score(1, 1)),
                   SimpleNamespace(kind="copy", structure=score(9)),
                   SimpleNamespace(kind="born", structure=None)]
        figures = {bar.what: bar.figure for bar in structure_bars(results, {})}
        self.assertEqual(figures["fax, photo, rotated, worn150"], 2 / 3)
        self.assertEqual(figures["clean300, office200, copy, badtext, mixed, blank"], 1)


if __name__ == "__main__":
    unittest.main()
