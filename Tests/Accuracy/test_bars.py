"""Tests of the bars: what they count, and when they are met."""
import json
import os
import tempfile
import unittest

from accuracy import NO_CORRECTIONS, Result
from bars import COARSEST, Bar, bars, words_on
from corpus import Document
from repair_bars import READING, repair_bars
from repairing import Words
from signs import Signs


def result(kind, name="o1_a.scan.pdf", set="open", cer=0.0, wer=0.0, is_scan=True, **more):
    """A document's result; 1000 characters, 100 words and 10 list items."""
    score = {"cer": cer, "chars": 1000, "wer": wer, "words": 100, "diacriticRecall": 1,
             "diacriticWords": 10, "undamaged": 1, "otherWords": 90,
             "bullets": more.pop("bullets", 1), "listItems": 10,
             "falseBullets": more.pop("false", 0)}
    return Result(set, kind, score, score, None, NO_CORRECTIONS, name, is_scan=is_scan, **more)


def found(results, what, measure):
    """The one bar of this name."""
    each, = (bar for bar in bars(results) if bar.what.startswith(what) and bar.measure == measure)
    return each


class BarTests(unittest.TestCase):
    def test_limits_count_as_met(self):
        self.assertTrue(Bar("", "", 0.98, 0.98, at_least=True).is_met)
        self.assertFalse(Bar("", "", 0.97, 0.98, at_least=True).is_met)
        self.assertTrue(Bar("", "", 0, 0).is_met)
        self.assertFalse(Bar("", "", 1, 0).is_met)

    def test_what_is_not_measured_is_not_met_either(self):
        self.assertEqual({bar.is_met for bar in bars([])}, {None})
        self.assertEqual({bar.row()[-1] for bar in bars([])}, {"–"})

    def test_usual_kinds_count_together_and_others_apart(self):
        results = [result("copy", cer=0.01), result("office200", cer=0.002),
                   result("fax", cer=0.03), result("born", cer=1, is_scan=False)]
        self.assertAlmostEqual(found(results, "clean300", "CER").figure, 0.006)
        self.assertTrue(found(results, "clean300", "CER").is_met)
        self.assertFalse(found(results, "fax", "CER").is_met)
        self.assertIsNone(found(results, "worn150", "CER").figure)

    def test_the_coarsest_page_counts_once(self):
        results = [result("real", set="real", wer=0.01),
                   result("real", name=COARSEST, set="real", wer=0.03)]
        self.assertAlmostEqual(found(results, "real, without", "WER").figure, 0.01)
        both, = (bar for bar in bars(results) if bar.what == "real" and bar.measure == "WER")
        self.assertAlmostEqual(both.figure, 0.02)

    def test_what_others_read_counts_apart_from_what_we_read(self):
        results = [result(READING, repair_only=True, is_scan=False, words=Words(100, 90, 90, 10, 4)),
                   result(READING, repair_only=True, is_scan=False, words=Words(100, 96, 95, 4, 5)),
                   result("copy", words=Words(100, 99, 99, 1, 1))]
        found = {(bar.what, bar.measure): bar.figure for bar in repair_bars(results, None)}
        measure = "errors after, of those before"
        self.assertAlmostEqual(found["plain Tesseract's text", measure], 9 / 14)
        self.assertAlmostEqual(found["plain Tesseract's text, the worst", measure], 1.25)
        self.assertAlmostEqual(found["plain Tesseract's text", "right words broken"], 1 / 186)
        self.assertEqual(found["scans, together", measure], 1)
        self.assertIsNone(found["legacy", "WER"])

    def test_signs_are_those_of_formal_minutes(self):
        results = [result("fax", name="o6_x.scan-fax.pdf", signs=Signs(10, 9, 9)),
                   result("fax", name="o3_x.scan-fax.tif", signs=Signs(10, 0, 0)),
                   result("real", name="r.pdf", set="real", signs=Signs(90, 92, 90))]
        self.assertAlmostEqual(found(results, "§", "recall").figure, 0.99)
        self.assertAlmostEqual(found(results, "§", "precision").figure, 99 / 101)

    def test_bullets_by_item_and_false_ones_by_document(self):
        results = [result("fax", bullets=0.9, false=1), result("photo", bullets=1)]
        self.assertAlmostEqual(found(results, "bullets", "recall").figure, 0.95)
        self.assertEqual(found(results, "bullets", "false ones a document").figure, 0.5)

    def test_blank_pages_need_a_blank_page(self):
        self.assertIsNone(found([result("fax")], "blank pages", "words").figure)
        results = [result("blank", blank_words=0), result("blank", blank_words=2), result("fax")]
        self.assertEqual(found(results, "blank pages", "words").figure, 2)


class BlankPageTests(unittest.TestCase):
    def page(number, origin, *words):
        """A page as the worker reports it."""
        return {"number": number, "origin": origin,
                "lines": [{"words": [{"recognized": "x", "text": word} for word in words]}]}

    pages = [page(1, "ocr", "Mötet"), page(2, "blank"), page(3, "ocr"), page(4, "ocr", "a", "", "b")]

    def test_words_that_were_taken_for_noise_do_not_count(self):
        self.assertEqual(words_on([4], self.pages), 2)

    def test_a_page_not_told_to_be_blank_counts(self):
        self.assertEqual(words_on([2], self.pages), 0)
        self.assertEqual(words_on([2, 3], self.pages), 1)

    def test_no_blank_page_is_no_figure(self):
        self.assertIsNone(words_on([], self.pages))

    def test_the_manifest_beside_a_document_names_them(self):
        with tempfile.TemporaryDirectory() as folder:
            document = Document("open", "blank", os.path.join(folder, "a.scan-blank.pdf"), "",
                                None, None, None)
            self.assertEqual(document.blank_pages, [])
            with open(os.path.join(folder, "manifest.json"), "w", encoding="utf-8") as file:
                json.dump({"a.scan-blank.pdf": {"pages": [{"kind": "scan"}, {"kind": "blank"}]}},
                          file)
            self.assertEqual(document.blank_pages, [2])


if __name__ == "__main__":
    unittest.main()
