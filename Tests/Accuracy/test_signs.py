"""Tests of the counting of paragraph signs."""
import unittest

from signs import Signs, signs_of

TRUTH = "§ 12 Val av justerare §§ 45-52 gäller enligt 3 § lagen"


class SignsTests(unittest.TestCase):
    def test_the_truth_has_all_its_signs(self):
        found = signs_of(TRUTH, TRUTH)
        self.assertEqual((found, found.recall, found.precision), (Signs(4, 4, 4), 1, 1))

    def test_signs_read_as_others_are_missed_and_not_invented(self):
        found = signs_of(TRUTH.replace("§§", "88"), TRUTH)
        self.assertEqual((found, found.precision), (Signs(4, 2, 2), 1))

    def test_letters_read_as_signs_are_invented(self):
        found = signs_of(TRUTH.replace("justerare", "ju§terare"), TRUTH)
        self.assertEqual((found, found.recall), (Signs(4, 5, 4), 1))

    def test_a_sign_at_another_place_is_neither_right_nor_found(self):
        found = signs_of("gäller enligt 3 lagen och annat §", "§ gäller enligt 3 lagen och annat")
        self.assertEqual(found, Signs(1, 1, 0))

    def test_a_missing_line_costs_only_its_own(self):
        self.assertEqual(signs_of(TRUTH[len("§ 12 Val av justerare "):], TRUTH), Signs(4, 3, 3))

    def test_nothing_to_find_gives_no_share(self):
        found = signs_of("text", "text")
        self.assertEqual((found.recall, found.precision), (None, None))
        self.assertEqual(signs_of("", TRUTH), Signs(4, 0, 0))

    def test_documents_add_up(self):
        self.assertEqual(Signs(4, 2, 2) + Signs(1, 1, 0), Signs(5, 3, 2))


if __name__ == "__main__":
    unittest.main()
