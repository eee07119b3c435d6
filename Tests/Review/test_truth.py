"""Tests of what somebody with the paper in hand would answer."""

import unittest

try:
    from truth import Truth, aligned, matches, truth_name
except ModuleNotFoundError as missing:
    raise unittest.SkipTest(f"{missing.name} is not installed") from missing


class TruthTests(unittest.TestCase):
    truth = Truth("Möte den 3 maj. Föredragande: Rickard Frödén\nInspektionen var här.\n"
                  "leder arbetet med en väg in för arbetsgivare och annat, se www.exempel.se nu\n"
                  "Stöd\t41,0\t38,9\t2,1\n• Gruppen (Göran)\n"
                  "• exempel på hur lärare inom yrkesutbildningarna använder det\n"
                  "Ordförande Ordföranden har ordet", "Sida 1 (2)\nMöte 2020-01-01")

    def expect(self, line, place, answer):
        self.assertEqual(self.truth.answer(line.split(" "), place), answer, line)

    def test_words_are_found_in_their_lines(self):
        self.expect("Föredragande: Rickard Fröden", 2, "Frödén")
        self.expect("Mote den 3 maj.", 0, "Möte")
        self.expect("Möte den 8 maj.", 2, "3")

    def test_what_is_right_stays(self):
        self.expect("Inspektionen var här.", 1, "var")

    def test_noise_is_nothing(self):
        self.expect("v Inspektionen var här.", 0, "")

    def test_a_word_that_is_two(self):
        self.expect("Möteden 3 maj. Föredragande:", 0, "Möte den")

    def test_two_words_that_are_one(self):
        self.expect("annat, se www. exempel.se nu", 2, "www.exempel.se")
        self.expect("annat, se www. exempel.se nu", 3, "")

    def test_words_cut_at_the_lines_end(self):
        self.expect("leder arbetet med en väg in för arbetsgiva-", 7, "arbetsgiva-")
        self.expect("leder arbetet med en väg in för arbetsgiya-", 7, "arbetsgiva-")
        self.expect("givare och annat, se", 0, "givare")

    def test_the_second_of_two_that_are_one_is_gone_already(self):
        self.assertEqual(self.truth.answer(["annat,", "se", "www.", ""], 2), "www.exempel.se")

    def test_words_that_are_misread_beyond_likeness(self):
        self.expect("Stöd 41,0 38,9 dr", 3, "2,1")

    def test_long_words_at_the_end_are_not_noise(self):
        self.expect("exempel på hur lärare inom ReSeeR Ingen", 5, None)
        self.expect("exempel på Ingen hur lärare inom", 2, "")

    def test_noise_behind_a_paragraph_is_not_the_next_one(self):
        self.expect("• Gruppen (Göran) 2", 3, "")

    def test_headers_and_footers_stay_as_they_are(self):
        self.expect("Sida 2 (2)", 1, None)
        self.expect("Möte 2020-01-07", 1, None)

    def test_lines_that_are_right_as_they_are(self):
        self.expect("Ordförande", 0, "Ordförande")

    def test_lines_that_are_not_there(self):
        self.expect("Något helt annat står här i stället", 2, None)

    def test_lines_may_be_longer_than_the_truth(self):
        self.assertIsNone(Truth("kort").answer("mycket längre än så".split(), 0))

    def test_marks_are_alike(self):
        self.assertTrue(matches("”ord”", '"ord"'))
        self.assertFalse(matches("ord", "örd"))

    def test_names(self):
        self.assertEqual(truth_name("o1_x.scan-fax.tif"), "o1_x.truth.txt")
        self.assertEqual(truth_name("o1_x.legacy.txt"), "o1_x.truth.txt")

    def test_every_word_has_a_range(self):
        pairs = aligned(["a", "x", "b"], ["a", "b", "c"])
        self.assertEqual(pairs, [(0, 1), (1, 1), (1, 2)])


if __name__ == "__main__":
    unittest.main()
