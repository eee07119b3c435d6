"""Counts of words mended and broken, and which documents are held out."""
import lzma
import os
import tempfile
import unittest

import held_out
import repairing


class RepairingTest(unittest.TestCase):

    def test_words_mended_and_broken_are_counted(self):
        found = repairing.words("vi har fatt stod nu", "vi här fått stöd nu", "vi har fått stöd nu")
        self.assertEqual(found, (5, 3, 2, 2, 1))
        self.assertEqual(found.ratio, 0.5)
        self.assertAlmostEqual(found.stay, 2 / 3)

    def test_nothing_has_no_shares(self):
        self.assertIsNone(repairing.Words().ratio)
        self.assertIsNone(repairing.Words().stay)

    def test_only_pages_of_the_origin_are_compared_with_what_was_read(self):
        page = lambda origin, seen, text: {"origin": origin, "lines": [
            {"words": [{"recognized": seen, "text": text}]}]}
        pages = [page("ocr", "stod", "stöd"), page("textLayer", "x", "och")]
        body = lambda text: (text, "stöd\noch")
        self.assertEqual(repairing.of_pages(pages, body), (2, 1, 1, 1, 0))
        self.assertIsNone(repairing.of_pages(pages[1:], body))

    def test_signs_are_no_changed_words(self):
        words = [("e", "•"), ("stod,", "stöd,"), ("mötet", "mötet"), ("x", "")]
        pages = [{"lines": [{"words": [{"recognized": a, "text": b} for a, b in words]}]}]
        self.assertEqual(repairing.changed(pages), (4, 1))


class HeldOutTest(unittest.TestCase):

    def test_a_document_is_chosen_by_its_first_line(self):
        chosen = [line for line in (f"rad {number}" for number in range(200))
                  if (held_out.fingerprint(line.encode()) >> 17) % held_out.PARTS == 0]
        self.assertTrue(5 < len(chosen) < 50)
        documents = "".join(f"rad {number}\nmer\n\n" for number in range(200))
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "corpus.txt.xz")
            with lzma.open(path, "wt", encoding="utf-8") as file:
                file.write(documents)
            self.assertEqual(list(held_out.held_out(path)), [[line, "mer"] for line in chosen])


if __name__ == "__main__":
    unittest.main()
