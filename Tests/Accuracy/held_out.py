"""Sentences that no count of the dictionary has seen: stripped of their marks, and as they are."""
import hashlib
import lzma
import os
import shutil
import subprocess
from typing import NamedTuple

from repairing import words

PARTS = 10                  # one document in so many is held out
WORDS = 60_000              # so many words of them are measured
STRIPPED = str.maketrans("åäöÅÄÖ", "aaoAAO")


class HeldOut(NamedTuple):
    """What became of the sentences."""
    restored: float         # the share of words that are right after stripping and repair
    broken: float           # the share of words that repair changed in the text as it is


def measured(prant, dictionaries, corpus, cache):
    """Counts the rest of the corpus and repairs what was held out; None without a corpus."""
    files = sorted(os.path.join(corpus, name) for name in os.listdir(corpus)
                   if name.endswith(".xz")) if os.path.isdir(corpus) else []
    if not files:
        return None
    lexicon = dictionary(prant, dictionaries, files, cache)
    clean = sentences(files)
    stripped = repaired(prant, lexicon, clean.translate(STRIPPED))
    restored = words(clean.translate(STRIPPED), stripped, clean)
    untouched = words(clean, repaired(prant, lexicon, clean), clean)
    return HeldOut(1 - restored.after / restored.truth, untouched.after / untouched.truth)


def dictionary(prant, dictionaries, files, cache):
    """A dictionary without the counts of the documents held out; kept while nothing changes."""
    digest = hashlib.sha256()
    for path in [prant, *sorted(os.path.join(dictionaries, name)
                                for name in os.listdir(dictionaries))]:
        with open(path, "rb") as file:
            digest.update(hashlib.sha256(file.read()).digest())
    folder = os.path.join(cache, "held-out")
    lexicon = os.path.join(folder, digest.hexdigest()[:16] + ".lexicon")
    if not os.path.exists(lexicon):
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(dictionaries, os.path.join(folder, "sources"))
        sources = os.path.join(folder, "sources")
        run(prant, "dictionary", "count", "-o", sources, "--hold-out", str(PARTS), *files)
        run(prant, "dictionary", "compile", sources, "-o", lexicon + ".new")
        os.replace(lexicon + ".new", lexicon)
    return lexicon


def sentences(files, least=WORDS):
    """The paragraphs of documents that were held out, taken from all corpora in turn.

    At least so many words, if there are as many.
    """
    found, count = [], 0
    for documents in zip(*(held_out(path) for path in files)):
        for paragraph in (each for document in documents for each in document):
            if len(paragraph) >= 60:
                found.append(paragraph)
                count += paragraph.count(" ") + 1
        if count > least:
            break
    return "\n".join(found) + "\n"


def held_out(path):
    """The documents that `dictionary count --hold-out` leaves out, in their order."""
    document, is_out = [], None
    with lzma.open(path, "rb") as file:
        for line in (*file, b"\n"):
            line = line.rstrip(b"\n")
            if not line:
                if is_out and document:
                    yield document
                document, is_out = [], None
                continue
            if is_out is None:
                is_out = (fingerprint(line) >> 17) % PARTS == 0
            document.append(line.decode().replace("\u00ad", ""))


def fingerprint(line):
    """The hash by which documents are chosen: FNV-1a, its high bits folded in."""
    value = 0xCBF29CE484222325
    for byte in line:
        value = (value ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return value ^ value >> 29


def repaired(prant, lexicon, text):
    """The text as `prant repair` mends it."""
    return run(prant, "repair", "--dictionary", lexicon, text=text)


def run(*command, text=None):
    """What a program prints."""
    return subprocess.run(command, input=text, check=True, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True).stdout
