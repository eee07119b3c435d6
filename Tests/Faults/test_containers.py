"""Tests of the containers: what they write can be read back."""
import struct
import unittest
import zlib

from containers import Sheet, packed, pdf, png, text_operators, tiff
from strips import Raster

RASTER = Raster(9, [b"\0\xff" * 4 + b"\0", b"\xff" * 9])


class ContainersTests(unittest.TestCase):
    def test_in_one_bit_ink_is_nought_and_the_rest_of_a_byte_is_paper(self):
        self.assertEqual(packed(RASTER, 1), [b"\x55\x7f", b"\xff\xff"])

    def test_a_png_holds_the_rows_behind_their_filter(self):
        data = png(Sheet(RASTER, 8))
        at = data.index(b"IDAT")
        size, = struct.unpack(">I", data[at - 4:at])
        self.assertEqual(zlib.decompress(data[at + 4:at + 4 + size]),
                         b"".join(b"\0" + row for row in RASTER.rows))

    def test_each_directory_of_a_tiff_leads_to_the_next(self):
        data = tiff([Sheet(RASTER, 1), Sheet(RASTER, 8), Sheet(RASTER, 1)])
        at, = struct.unpack_from("<I", data, 4)
        pages = 0
        while at:
            pages += 1
            count, = struct.unpack_from("<H", data, at)
            entries = {tag: value for tag, _, _, value in
                       struct.iter_unpack("<HHII", data[at + 2:at + 2 + 12 * count])}
            strip = data[entries[273]:entries[273] + entries[279]]
            self.assertEqual(zlib.decompress(strip), b"".join(packed(RASTER, entries[258])))
            at, = struct.unpack_from("<I", data, at + 2 + 12 * count)
        self.assertEqual(pages, 3)

    def test_a_pdf_counts_its_pages_and_keeps_the_order(self):
        data = pdf([Sheet(["en (1)"]), Sheet(RASTER, 1), Sheet(["två"])])
        self.assertIn(b"/Kids [4 0 R 6 0 R 9 0 R] /Count 3", data)
        self.assertEqual(data.count(b"/Type /Page "), 3)

    def test_brackets_and_swedish_letters_in_a_text(self):
        self.assertIn(b"(\xe5 \\(1\\)) Tj", text_operators(["å (1)"], 100))


if __name__ == "__main__":
    unittest.main()
