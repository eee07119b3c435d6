"""What repair must reach, beside what it does: one row for each bar."""
from bars import Bar, sum_of
from repairing import Words

SEEDS = ("000", "001")
READING = "all scans, repair"


def repair_bars(results, sentences):
    """All bars of repair; `sentences` is what became of sentences held out, or None."""
    readings = [each for each in results if each.kind == READING]
    return (of_texts([each for each in results if each.repair_only and each.kind != READING])
            + of_sentences(sentences) + of_clean_text(results) + of_readings(readings)
            + of_scans([each for each in results if each.is_scan and each.words])
            + of_reviewers([each for each in results if not each.repair_only]))


def of_texts(results):
    """What earlier programs read, repaired line for line."""
    found = []
    for name in SEEDS:
        seed = sum_of(each for each in results
                      if each.set == "seeds" and each.name.startswith(name))
        found.append(Bar(f"seeds {name}", "WER", seed.mean("wer", seed.after), 0.01))
    legacy = [each for each in results if each.set == "open"]
    total, words = sum_of(legacy), sum((each.words for each in legacy), Words())
    return found + [
        Bar("legacy", "WER", total.mean("wer", total.after), 0.03),
        Bar("legacy", "words with å ä ö", total.mean("diacriticRecall", total.after), 0.96,
            at_least=True),
        Bar("legacy", "right words that stay so", words.stay, 0.998, at_least=True),
        Bar("legacy", "bullets", total.mean("bullets", total.after), 0.97, at_least=True),
        Bar("legacy", "false bullets a document",
            total.false_bullets / total.documents if legacy else None, 1, is_share=False)]


def of_sentences(sentences):
    """Sentences whose words no count has seen."""
    return [Bar("held-out sentences, stripped", "words right",
                sentences.restored if sentences else None, 0.9975, at_least=True),
            Bar("held-out sentences", "words changed",
                sentences.broken if sentences else None, 0.0001)]


def of_clean_text(results):
    """Text with nothing wrong."""
    counts = [each.changed for each in results if each.changed[0]]
    seed = [each.words for each in results if each.repair_only and each.name.startswith("003")]
    words = sum(count for count, _ in counts)
    return [Bar("born-digital", "words changed",
                sum(changed for _, changed in counts) / words if words else None, 0.0001),
            Bar("seed 003", "word errors made",
                sum(each.after - each.before for each in seed) if seed else None, 0,
                is_share=False)]


def of_readings(readings):
    """What plain Tesseract read of scans, mended by `prant repair`."""
    what = "plain Tesseract's text"
    return of_read(readings, (what, f"{what}, the worst", what))


def of_scans(scans):
    """Pages that our own reader read."""
    return of_read(scans, ("scans, together", "scans, the worst", "scans"))


def of_read(results, names):
    """What repair does to text that a machine read with a model that knows å, ä and ö."""
    together, worst, kept = names
    words = sum((each.words for each in results), Words())
    most = max((each.words.ratio for each in results if each.words.before), default=None)
    broken = 1 - words.stay if words.right else None
    measure = "errors after, of those before"
    return [Bar(together, measure, words.ratio, 0.85), Bar(worst, measure, most, 1),
            Bar(kept, "right words broken", broken, 0.0005)]


def of_reviewers(results):
    """What a person is asked, and how sure it is."""
    total = sum_of(results)
    counts = [each.asked for each in results if each.asked[0]]
    words = sum(count for count, _ in counts)
    asked = sum(count for _, count in counts) / words if words else None
    return [Bar("all", "calibration error", total.calibration, 0.02),
            Bar("all", "words asked about", asked, 0.05),
            Bar("all", "errors that remain and are asked about", total.queue, 0.9, at_least=True)]
