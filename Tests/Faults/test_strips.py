"""Tests of the strips: what is taken for a line of print, and that pages differ."""
import unittest
from random import Random

from strips import HEIGHT, Desk, Raster, graymap, lines_of, runs


def printed(width=200, height=60):
    """A page with one line of three words, twenty pixels high."""
    line = b"\xff" * 10 + (b"\0" * 30 + b"\xff" * 20) * 3
    return Raster(width, [line.ljust(width, b"\xff") if 10 <= row < 30 else b"\xff" * width
                          for row in range(height)])


class StripsTests(unittest.TestCase):
    def test_a_gap_that_is_narrow_parts_nothing(self):
        self.assertEqual(runs([0, 1, 1, 0, 1, 0, 0, 0, 1], gap=2), [(1, 5), (8, 9)])

    def test_a_picture_whose_first_pixels_look_like_white_space(self):
        raster = graymap(b"P5\n3 2\n255\n" + b" \n\tabc")
        self.assertEqual(raster.rows, [b" \n\t", b"abc"])

    def test_a_line_and_its_words(self):
        strip, = lines_of(printed())
        self.assertEqual(strip.raster.height, 20)
        self.assertEqual(strip.words, [(10, 40), (60, 90), (110, 140)])

    def test_what_is_as_high_as_a_picture_is_no_line(self):
        tall = printed()
        self.assertEqual(lines_of(Raster(tall.width, tall.rows[15:16] * 60)), [])

    def test_no_two_pages_are_alike(self):
        desk = Desk(lines_of(printed()), Random(1))
        pages = [desk.page() for _ in range(40)] + [desk.blank() for _ in range(40)]
        self.assertEqual(len({(page.width, b"".join(page.rows)) for page in pages}), 80)
        for page in pages:
            self.assertGreaterEqual(page.height, HEIGHT)
            self.assertEqual({len(row) for row in page.rows}, {page.width})


if __name__ == "__main__":
    unittest.main()
