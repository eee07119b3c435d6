"""Whether an archive is sound: by its own command, and by SQLite's."""
import json
import os
import shutil
import sqlite3
import subprocess
import tempfile

DATABASE = "prant.sqlite"
PATIENCE = 60                 # seconds for an answer


def problems(prant, archive, folder):
    """What is wrong with an archive that nobody is writing to."""
    # The database first: to open it is to mend it, and the copy keeps it as it was left.
    return database_problems(archive, folder) + command_problems(prant, archive)


def command_problems(prant, archive):
    """What `prant archive check` finds."""
    done, failure = answered([prant, "archive", "check", "-w", archive])
    if failure:
        return [failure]
    return [] if done.returncode == 0 else [
        f"archive check: status {done.returncode}: {done.stderr.decode('utf-8', 'replace')[:500]}"]


def database_problems(archive, folder):
    """What SQLite finds in a copy of the database and of its journal."""
    with tempfile.TemporaryDirectory(dir=folder) as copy:
        for name in (DATABASE, DATABASE + "-wal", DATABASE + "-journal"):
            path = os.path.join(archive, name)
            if os.path.exists(path):
                shutil.copy(path, copy)
        try:
            connection = sqlite3.connect(os.path.join(copy, DATABASE))
            try:
                integrity = [row[0] for row in connection.execute("PRAGMA integrity_check")]
                strangers = connection.execute("PRAGMA foreign_key_check").fetchall()
            finally:
                connection.close()
        except sqlite3.Error as error:
            return [f"database: {error}"]
    found = [f"integrity: {line}" for line in integrity if line != "ok"]
    return found + [f"foreign key: {row}" for row in strangers]


def status(prant, archive):
    """What `prant status --json` answers, and what is wrong with that or None."""
    done, failure = answered([prant, "status", "-w", archive, "--json"])
    if failure:
        return None, failure
    if done.returncode:
        return None, (f"status: exit status {done.returncode}: "
                      + done.stderr.decode("utf-8", "replace")[:500])
    try:
        answer = json.loads(done.stdout)
        answer["pages"]["done"]             # what is asked of it
    except (ValueError, KeyError, TypeError) as error:
        return None, f"status: not a report: {error!r}"
    return answer, None


def answered(command):
    """A finished command, and what is wrong or None; it must end in time."""
    try:
        return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True,
                              timeout=PATIENCE), None
    except subprocess.TimeoutExpired:
        return None, f"{' '.join(command[1:3])}: no answer within {PATIENCE} s"
