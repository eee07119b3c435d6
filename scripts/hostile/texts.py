"""Texts that are not quite text, and files of kinds that nobody reads here."""
import io
import zipfile

from case import Case, either, failed, readable

MINUTES = """Minnesanteckningar
Tekniska förvaltningens ledningsgrupp
2024-05-14
Närvarande: Åsa Ek, Örjan Berg
1. Budget
Arbetet går framåt.
""".encode()


def office_document():
    """A Word document, as far as its outside goes; always the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in ("[Content_Types].xml", "word/document.xml"):
            archive.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), "<x/>")
    return buffer.getvalue()


def cases():
    """All of them."""
    other = ["unsupported", "damaged"]
    deep = b"[" * 1_000_000 + b"]" * 1_000_000
    return [
        failed("empty.txt", "no bytes", b"", ["empty", "damaged"]),
        readable("plain.txt", "nothing is wrong with it", MINUTES),
        readable("plain-again.TXT", "an extension in capitals", MINUTES + b"Slut.\n"),
        either("nul.txt", "zero bytes between the letters", MINUTES.replace(b" ", b" \0")),
        either("latin1.txt", "ISO 8859-1, so invalid as UTF-8",
               MINUTES.decode().encode("latin-1")),
        either("invalid-utf8.txt", "bytes that no UTF-8 has", MINUTES + b"\xff\xfe\xc3\x28\xed\xa0\x80\n"),
        either("utf16.txt", "UTF-16 with a mark", MINUTES.decode().encode("utf-16")),
        readable("decomposed.txt", "a byte order mark, CRLF and decomposed letters",
                 b"\xef\xbb\xbf" + MINUTES.replace(b"\n", b"\r\n")
                 .replace("å".encode(), "a\u030a".encode())),
        either("long-line.txt", "one line of 10 MB", [b"hej " * 250_000] * 10),
        either("long-word.txt", "one word of 5 MB", [b"\xc3\xa4" * 250_000] * 10),
        either("marks.txt", "a letter under 100 000 accents",
               "a".encode() + "\u0301".encode() * 100_000 + b"\n"),
        either("controls.txt", "terminal escapes and directions that deceive",
               MINUTES + "\x1b]0;titel\x07\x1b[2J \u202egnp.exe\n".encode()),
        either("only-spaces.txt", "nothing but white space", b" \n\t\r\n" * 1000),
        Case("deep.json", "a million nested lists", deep, ["failed", "ignored"], other),
        Case("page.html", "a web page", b"<!DOCTYPE html><title>Protokoll</title>",
             ["failed", "ignored"], other),
        Case("minutes.docx", "a Word document", office_document(), ["failed", "ignored"], other),
        Case("noise.bin", "bytes without a meaning", bytes(range(256)) * 64,
             ["failed", "ignored"], other),
    ]
