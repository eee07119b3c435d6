"""Images: cut off, contradictory, and said to be enormous."""
import base64
import struct
import zlib

from case import DAMAGED, LARGE, either, failed

# A grey square of 48 by 48 pixels with a black line, baseline, quality 50.
JPEG = base64.b64decode("""
/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1R
V19iZ2hnPk1xeXBkeFxlZ2P/wAALCAAwADABAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgED
AwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RF
RkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJ
ytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/9oACAEBAAA/AOkooooooooooooqn/a+mf8AQRtP+/6/40f2vpn/AEEb
T/v+v+NH9r6Z/wBBG0/7/r/jR/a+mf8AQRtP+/6/41aR1kRXRgyMMqynII9RTqxv+EU0X/ny/wDIr/40f8Ipov8Az5f+RX/x
o/4RTRf+fL/yK/8AjR/wimi/8+X/AJFf/GtaGJIII4Yl2xxqFUZzgAYFPooooooooooor//Z
""")


def chunk(kind, data, crc=None):
    """One chunk of a PNG."""
    crc = zlib.crc32(kind + data) if crc is None else crc
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc)


def png(width, height, crc=None, rows=None):
    """A white grey-scale PNG; `rows` says how many rows are really there."""
    data = (b"\0" + b"\xff" * min(width, 4096)) * (height if rows is None else rows)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(data), crc) + chunk(b"IEND", b""))


def tiff(width, height, strip, next_directory=0, length=None):
    """An uncompressed 1-bit TIFF of one strip."""
    entries = [
        (256, 4, width), (257, 4, height), (258, 3, 1), (259, 3, 1), (262, 3, 0), (273, 4, 8),
        (277, 3, 1), (278, 4, height), (279, 4, len(strip) if length is None else length),
    ]
    strip += b"\0" * (len(strip) % 2)
    start = 8 + len(strip)
    directory = struct.pack("<H", len(entries))
    directory += b"".join(struct.pack("<HHII", tag, kind, 1, value) for tag, kind, value in entries)
    following = start if next_directory == "itself" else next_directory
    return b"II*\0" + struct.pack("<I", start) + strip + directory + struct.pack("<I", following)


def resized(jpeg, width, height):
    """The JPEG with another size in its header."""
    at = jpeg.index(b"\xff\xc0") + 5
    return jpeg[:at] + struct.pack(">HH", height, width) + jpeg[at + 4:]


def cases():
    """All of them."""
    white = png(200, 300)
    strip = bytes(25 * 300)
    damaged = DAMAGED + ["recognition"]
    return [
        failed("empty.png", "no bytes", b"", ["empty", "damaged"]),
        failed("giant.png", "two thousand million pixels wide, by its header",
               png(0x7FFFFFFF, 0x7FFFFFFF, rows=1), damaged + LARGE),
        failed("bomb.png", "60 000 by 60 000 pixels, by its header",
               png(60_000, 60_000, rows=10), damaged + LARGE),
        either("truncated.png", "ends in the middle", white[:len(white) // 2]),
        either("wrong-crc.png", "a checksum is wrong", png(200, 300, crc=1)),
        failed("header.png", "only the signature", white[:8], damaged),
        either("truncated.jpg", "ends in the middle", JPEG[:len(JPEG) * 3 // 4]),
        failed("giant.jpg", "65 500 by 65 500 pixels, by its header",
               resized(JPEG, 65_500, 65_500), damaged + LARGE),
        failed("nothing.jpg", "only the first two bytes", JPEG[:2], damaged),
        either("jpeg.png", "a JPEG under the name of a PNG", JPEG),
        either("loop.tif", "a directory that is its own next",
               tiff(200, 300, strip, "itself"), damaged + LARGE),
        failed("truncated.tif", "ends before its directory", tiff(200, 300, strip)[:2000], damaged),
        failed("huge-strip.tif", "a strip of four gigabytes in a small file",
               tiff(200, 300, strip, length=0xFFFFFFFF)[:-1] + b"\0", damaged + LARGE),
        failed("huge.tif", "two million by two million pixels",
               tiff(2_000_000, 2_000_000, strip), damaged + LARGE),
        either("tiny.png", "one pixel", png(1, 1)),
        either("strip.png", "4 096 pixels wide and one high", png(4096, 1), LARGE),
    ]
