"""Tests of what is made of other correctors' answers."""
import unittest

from costs import timed
from peers import Peer, Run, evenly, hunspell_answers, rows, score, score_text


class AnswerTests(unittest.TestCase):
    def test_the_first_suggestion_counts_and_what_is_known_stays(self):
        output = ("@(#) International Ispell\n*\n\n& motet 2 1: mötet, modet\n\n# xyzzy 1\n\n"
                  "+ nämnd\n\n-\n\n\n& far 1 1: till dem\n\n")
        self.assertEqual(
            hunspell_answers(["och", "motet", "xyzzy", "nämnden", "plan", "17", "far"], output),
            ["och", "mötet", "xyzzy", "nämnden", "plan", "17", "till dem"])

    def test_an_answer_that_ends_too_soon_leaves_the_rest(self):
        self.assertEqual(hunspell_answers(["a", "b"], "@(#)\n*\n"), ["a", "b"])


class ScoreTests(unittest.TestCase):
    def test_words_are_compared_one_by_one(self):
        run = score(["på", "motet", "far"], ["på", "mötet", "får"], 2)
        self.assertEqual((run.words, run.right, run.marked), (3, 1 / 3, 1 / 3))

    def test_words_with_marks_are_counted_by_themselves(self):
        run = score(["och", "motet"], ["och", "mötet"], 1)
        self.assertEqual((run.right, run.marked), (0.5, 0))

    def test_a_parted_word_costs_itself_alone(self):
        run = score_text("på mö tet nu\nja", "på mötet nu\nja", 1)
        self.assertEqual((run.words, run.right, run.marked), (4, 0.75, 0.5))

    def test_a_missing_line_is_an_error(self):
        with self.assertRaises(ValueError):
            score_text("en", "en\ntvå", 1)


class SampleTests(unittest.TestCase):
    def test_words_come_from_all_over(self):
        self.assertEqual(evenly(list(range(10)), 3), [0, 3, 6])
        self.assertEqual(evenly([1, 2], 5), [1, 2])


class CostTests(unittest.TestCase):
    def test_memory_is_the_programs_own(self):
        ballast = bytearray(150 << 20)
        ballast[::4096] = b"x" * len(ballast[::4096])
        self.assertLess(timed(["sleep", "0"]).memory, 100)
        self.assertGreater(
            timed(["python3", "-c", "a = bytearray(150 << 20); a[::9] = a[::9]"]).memory, 150)

    def test_time_of_all_that_was_started_counts(self):
        loop = "i=0; while [ $i -lt 100000 ]; do i=$((i+1)); done"
        cost = timed(["sh", "-c", f"( {loop} ) & {loop}"])
        self.assertGreater(cost.cpu, 0.02)

    def test_a_failure_ends_all(self):
        with self.assertRaises(SystemExit) as caught:
            timed(["sh", "-c", "echo why >&2; exit 3"])
        self.assertIn("status 3\nwhy", str(caught.exception))


class RowTests(unittest.TestCase):
    def test_what_is_missing_is_said(self):
        run = Run(100, 0.5, 0.99, 0.9)
        lines = rows({"prant": Peer(0.02, 110, run, run), "symspellpy": None},
                     Run(100, 0, 0.7, 0))
        self.assertIn("| prant | 200 | 99.00 % | 90.00 % | 200 | 99.00 % | 20 | 110 |", lines)
        self.assertTrue(any("not installed" in line for line in lines))
        self.assertEqual(len({line.count("|") for line in lines}), 1)


if __name__ == "__main__":
    unittest.main()
