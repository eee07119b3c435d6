"""PDFs: broken, locked, endless, and out of proportion."""
import hashlib
import zlib

from case import LARGE, either, failed, readable

TEXT = b"BT /F1 12 Tf 72 760 Td (Minnesanteckningar 2024-05-14) Tj 0 -20 Td (1. Budget) Tj ET"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
PAGE = (b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>")
CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
PAGES = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"


def stream(data, entries=b""):
    """A stream object of these bytes."""
    return b"<< /Length %d %s>>\nstream\n%s\nendstream" % (len(data), entries, data)


def document(objects, trailer=b""):
    """A PDF of these objects, numbered from 1, the first being the catalogue."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R %s>>\n" % (len(objects) + 1, trailer)
    return bytes(out) + b"startxref\n%d\n%%%%EOF\n" % start


def simple(content=None, **parts):
    """A good PDF of one page, some of its objects replaced by name."""
    objects = {"catalog": CATALOG, "pages": PAGES, "page": PAGE,
               "content": content or stream(TEXT), "font": FONT, **parts}
    return document(list(objects.values()))


def deflated(chunk, times):
    """Many times the same bytes as a Flate stream, never held unpacked."""
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(chunk) for _ in range(times)) + packer.flush()
    return stream(data, b"/Filter /FlateDecode ")


def rc4(key, data):
    """RC4, the cipher of old PDFs."""
    box, j = list(range(256)), 0
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        out.append(byte ^ box[(box[i] + box[j]) % 256])
    return bytes(out)


def encrypted(password=b"hemligt"):
    """A PDF that opens only with a password (ISO 32000-1, 7.6.3, revision 2, 40 bits)."""
    padding = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")
    padded = (password + padding)[:32]
    owner = rc4(hashlib.md5(padded).digest()[:5], padded)
    identifier = bytes(range(16))
    permissions = (-4 & 0xFFFFFFFF).to_bytes(4, "little")
    key = hashlib.md5(padded + owner + permissions + identifier).digest()[:5]
    number = (4).to_bytes(3, "little") + b"\0\0"
    content = rc4(hashlib.md5(key + number).digest()[:10], TEXT)
    lock = (b"<< /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >>"
            % (owner.hex().encode(), rc4(key, padding).hex().encode()))
    trailer = b"/Encrypt 6 0 R /ID [<%s> <%s>] " % ((identifier.hex().encode(),) * 2)
    return document([CATALOG, PAGES, PAGE, stream(content), FONT, lock], trailer)


def picture(width, height):
    """A PDF whose one page is an image said to be so large."""
    page = (b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
            b" /Resources << /XObject << /I 5 0 R >> >> >>")
    image = stream(zlib.compress(bytes(100_000)), b"/Type /XObject /Subtype /Image /Width %d"
                   b" /Height %d /ColorSpace /DeviceRGB /BitsPerComponent 8"
                   b" /Filter /FlateDecode " % (width, height))
    return document([CATALOG, PAGES, page, stream(b"595 0 0 842 0 0 cm /I Do"), image])


def active():
    """A PDF with a script that runs on opening, and an attachment."""
    catalog = (b"<< /Type /Catalog /Pages 2 0 R"
               b" /OpenAction << /S /JavaScript /JS (app.launchURL\\('http://127.0.0.1/'\\)) >>"
               b" /Names << /EmbeddedFiles << /Names [(a.exe) 6 0 R] >> >> >>")
    attachment = b"<< /Type /Filespec /F (../../a.exe) /EF << /F 7 0 R >> >>"
    return document([catalog, PAGES, PAGE, stream(TEXT), FONT, attachment,
                     stream(b"MZ", b"/Type /EmbeddedFile ")])


def cases():
    """All of them."""
    good = simple()
    middle = good.index(b"endstream")
    many = b"<< /Type /Pages /Kids [%s] /Count 100000 >>" % (b"3 0 R " * 100_000)
    loop = b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"
    nested = b"<< /Type /Pages /Kids [6 0 R] /Count 1 /Parent 6 0 R >>"
    form = (b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
            b" /Resources << /XObject << /X 4 0 R >> >> >>")
    return [
        failed("empty.pdf", "no bytes", b"", ["empty", "damaged"]),
        failed("one-byte.pdf", "one byte", b"%"),
        failed("text.pdf", "plain text under the name of a PDF", b"Inte en PDF.\n" * 20),
        failed("zip.pdf", "a ZIP archive under the name of a PDF",
               b"PK\x05\x06" + bytes(18)),
        failed("header-only.pdf", "nothing after the first line", b"%PDF-1.7\n"),
        either("truncated.pdf", "ends in the middle of the page", good[:middle]),
        failed("truncated-early.pdf", "ends before its first page", good[:100]),
        either("broken-xref.pdf", "all offsets are wrong",
               good.replace(b"startxref\n", b"startxref\n9").replace(b"0000000", b"0000009")),
        failed("encrypted.pdf", "needs a password", encrypted(), ["encrypted"]),
        failed("no-pages.pdf", "a document of no pages",
               document([CATALOG, b"<< /Type /Pages /Kids [] /Count 0 >>"]),
               ["damaged", "empty", "noSuchPage"]),
        failed("page-loop.pdf", "the page tree contains itself", document([CATALOG, loop]),
               ["damaged", "noSuchPage", "tooLarge", "workerLost"]),
        either("page-loop-long.pdf", "the page tree contains itself at one remove",
               simple(pages=nested) + b"6 0 obj\n" + nested + b"\nendobj\n",
               ["damaged", "noSuchPage", "tooLarge", "workerLost"]),
        either("many-pages.pdf", "100 000 times the same page", simple(pages=many), LARGE),
        either("flate-bomb.pdf", "1 MB that unpacks to 1 GB",
               simple(deflated(bytes(1 << 20), 1024)), LARGE),
        either("deep-q.pdf", "ten million saved graphics states",
               simple(deflated(b"q\n" * 100_000, 100)), LARGE),
        either("self-drawing.pdf", "a form that draws itself",
               simple(stream(b"/X Do", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]"
                             b" /Resources << /XObject << /X 4 0 R >> >> "), page=form)),
        either("huge-image.pdf", "an image of 60 000 by 60 000 pixels", picture(60_000, 60_000)),
        either("huge-page.pdf", "a page of five kilometres",
               simple(page=PAGE.replace(b"595 842", b"14400000 14400000"))),
        either("negative-page.pdf", "a page of negative size",
               simple(page=PAGE.replace(b"0 0 595 842", b"0 0 -5 -8"))),
        readable("active.pdf", "a script and an attachment, which must not act", active()),
        readable("good.pdf", "nothing is wrong with it", good),
    ]
