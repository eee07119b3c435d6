#!/usr/bin/env python3
"""large_archive.py SOURCE TARGET [PLACES]

Makes an archive with very many places that wait, out of one that has some: copies of its documents
under other hashes, with their pages, words, full text, meetings, outputs and pictures. Every second
copy's questions have words of their own; those of the others are equal cases of one another.

SOURCE stays as it is. What comes of it is whole by `prant archive check`.
"""
import hashlib
import os
import shutil
import sqlite3
import sys

PLACES = 100_000


def copies(database, target):
    """How many copies of all documents give that many places."""
    waiting = database.execute(
        "SELECT count(*) FROM correction WHERE questionId IS NOT NULL").fetchone()[0]
    return max(0, -(-target // max(1, waiting)) - 1)


def columns(database, table):
    """A table's columns without the one that numbers its rows."""
    found = [(row[1], row[5]) for row in database.execute(f"PRAGMA table_info({table})")]
    return [name for name, key in found if (name, key) != ("id", 1)]


def copy_row(database, table, row, **changed):
    """Copies a row with some other values. Returns the copy's key."""
    names = columns(database, table)
    values = [changed.get(name, row[name]) for name in names]
    marks = ",".join("?" * len(names))
    return database.execute(
        f"INSERT INTO {table} ({','.join(names)}) VALUES ({marks})", values).lastrowid


def copy_rows(database, table, column, old, new):
    """Copies what belongs to a document or a page."""
    rest = ",".join(name for name in columns(database, table) if name != column)
    database.execute(
        f"INSERT INTO {table} ({column}, {rest}) SELECT ?, {rest} FROM {table} "
        f"WHERE {column} = ?", (new, old))


def copy_document(database, target, row, number):
    """Copies a document with all that was made of it. Returns the copy's key."""
    sha256 = hashlib.sha256(f"{row['sha256']}-{number}".encode()).hexdigest()
    document = copy_row(database, "document", row, sha256=sha256)
    for table in ("correction", "meeting", "job"):
        copy_rows(database, table, "documentId", row["id"], document)
    for page in database.execute(
            "SELECT * FROM page WHERE documentId = ?", (row["id"],)).fetchall():
        new = copy_row(database, "page", page, documentId=document)
        for table in ("line", "word"):
            copy_rows(database, table, "pageId", page["id"], new)
        database.execute(
            "INSERT INTO pageText (rowid, raw, repaired) "
            "SELECT ?, raw, repaired FROM pageText WHERE rowid = ?", (new, page["id"]))
    copy_names(database, target, row["id"], document, number)
    return document


def copy_names(database, target, old, document, number):
    """The copy's outputs, and its file by a path of its own: workers know files by their paths."""
    for output in database.execute(
            "SELECT * FROM output WHERE documentId = ?", (old,)).fetchall():
        stem = f"{output['stem']}-{number}"
        copy_row(database, "output", output, documentId=document, stem=stem)
        for ending in (".meeting.json", ".txt"):
            path = f"{target}/out/{output['stem']}{ending}"
            if os.path.exists(path):
                # Outputs are replaced, never written over.
                os.link(path, f"{target}/out/{stem}{ending}")
    for file in database.execute(
            "SELECT * FROM file WHERE documentId = ?", (old,)).fetchall():
        folder, name = os.path.split(file["path"])
        link = f"{target}/copies/{number}-{hashlib.sha256(folder.encode()).hexdigest()[:8]}"
        if not os.path.islink(link):
            os.symlink(folder, link)
        copy_row(database, "file", file, documentId=document, path=f"{link}/{name}",
                 **stamp(file["path"]))


def stamp(path):
    """What tells that a file is what it was; a copy's hash, which is nobody's, can't."""
    found = os.stat(path)
    return {"device": found.st_dev, "inode": found.st_ino, "byteCount": found.st_size,
            "modified": found.st_mtime_ns, "changed": found.st_ctime_ns}


def give_words(database, document):
    """Gives a document's questions words of their own: equal cases are not everything."""
    database.execute(
        "UPDATE correction SET corrected = corrected || '-' || documentId "
        "WHERE questionId IS NOT NULL AND documentId = ?", (document,))
    database.execute(
        "INSERT INTO question (kind, original, corrected) "
        "SELECT DISTINCT kind, original, corrected FROM correction "
        "WHERE questionId IS NOT NULL AND documentId = ?", (document,))
    database.execute(
        "UPDATE correction SET questionId = (SELECT id FROM question q "
        "WHERE q.original = correction.original AND q.corrected = correction.corrected "
        "AND q.kind = correction.kind) "
        "WHERE questionId IS NOT NULL AND documentId = ?", (document,))


def make(source, target, places):
    """Returns how many places wait, about how many questions, and how many about the commonest."""
    target = os.path.abspath(target)
    shutil.copytree(source, target, symlinks=True)
    os.mkdir(f"{target}/copies")
    database = sqlite3.connect(f"{target}/prant.sqlite")
    database.row_factory = sqlite3.Row
    # Nobody needs it where this is cut short.
    database.execute("PRAGMA synchronous = OFF")
    documents = database.execute(
        "SELECT * FROM document d WHERE state <> 'failed' "
        "AND EXISTS (SELECT 1 FROM output o WHERE o.documentId = d.id)").fetchall()
    for number in range(1, copies(database, places) + 1):
        for row in documents:
            document = copy_document(database, target, row, number)
            if number % 2:
                give_words(database, document)
        database.commit()
    database.execute("ANALYZE")
    database.commit()
    found = database.execute(
        "SELECT sum(waiting), count(*), max(waiting) FROM question WHERE waiting > 0").fetchone()
    database.close()
    return tuple(found)


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    wanted = int(sys.argv[3]) if len(sys.argv) > 3 else PLACES
    waiting, questions, most = make(sys.argv[1], sys.argv[2], wanted)
    print(f"{waiting} places wait, {questions} questions; the commonest is asked {most} times")


if __name__ == "__main__":
    main()
