"""Pages of known text: set in type, worn, and read by Tesseract."""
import io
import itertools
import json
import lzma
import os
import random
import re
import subprocess
import sys

from PIL import Image, ImageDraw, ImageFont

from alignment import FOREIGN
from wear import DPI, WEARS

# Those of office programs, by the free fonts of the same widths, stand more often.
TYPEFACES = """LiberationSans-Regular LiberationSans-Regular LiberationSans-Bold
  LiberationSerif-Regular LiberationSerif-Regular LiberationSerif-Italic Carlito-Regular
  Carlito-Regular Carlito-Bold Caladea-Regular DejaVuSans EBGaramond12-Regular
  CourierPrime""".split()
FONT_FOLDER = "/usr/share/fonts"
# What the typefaces have signs for.
SETTABLE = re.compile(r"[ -~§–’”…Å-ÖØ-öø-ÿ]{40,600}")
# Few paragraphs have letters from abroad: a page more for every ten is made of those, half of
# them with another such letter than é.
WITH_FOREIGN = [re.compile(rf"(?=.*[{letters}])[ -~§–’”…Å-ÖØ-öø-ÿĀ-ž]{{40,600}}")
                for letters in (FOREIGN, FOREIGN.replace("é", ""))]
FOREIGN_SHARE = 0.1
LINES = 45
# How many paragraphs there are for a page.
PARAGRAPHS = 24


def paragraphs(paths, pattern, rnd):
    """The paragraphs of such signs, each once, from all over each corpus, corpora in turn."""
    shares = []
    for path in paths:
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            known = {line.strip().replace("\u00ad", "") for line in lines}
        known = sorted(line for line in known if pattern.fullmatch(line))
        rnd.shuffle(known)
        shares.append(known)
    return [text for texts in itertools.zip_longest(*shares) for text in texts if text]


def contents(options):
    """What stands on each page, as paragraphs."""
    count = options.pages * PARAGRAPHS
    texts = paragraphs(options.corpora, SETTABLE, random.Random(options.seed))[:count]
    count = round(options.pages * FOREIGN_SHARE) * PARAGRAPHS
    rnd = random.Random(f"{options.seed} foreign")
    foreign = [paragraphs(options.corpora, pattern, rnd) for pattern in WITH_FOREIGN]
    texts += [text for both in zip(*foreign) for text in both][:count]
    return [texts[start:start + PARAGRAPHS] for start in range(0, len(texts), PARAGRAPHS)]


def font_files():
    """Where each typeface lies; complains of those that are missing."""
    found = {}
    for folder, _, names in os.walk(FONT_FOLDER):
        for name in names:
            stem, extension = os.path.splitext(name.replace(" ", ""))
            if extension in (".ttf", ".otf"):
                found[stem] = os.path.join(folder, name)
    missing = sorted(set(TYPEFACES) - set(found))
    if missing:
        sys.exit(f"fonts are missing (--help says what to install): {', '.join(missing)}")
    return found


def typeset(texts, path, rnd):
    """A page of the texts in black on white, and its words in the order of reading."""
    points = rnd.choice((10, 10.5, 11, 11, 12))
    font = ImageFont.truetype(path, round(points * DPI / 72))
    page = Image.new("L", (2480, 3508), 255)
    draw = ImageDraw.Draw(page)
    step = points * DPI / 72 * rnd.uniform(1.2, 1.45)
    left, top, words = 230, 220.0, []

    def row(line):
        nonlocal top
        draw.text((left, round(top)), " ".join(line), font=font, fill=0)
        words.extend(line)
        top += step

    for text in texts:
        line = []
        for word in text.split():
            if line and font.getlength(" ".join(line + [word])) > 2480 - 2 * left:
                row(line)
                line = []
            line.append(word)
        row(line)
        top += step * 0.3
        if top > min(3250, 220 + LINES * step):
            break
    return page, words


def read(page, dpi, model):
    """Tesseract's words and its confidence in each, 0...100."""
    file = io.BytesIO()
    page.save(file, "PNG", compress_level=1)
    command = ["tesseract", "-", "-", "-l", model, "--psm", "6", "--dpi", str(dpi), "tsv"]
    result = subprocess.run(
        command, input=file.getvalue(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"})
    if result.returncode:
        sys.exit(f"tesseract failed: is tesseract-ocr-{model} installed?")
    rows = [line.split("\t") for line in result.stdout.decode().splitlines()[1:]]
    return [(row[11], float(row[10])) for row in rows if row[0] == "5" and row[11].strip()]


def readings(options):
    """Each page: its typeface, its wear, the words set and the words read."""
    fonts = font_files()
    for number, texts in enumerate(contents(options)):
        kept = options.work and os.path.join(options.work, f"{options.model}-{number:04}.json")
        if kept and os.path.exists(kept):
            with open(kept, encoding="utf-8") as file:
                found = json.load(file)
            first = texts[0].split()
            if found["set"][:len(first)] == first:  # it may be of another seed or corpus
                yield found
                continue
        rnd = random.Random(f"{options.seed} {number}")
        typeface, wear = rnd.choice(TYPEFACES), WEARS[number % len(WEARS)]
        page, words = typeset(texts, fonts[typeface], rnd)
        seen = read(*wear(page, rnd), options.model)
        found = {"typeface": typeface, "wear": wear.__name__, "set": words, "read": seen}
        if kept:
            with open(kept, "w", encoding="utf-8") as file:
                json.dump(found, file, ensure_ascii=False)
        yield found
