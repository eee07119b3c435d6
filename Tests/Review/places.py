"""The places that wait in an archive, as its database has them."""

import json
import sqlite3


def stable_id(page, line, word, original):
    """A correction's id by its place: FNV-1a, 64 bits."""
    value = 0xCBF29CE484222325
    for byte in f"{page}/{line}/{word}/{original}".encode():
        value = ((value ^ byte) * 0x100000001B3) & (2**64 - 1)
    return f"c{value:016x}"


def candidates(row):
    """What may stand at a place, the likeliest first."""
    found = [{"text": row["corrected"], "confidence": row["confidence"]}]
    for other in json.loads(row["alternatives"] or "[]"):
        if all(one["text"] != other["text"] for one in found):
            found.append(other)
    if all(one["text"] != row["original"] for one in found):
        rest = 1 - sum(one["confidence"] for one in found)
        found.append({"text": row["original"], "confidence": max(0, rest)})
    return sorted(found, key=lambda one: -one["confidence"])


def waiting(archive):
    """By document, page, line and word: each place that waits."""
    database = sqlite3.connect(f"file:{archive}/prant.sqlite?mode=ro", uri=True)
    database.row_factory = sqlite3.Row
    found = {}
    for row in database.execute(
            "SELECT c.*, p.id AS pageId, (SELECT fileName FROM output o "
            "WHERE o.documentId = c.documentId ORDER BY o.id LIMIT 1) AS fileName "
            "FROM correction c JOIN page p ON p.documentId = c.documentId AND p.number = c.page "
            "WHERE c.questionId IS NOT NULL"):
        words = database.execute(
            "SELECT position, recognized, coalesce(text, recognized) FROM word "
            "WHERE pageId = ? AND line = ? ORDER BY position", (row["pageId"], row["line"]))
        words = [tuple(word) for word in words]
        for index, (position, recognized, _) in enumerate(words):
            if stable_id(row["page"], row["line"], position, recognized) == row["id"]:
                found[row["documentId"], row["page"], row["line"], position] = {
                    "document": row["documentId"], "page": row["page"], "line": row["line"],
                    "word": position, "correction": row["id"], "fileName": row["fileName"],
                    "words": [word[2] for word in words], "place": index,
                    "original": row["original"], "candidates": candidates(row)}
                break
    database.close()
    return found


def pending(archive):
    """How many meetings do not take account of all that was decided."""
    database = sqlite3.connect(f"file:{archive}/prant.sqlite?mode=ro", uri=True)
    count = database.execute(
        "SELECT count(*) FROM (SELECT sha256, max(number) AS last FROM decision GROUP BY sha256) l "
        "JOIN document d ON d.sha256 = l.sha256 "
        "JOIN meeting m INDEXED BY meetingFacts ON m.documentId = d.id "
        "WHERE m.decisions < l.last").fetchone()[0]
    database.close()
    return count


def documents(archive):
    """By document: its file's name, its output's stem, and its words as they are now, line by line.

    A word is what it is now and where it is: page, line, position.
    """
    database = sqlite3.connect(f"file:{archive}/prant.sqlite?mode=ro", uri=True)
    found = {}
    decided = {(row[0], row[1]): row[2] for row in database.execute(
        "SELECT documentId, id, decidedText FROM correction WHERE decidedStatus IS NOT NULL")}
    for document, name, stem in database.execute(
            "SELECT documentId, fileName, stem FROM output ORDER BY id DESC"):
        words = []
        for page, line, position, recognized, text in database.execute(
                "SELECT p.number, w.line, w.position, w.recognized, coalesce(w.text, w.recognized) "
                "FROM word w JOIN page p ON p.id = w.pageId WHERE p.documentId = ? "
                "ORDER BY 1, 2, 3", (document,)):
            key = (document, stable_id(page, line, position, recognized))
            words.append((decided.get(key, text), (page, line, position)))
        found[document] = (name, stem, words)
    database.close()
    return found
