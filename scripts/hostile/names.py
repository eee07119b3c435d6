"""Names that break careless programs, and things that are no files."""
import os

from case import Case, readable
from texts import MINUTES


def text(index):
    """A small good text, different for each index."""
    return MINUTES + b"Nummer %d.\n" % index


def link(target):
    """What makes a symbolic link to the target."""
    return lambda path: os.symlink(target, path)


def locked_folder(path):
    """An empty folder that nobody but root may open."""
    os.mkdir(path, 0)


def cases():
    """All of them."""
    gone = ["unreadable"]
    nowhere = ["ignored", "failed"]
    return [
        readable(b"new\nline.txt", "a line break in the name", text(1)),
        Case(b"not-utf8-\xe5\xe4\xf6.txt", "a name in ISO 8859-1", text(2),
             ["readable", "failed"], gone),
        readable(b"x" * 251 + b".txt", "a name of 255 bytes, the most there is", text(3)),
        readable(b"-w.txt", "a name like an option", text(4)),
        readable(b"..%2f..%2fescape.txt", "a name that decodes to another folder", text(5)),
        readable("a\u030aa\u0308o\u0308.txt", "a decomposed name", text(6)),
        readable("\u00e5\u00e4\u00f6.txt", "the same name composed", text(7)),
        readable(b"twice.txt", "one of two files whose outputs would have one name", text(8)),
        readable(b"twice.TXT", "the other of the two", text(14)),
        readable(b"twice.text.txt", "a name with two extensions", text(9)),
        readable(b"$(touch hacked);`id`.txt", "a name for a careless shell", text(10)),
        readable(b"quote\"'\\.txt", "quotes and a backslash in the name", text(11)),
        readable(b" .txt", "a space for a name", text(12)),
        Case(b".hidden.txt", "a hidden file", text(13), ["ignored", "readable"], gone),
        Case(b"twice.pdf", "a folder under the name of a PDF", os.mkdir,
             ["ignored", "failed"], gone + ["empty"]),
        Case(b"loop.txt", "a link to itself", link(b"loop.txt"), nowhere, gone),
        Case(b"nowhere.txt", "a link to nothing", link(b"gone/away.txt"), nowhere, gone),
        Case(b"up", "a link to the folder it is in", link(b"."), nowhere, gone),
        Case(b"outside.txt", "a link to a device that never ends", link(b"/dev/zero"),
             ["failed", "ignored"], gone + ["unsupported", "tooLarge"]),
        Case(b"pipe.txt", "a pipe that nobody writes to", os.mkfifo, nowhere,
             gone + ["unsupported"]),
        Case(b"locked", "a folder that may not be opened (root may)", locked_folder,
             nowhere, gone),
    ]
