"""Runs the command over the documents, and the reader it is compared with."""
import glob
import hashlib
import json
import os
import subprocess
import tempfile


class Produced:
    """What the command made of a set: texts, meetings and pages by the input's file name."""

    def __init__(self, archive, work, log):
        self.texts, self.meetings, self.pages, self.log = {}, {}, {}, log
        for path in sorted(glob.glob(os.path.join(archive, "out", "*.meeting.json"))):
            meeting = json.loads(read(path))
            name = meeting["source"]["fileName"]
            self.meetings[name] = meeting
            stem = os.path.basename(path)[:-len(".meeting.json")]
            self.texts[name] = read(os.path.join(archive, "out", stem + ".txt"))
            self.pages[name] = json.loads(read(os.path.join(work, stem + ".pages.json")))


def read(path):
    """A file's text; bytes that are not UTF-8 are replaced."""
    with open(path, encoding="utf-8", errors="replace") as file:
        return file.read()


def run_set(prant, documents, jobs):
    """Reads all documents into one fresh archive."""
    with tempfile.TemporaryDirectory() as folder:
        archive, work = os.path.join(folder, "archive"), os.path.join(folder, "work")
        done = subprocess.run(
            [prant, "run", *(each.path for each in documents), "-w", archive, "--keep-work", work,
             "-j", str(jobs), "--progress", "none"], capture_output=True, text=True, errors="replace")
        # 2 and 4: all or some could not be read; who measures sees which.
        if done.returncode not in (0, 2, 4):
            raise SystemExit(f"prant run: status {done.returncode}\n{done.stderr}")
        return Produced(archive, work, done.stderr)


def repaired(prant, path):
    """The text of a file as `prant repair` mends it, line for line."""
    done = subprocess.run([prant, "repair", path], capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(f"prant repair {path}: status {done.returncode}\n{done.stderr}")
    return done.stdout


def repaired_text(prant, text):
    """A text as `prant repair` mends it."""
    done = subprocess.run([prant, "repair"], input=text.encode(), capture_output=True)
    if done.returncode != 0:
        raise SystemExit(f"prant repair: status {done.returncode}\n{done.stderr.decode()}")
    return done.stdout.decode()


def before(document, cache):
    """What one has without the command: the text or text layer, or what plain Tesseract reads."""
    if document.is_text:
        return read(document.path)
    if document.has_own_text:
        return output("pdftotext", document.path, "-")
    return tesseract(document.path, cache)


def tesseract(path, cache):
    """Plain Swedish Tesseract at 300 dpi; kept by the file's content, for it takes minutes."""
    with open(path, "rb") as file:
        digest = hashlib.sha256(file.read()).hexdigest()
    kept = os.path.join(cache, f"tesseract-swe-300-{digest}.txt")
    if not os.path.exists(kept):
        os.makedirs(cache, exist_ok=True)
        with tempfile.TemporaryDirectory() as folder:
            text = "\n".join(recognized(page) for page in page_images(path, folder))
        with open(kept + ".new", "w", encoding="utf-8") as file:
            file.write(text)
        os.replace(kept + ".new", kept)
    return read(kept)


def page_images(path, folder):
    """A PDF's pages as images in the folder; an image is its own."""
    if not path.endswith(".pdf"):
        return [path]
    output("pdftoppm", "-gray", "-r", "300", path, os.path.join(folder, "page"))
    return sorted(glob.glob(os.path.join(folder, "page*")))


def recognized(image):
    """The text of one image."""
    return output("tesseract", image, "-", "-l", "swe", OMP_THREAD_LIMIT="1")


def output(*command, **environment):
    """What a program prints."""
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                          env={**os.environ, **environment}).stdout.decode("utf-8", "replace")
