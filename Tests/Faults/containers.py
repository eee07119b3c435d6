"""Files that hold small pages: PNG, TIFF and PDF, always the same bytes for the same pages."""
import os
import struct
import sys
import zlib
from typing import NamedTuple, Union

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.append(os.path.join(ROOT, "scripts", "hostile"))

import images                               # noqa: E402 (after its path)
import pdfs                                 # noqa: E402
from strips import DPI, INK, Raster         # noqa: E402

# Bytes of grey become the figures of a binary number, in which 1 is white.
FIGURES = bytes(ord("0") if value < INK else ord("1") for value in range(256))
DEFLATE = 8                                 # among the ways in which a TIFF is compressed


class Sheet(NamedTuple):
    """One page of a document: a picture in one bit or eight, or lines of text."""
    content: Union[Raster, list]
    bits: int = 8


def packed(raster, bits):
    """The rows' bytes as PNG, TIFF and PDF have them; in one bit, 1 is white."""
    if bits == 8:
        return list(raster.rows)
    size = (raster.width + 7) // 8
    return [int(row.translate(FIGURES).ljust(8 * size, b"1"), 2).to_bytes(size, "big")
            for row in raster.rows]


def png(sheet):
    """A grey PNG that says its resolution."""
    raster, bits = sheet
    metre = round(DPI / 0.0254)
    head = struct.pack(">IIBBBBB", raster.width, raster.height, bits, 0, 0, 0, 0)
    data = b"".join(b"\0" + row for row in packed(raster, bits))
    return (b"\x89PNG\r\n\x1a\n" + images.chunk(b"IHDR", head)
            + images.chunk(b"pHYs", struct.pack(">IIB", metre, metre, 1))
            + images.chunk(b"IDAT", zlib.compress(data)) + images.chunk(b"IEND", b""))


def tiff(sheets):
    """A TIFF of one page or more, one strip a page."""
    out = bytearray(b"II*\0" + bytes(4))
    link = 4                                # where the next directory's place must be written
    for raster, bits in sheets:
        strip = zlib.compress(b"".join(packed(raster, bits)))
        at = len(out)
        out += strip + bytes(len(strip) % 2)
        resolution = len(out)
        out += struct.pack("<II", DPI, 1)
        entries = [(256, 4, raster.width), (257, 4, raster.height), (258, 3, bits),
                   (259, 3, DEFLATE), (262, 3, 1), (273, 4, at), (277, 3, 1),
                   (278, 4, raster.height), (279, 4, len(strip)), (282, 5, resolution),
                   (283, 5, resolution), (296, 3, 2)]
        struct.pack_into("<I", out, link, len(out))
        out += struct.pack("<H", len(entries))
        out += b"".join(struct.pack("<HHII", tag, kind, 1, value)
                        for tag, kind, value in entries)
        link = len(out)
        out += bytes(4)
    return bytes(out)


def pdf(sheets):
    """A PDF; a page of it is a picture or lines of text."""
    font = 3
    objects = [pdfs.CATALOG, None,
               pdfs.FONT[:-2] + b"/Encoding /WinAnsiEncoding >>"]
    kids = []
    for sheet in sheets:
        number = len(objects) + 1
        kids.append(b"%d 0 R" % number)
        picture = isinstance(sheet.content, Raster)
        width, height = points(sheet.content) if picture else (420, 200)
        resources = (b"/XObject << /I %d 0 R >>" % (number + 2) if picture
                     else b"/Font << /F1 %d 0 R >>" % font)
        objects.append(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %.2f %.2f] /Contents %d 0 R"
                       b" /Resources << %s >> >>" % (width, height, number + 1, resources))
        if picture:
            objects.append(pdfs.stream(b"%.2f 0 0 %.2f 0 0 cm /I Do" % (width, height)))
            objects.append(image_object(sheet))
        else:
            objects.append(pdfs.stream(text_operators(sheet.content, height)))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    return pdfs.document(objects)


def points(raster):
    """The size of a picture on paper."""
    return 72 * raster.width / DPI, 72 * raster.height / DPI


def image_object(sheet):
    """A picture as an object of a PDF."""
    raster, bits = sheet
    return pdfs.stream(
        zlib.compress(b"".join(packed(raster, bits))),
        b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray"
        b" /BitsPerComponent %d /Filter /FlateDecode " % (raster.width, raster.height, bits))


def text_operators(lines, height):
    """What draws lines of text, from the top."""
    shown = [line.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(")
             .replace(b")", b"\\)") for line in lines]
    return (b"BT /F1 11 Tf 15 TL 36 %d Td " % (height - 40)
            + b" ".join(b"(%s) Tj T*" % line for line in shown) + b" ET")
