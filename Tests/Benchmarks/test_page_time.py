"""Tests of the tables on where a page's time goes."""
import unittest

from costs import Cost
from page_time import Reading, bar_table, other_share, step_table


class StepTableTests(unittest.TestCase):
    reading = Reading(Cost(2, 2, 100), [{"recognition": 800, "own": 10, "decode": 20},
                                        {"recognition": 1000, "secondOpinion": 60, "decode": 10}])

    def rows(self):
        """The table's rows without its head."""
        return [line.strip("| ").split(" | ") for line in step_table(self.reading)[2:]]

    def test_steps_stand_in_the_order_of_the_work_and_unknown_ones_after(self):
        self.assertEqual([row[0] for row in self.rows()],
                         ["decoding", "recognition (with Tesseract's layout)", "second opinion",
                          "own", "the rest: starting, opening, answering", "all"])

    def test_a_step_that_some_pages_lack_counts_over_all_pages(self):
        self.assertEqual(self.rows()[2], ["second opinion", "30.0", "3.0 %"])

    def test_everything_adds_up(self):
        *parts, whole = ([float(cell.split()[0]) for cell in row[1:]] for row in self.rows())
        self.assertAlmostEqual(sum(part[0] for part in parts), whole[0])
        self.assertAlmostEqual(sum(part[1] for part in parts), whole[1])


class BarTableTests(unittest.TestCase):
    def verdicts(self, cpu, memory, other=0.05):
        """What the table says of a worker beside a Tesseract of 100 seconds."""
        table = bar_table(Cost(1, cpu, 1), Cost(1, 100, 1), Cost(1, 1, memory), other)
        return [line.strip("| ").split(" | ")[-1] for line in table[2:]]

    def test_bars_are_met_up_to_their_limits(self):
        self.assertEqual(self.verdicts(125, 350, 0.1), ["yes", "yes", "yes"])
        self.assertEqual(self.verdicts(126, 349), ["**no**", "yes", "yes"])
        self.assertEqual(self.verdicts(90, 351, 0.11), ["yes", "**no**", "**no**"])

    def test_either_models_recognition_is_tesseracts(self):
        reading = Reading(Cost(2, 2, 100), [{"recognition": 800, "secondOpinion": 100},
                                            {"recognition": 900, "cleanUp": 50}])
        self.assertAlmostEqual(other_share(Cost(1, 2, 100), reading), 0.1)


if __name__ == "__main__":
    unittest.main()
