"""Makes an archive with very many places that wait, out of one that has some."""

import hashlib
import shutil
import sqlite3
import sys


def copies(database, target):
    """How many copies of all documents give that many places."""
    waiting = database.execute(
        "SELECT count(*) FROM correction WHERE questionId IS NOT NULL").fetchone()[0]
    return max(0, -(-target // max(1, waiting)) - 1)


def columns(database, table, without=()):
    return [row[1] for row in database.execute(f"PRAGMA table_info({table})")
            if row[1] not in without]


def copy_document(database, row, number):
    """Copies a document with its pages, words and corrections, under another hash."""
    sha256 = hashlib.sha256(f"{row['sha256']}-{number}".encode()).hexdigest()
    names = columns(database, "document", ("id",))
    values = [sha256 if name == "sha256" else row[name] for name in names]
    marks = ",".join("?" * len(names))
    document = database.execute(
        f"INSERT INTO document ({','.join(names)}) VALUES ({marks})", values).lastrowid
    old = row["id"]
    name = database.execute(
        "SELECT fileName, stem FROM output WHERE documentId = ?", (old,)).fetchone()
    if name is None:
        return
    database.execute(
        "INSERT INTO output (documentId, fileName, stem) VALUES (?, ?, ?)",
        (document, name[0], f"{name[1]}-{number}"))
    for table in ("meeting", "correction"):
        rest = ",".join(columns(database, table, ("documentId",)))
        database.execute(
            f"INSERT INTO {table} (documentId, {rest}) "
            f"SELECT ?, {rest} FROM {table} WHERE documentId = ?", (document, old))
    pages = ",".join(columns(database, "page", ("id", "documentId")))
    for page in database.execute(
            "SELECT id FROM page WHERE documentId = ?", (old,)).fetchall():
        new = database.execute(
            f"INSERT INTO page (documentId, {pages}) SELECT ?, {pages} FROM page WHERE id = ?",
            (document, page[0])).lastrowid
        for table in ("line", "word"):
            rest = ",".join(columns(database, table, ("pageId",)))
            database.execute(
                f"INSERT INTO {table} (pageId, {rest}) SELECT ?, {rest} FROM {table} "
                "WHERE pageId = ?", (new, page[0]))


def vary(database):
    """Gives half of the copies' questions words of their own: equal cases are not everything."""
    database.execute(
        "UPDATE correction SET corrected = corrected || documentId, questionId = NULL "
        "WHERE questionId IS NOT NULL AND documentId % 2 = 0")
    database.execute(
        "INSERT OR IGNORE INTO question (kind, original, corrected) "
        "SELECT DISTINCT kind, original, corrected FROM correction "
        "WHERE status = 'proposed' AND decision IS NULL AND questionId IS NULL")
    database.execute(
        "UPDATE correction SET questionId = (SELECT id FROM question q "
        "WHERE q.original = correction.original AND q.corrected = correction.corrected "
        "AND q.kind = correction.kind) "
        "WHERE status = 'proposed' AND decision IS NULL AND questionId IS NULL")


def make(source, target, places):
    shutil.copytree(source, target)
    database = sqlite3.connect(f"{target}/prant.sqlite")
    database.row_factory = sqlite3.Row
    documents = database.execute("SELECT * FROM document WHERE state <> 'failed'").fetchall()
    for number in range(copies(database, places)):
        for row in documents:
            copy_document(database, row, number)
        database.commit()
    vary(database)
    database.commit()
    database.execute("ANALYZE")
    database.commit()
    count = database.execute("SELECT sum(waiting), count(*) FROM question WHERE waiting > 0")
    found = count.fetchone()
    database.close()
    return tuple(found)


if __name__ == "__main__":
    print("places, questions:", *make(sys.argv[1], sys.argv[2], int(sys.argv[3])))
