"""What other correctors make of the text that `prant repair` gets, and how fast.

They look at one word at a time, without its neighbours: symspellpy's most likely word within two
edits, by the counts of prant's own dictionary, and the first suggestion of Hunspell's Swedish one.
"""
import glob
import json
import lzma
import os
import subprocess
import sys
from typing import NamedTuple, Optional

from costs import best, timed

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.append(os.path.join(ROOT, "Tests", "Accuracy"))

import held_out                              # noqa: E402 (after its path)
from align import tokens                     # noqa: E402
from repairing import matched                # noqa: E402

DICTIONARIES = os.path.join(ROOT, "dictionaries")
CACHE = os.path.join(ROOT, ".build", "accuracy-cache")
# Where scripts/bench.sh installs symspellpy.
PYTHON = os.path.join(ROOT, ".build", "peers", "bin", "python")
# How many words each gets at most; Hunspell takes a tenth of a second for one it does not know.
WORDS = 500_000
SAMPLES = {"symspellpy": {"stripped": 50_000, "written": 50_000},
           "hunspell": {"stripped": 1_000, "written": 4_000}}


class Run(NamedTuple):
    """What became of a text's words."""
    words: int
    seconds: float              # of CPU time, without start-up
    right: float                # the share of the words that are as in the truth
    marked: float               # the same, of the words with å, ä or ö


class Peer(NamedTuple):
    """One program's figures."""
    opening: float              # seconds of CPU time for nothing but one word
    memory: float               # MiB
    stripped: Run
    written: Run


class Sample(NamedTuple):
    """Words that are asked after, and what they should be."""
    asked: list
    truth: list


class Source(NamedTuple):
    """The text, and the dictionaries that go with it."""
    text: str
    lexicon: Optional[str]      # prant's; None is its usual one
    counts: str                 # `word⇥count…` lines, packed
    remark: str


def symspell_version():
    """symspellpy's version, if it is there."""
    if not os.path.exists(PYTHON):
        return "not installed"
    return subprocess.check_output(
        [PYTHON, "-c", "import importlib.metadata as m; print(m.version('symspellpy'))"],
        text=True).strip()


def table(prant, folder, shared):
    """A paragraph on the text, then the programs beside each other."""
    source = text_and_dictionaries(prant, os.path.join(shared, "corpus"))
    texts = {"stripped": source.text.translate(held_out.STRIPPED), "written": source.text}
    counts = os.path.join(folder, "counts.tsv")
    with lzma.open(source.counts, "rb") as packed, open(counts, "wb") as plain:
        plain.write(packed.read())
    print("prant repair, symspellpy and hunspell …", file=sys.stderr)
    asked = {name: samples(texts, each) for name, each in SAMPLES.items()}
    peers = {"`prant repair`": of_prant(prant, source, texts, folder),
             "`symspellpy`": of_symspell(asked["symspellpy"], counts, folder),
             "`hunspell`": of_hunspell(asked["hunspell"], folder)}
    nothing = score(tokens(texts["stripped"]), tokens(source.text), 0)
    sizes = {name: " and ".join(str(len(sample.asked)) for sample in each.values())
             for name, each in asked.items()}
    return [f"{len(tokens(source.text))} words, {source.remark}, without å, ä and ö and as "
            "written; words a second of CPU time, start-up apart. `symspellpy`: `TOP` within two "
            "edits, by the words and counts of prant's dictionary, on "
            f"{sizes['symspellpy']} words of them. `hunspell -a -d sv_SE`: its first suggestion, "
            f"on {sizes['hunspell']} words.", "", *rows(peers, nothing)]


def text_and_dictionaries(prant, corpus):
    """Sentences that the dictionaries' counts have not seen, else the fixtures."""
    files = sorted(glob.glob(os.path.join(corpus, "*.txt.xz")))
    if files:
        lexicon = held_out.dictionary(prant, DICTIONARIES, files, CACHE)
        counts = os.path.join(CACHE, "held-out", "sources", "words.tsv.xz")
        return Source(held_out.sentences(files, WORDS), lexicon, counts,
                      "of documents that are not counted in the dictionaries used here")
    text = "".join(open(path, encoding="utf-8").read() for path in sorted(
        glob.glob(os.path.join(ROOT, "fixtures", "minutes", "*.truth.txt"))))
    times = 20
    return Source(text * times, None, os.path.join(DICTIONARIES, "words.tsv.xz"),
                  f"the fixtures' {times} times (there is no corpus here): prant is too fast, for "
                  "it knows what it has seen")


def of_prant(prant, source, texts, folder):
    """`prant repair` on whole texts: it goes by what stands beside a word."""
    command = [prant, "repair"] + (["--dictionary", source.lexicon] if source.lexicon else [])
    paths = {name: written(os.path.join(folder, f"peers-{name}.txt"), text)
             for name, text in {**texts, "one": "hej\n"}.items()}
    opening = best(7, [*command, paths["one"]])
    found, memory = {}, 0
    for name in texts:
        cost = best(3, [*command, paths[name]])
        memory = max(memory, cost.memory)
        answer = subprocess.run([*command, paths[name]], check=True, stdout=subprocess.PIPE).stdout
        found[name] = score_text(answer.decode(), source.text, cost.cpu - opening.cpu)
    return Peer(opening.cpu, memory, **found)


def of_symspell(samples, counts, folder):
    """symspellpy in an environment of its own; None where that is missing."""
    if not os.path.exists(PYTHON):
        return None
    paths = [written(os.path.join(folder, name + ".words"), "\n".join(sample.asked))
             for name, sample in samples.items()]
    with open(os.path.join(folder, "symspell.json"), "w+", encoding="utf-8") as report:
        cost = timed([PYTHON, os.path.join(HERE, "symspell_words.py"), counts, *paths],
                     stdout=report)
        report.seek(0)
        told = json.load(report)
    found = {}
    for (name, sample), path, seconds in zip(samples.items(), paths, told["seconds"]):
        with open(path + ".answers", encoding="utf-8") as file:
            found[name] = score(file.read().split("\n"), sample.truth, seconds)
    return Peer(told["opening"], cost.memory, **found)


def of_hunspell(samples, folder):
    """Hunspell in a pipe."""
    opening = ask_hunspell(["hej"], folder)[1]
    found, memory = {}, 0
    for name, sample in samples.items():
        answers, cost = ask_hunspell(sample.asked, folder)
        memory = max(memory, cost.memory)
        found[name] = score(answers, sample.truth, cost.cpu - opening.cpu)
    return Peer(opening.cpu, memory, **found)


def ask_hunspell(words, folder):
    """What Hunspell makes of each word, and what that costs."""
    path = written(os.path.join(folder, "hunspell.in"), "".join(f"^{word}\n" for word in words))
    with open(path, "rb") as asked, open(path + ".out", "w+", encoding="utf-8") as told:
        cost = timed(["hunspell", "-a", "-d", "sv_SE", "-i", "UTF-8"], stdin=asked, stdout=told)
        told.seek(0)
        return hunspell_answers(words, told.read()), cost


def hunspell_answers(words, output):
    """The word that each answer of `hunspell -a` stands for; each was asked on its own line."""
    lines = iter(output.split("\n")[1:])
    answers = []
    for word in words:
        answer = word
        # An empty line ends the answers to a line.
        for line in iter(lambda: next(lines, ""), ""):
            if line.startswith(f"& {word} "):
                answer = line.split(": ", 1)[1].split(", ")[0]
        answers.append(answer)
    return answers


def samples(texts, counts):
    """Words from all over the texts, for who looks at one at a time."""
    truth = tokens(texts["written"])
    return {name: Sample(evenly(tokens(text), counts[name]), evenly(truth, counts[name]))
            for name, text in texts.items()}


def evenly(words, count):
    """So many words from all over a text."""
    step = max(1, len(words) // count)
    return words[::step][:count]


def score(answers, truth, seconds):
    """How words became, one by one."""
    right = [one == two for one, two in zip(answers, truth, strict=True)]
    return shares(right, truth, seconds)


def score_text(answer, truth, seconds):
    """How a text became, line by line: words may be parted or joined."""
    right, words = [], []
    for made, wanted in zip(answer.split("\n"), truth.split("\n"), strict=True):
        wanted = tokens(wanted)
        found = matched(tokens(made), wanted)
        right += [place in found for place in range(len(wanted))]
        words += wanted
    return shares(right, words, seconds)


def shares(right, truth, seconds):
    """The shares of words that are right, of all and of those with marks."""
    marked = [good for good, word in zip(right, truth)
              if word != word.translate(held_out.STRIPPED)]
    return Run(len(truth), seconds, sum(right) / max(1, len(right)),
               sum(marked) / max(1, len(marked)))


def rows(peers, nothing):
    """The programs' figures."""
    lines = ["| | words/s, without å, ä, ö | words right after | of those with å, ä, ö | "
             "words/s, as written | words left as they are | opening, ms | memory, MiB |",
             "|---|---|---|---|---|---|---|---|",
             f"| no repair | | {share(nothing.right)} | {share(nothing.marked)} | | | | |"]
    for name, peer in peers.items():
        if peer is None:
            lines.append(f"| {name} | not installed | | | | | | |")
            continue
        one, two = peer.stripped, peer.written
        lines.append(
            f"| {name} | {speed(one)} | {share(one.right)} | {share(one.marked)} | {speed(two)} "
            f"| {share(two.right)} | {1000 * peer.opening:.0f} | {peer.memory:.0f} |")
    return lines


def speed(run):
    """Words a second."""
    return f"{run.words / max(run.seconds, 1e-3):.0f}"


def share(value):
    """A share in percent."""
    return f"{100 * value:.2f} %"


def written(path, text):
    """Writes a file and says where it is."""
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path
