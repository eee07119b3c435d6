"""What must be reached by the typed meetings, beside what is: one row for each bar."""
import json
import subprocess

from bars import USUAL, Bar

HARDER = ("fax", "photo", "rotated", "worn150")
# The facts that a reader asks for first, each measured by itself on born-digital files.
FACTS = ("item", "presenter", "decision", "present", "signature", "sittingDate")


def structure_bars(results, texts):
    """All bars; `texts` are the scores of truth texts by set and name."""
    of_kind = lambda *kinds: [each.structure for each in results
                              if each.structure and each.kind in kinds]
    old = [each.structure for each in results
           if each.structure and each.kind in ("legacy", "text")]
    born = of_kind("born")
    found = [
        Bar("truth texts, together", "structure F1", micro(texts.values()), 0.98, at_least=True),
        Bar("truth texts of open, seeds and real, the worst", "structure F1",
            min((micro([score]) for (of_set, _), score in texts.items()
                 if of_set in ("open", "seeds", "real")), default=None), 0.95, at_least=True),
        Bar("born", "structure F1", micro(born), 0.97, at_least=True),
        Bar(", ".join(USUAL), "structure F1", micro(of_kind(*USUAL)), 0.94, at_least=True),
        Bar(", ".join(HARDER), "structure F1", micro(of_kind(*HARDER)), 0.88, at_least=True),
        Bar("legacy and seeds", "structure F1", micro(old), 0.93, at_least=True)]
    return found + [Bar("born", f"F1 of {fact}", of_fact(born, fact), 0.97, at_least=True)
                    for fact in FACTS if of_fact(born, fact) is not None]


def micro(scores):
    """F1 over all facts of some scores; None where there is none."""
    scores = list(scores)
    right = sum(score["tp"] for score in scores)
    wrong = sum(score["invented"] + score["missed"] for score in scores)
    return 2 * right / (2 * right + wrong) if right + wrong else None


def of_fact(scores, fact):
    """F1 of one kind of fact; None where the scorer tells no kinds."""
    kinds = [score["kinds"][fact] for score in scores if "kinds" in score]
    return micro(kinds) if kinds else None


def of_texts(prant, documents, scorers):
    """The scores of what is made of the truth texts themselves, by set and name."""
    scores = {}
    for document in documents:
        if document.truth_meeting and (document.set, document.truth_text) not in scores:
            made = subprocess.run([prant, "segment", document.truth_text], check=True,
                                  capture_output=True, text=True).stdout
            scores[document.set, document.truth_text] = scorers.structure(
                json.loads(made), document)
    return scores
