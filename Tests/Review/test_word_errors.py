"""Tests of how far word errors can fall."""

import unittest

try:
    from word_errors import least
except ModuleNotFoundError as missing:
    raise unittest.SkipTest(f"{missing.name} is not installed") from missing


class LeastTests(unittest.TestCase):
    def expect(self, wrong, right, asked, printed, errors):
        self.assertEqual(
            least(wrong.split(), right.split(), [sign == "?" for sign in asked], printed), errors)

    def test_what_nobody_is_asked_about_stays_wrong(self):
        self.expect("aprilhämnden", "aprilnämnden", ".", [0], 1)
        self.expect("", "i", "", [0], 1)

    def test_what_is_asked_about_becomes_right(self):
        self.expect("Fröden", "Frödén", "?", [0], 0)
        self.expect("v", "", "?", [], 0)

    def test_a_place_is_one_printed_word(self):
        self.expect("dr", "2 1", "?", [0, 0], 0)
        self.expect("II", "93 5 9 3", "?", [0, 0, 1, 1], 2)

    def test_a_place_may_be_several_words_of_its_own_letters(self):
        self.expect("APLi", "APL i", "?", [0, 1], 0)

    def test_other_words_beside_it_stay_wrong(self):
        self.expect("06 254", "6 25 4", "?.", [0, 1, 1], 2)


if __name__ == "__main__":
    unittest.main()
