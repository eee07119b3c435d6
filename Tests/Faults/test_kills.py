"""Tests of the kills: when they come, and what counts as read."""
import unittest
from random import Random

from kills import LONGEST, MOMENTS, SHORTEST, mean_gap, pages_read, random_order


class KillsTests(unittest.TestCase):
    def test_the_kills_last_nearly_as_long_as_the_work(self):
        self.assertAlmostEqual(mean_gap(0.5, 200, 50), 0.85 * 2)

    def test_the_gap_has_bounds_whatever_is_left(self):
        self.assertEqual(mean_gap(0, 200, 50), SHORTEST)
        self.assertEqual(mean_gap(-0.1, 200, 0), SHORTEST)
        self.assertEqual(mean_gap(1, 10_000, 1), LONGEST)

    def test_a_pack_holds_all_kinds_in_an_order_of_its_own(self):
        packs = [random_order(MOMENTS, Random(seed)) for seed in range(3)]
        self.assertEqual({tuple(sorted(pack)) for pack in packs}, {tuple(sorted(packs[0]))})
        self.assertEqual(len({tuple(pack) for pack in packs}), 3)
        self.assertEqual(set(packs[0]), set(MOMENTS))

    def test_a_page_that_failed_was_not_read(self):
        events = [{"event": "started"}, {"event": "page", "path": "a", "page": 1, "origin": "ocr"},
                  {"event": "page", "path": "a", "page": 2, "origin": "failed"}]
        self.assertEqual(pages_read(events), [("a", 1)])


if __name__ == "__main__":
    unittest.main()
