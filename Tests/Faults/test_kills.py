"""Tests of the kills: when they come, and what counts as read."""
import unittest

from kills import LONGEST, SHORTEST, mean_gap, pages_read


class KillsTests(unittest.TestCase):
    def test_the_kills_last_nearly_as_long_as_the_work(self):
        self.assertAlmostEqual(mean_gap(0.5, 200, 50), 0.85 * 2)

    def test_the_gap_has_bounds_whatever_is_left(self):
        self.assertEqual(mean_gap(0, 200, 50), SHORTEST)
        self.assertEqual(mean_gap(-0.1, 200, 0), SHORTEST)
        self.assertEqual(mean_gap(1, 10_000, 1), LONGEST)

    def test_a_page_that_failed_was_not_read(self):
        events = [{"event": "started"}, {"event": "page", "path": "a", "page": 1, "origin": "ocr"},
                  {"event": "page", "path": "a", "page": 2, "origin": "failed"}]
        self.assertEqual(pages_read(events), [("a", 1)])


if __name__ == "__main__":
    unittest.main()
