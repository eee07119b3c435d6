"""Scores a text and a meeting against their truth.

For the project's own fixtures. The measures carry the names that `accuracy.py` totals:
counts of characters, words and facts, and shares between 0 and 1.
"""
import re

from align import distance, likeness, normal, pairs, tokens

SWEDISH = set("åäöÅÄÖ")
MARKER = re.compile(r"\s*([•◦▪])\s+(.*)")


def score_text(produced, truth, furniture=()):
    """Error rates, diacritics, undamaged words and bullets of a text."""
    truth_lines = [line for line in normal(truth).split("\n") if line.strip()]
    lines = without_furniture(normal(produced), truth_lines, furniture)
    found, wanted = plain(lines), plain(truth_lines)
    found_words, wanted_words = tokens(found), tokens(wanted)
    aligned = pairs(found_words, wanted_words)
    right = {j for i, j in aligned
             if i is not None and j is not None and found_words[i] == wanted_words[j]}
    swedish = {j for j, word in enumerate(wanted_words) if SWEDISH & set(word)}
    others = set(range(len(wanted_words))) - swedish
    return {
        "cer": distance(found, wanted) / max(1, len(wanted)), "chars": len(wanted),
        "wer": sum(i is None or j not in right for i, j in aligned) / max(1, len(wanted_words)),
        "words": len(wanted_words),
        "diacriticRecall": share(len(right & swedish), len(swedish)),
        "diacriticWords": len(swedish),
        "undamaged": share(len(right & others), len(others)), "otherWords": len(others),
        **score_bullets(lines, truth_lines),
    }


def score_bullets(lines, truth_lines):
    """How many list items stand behind their own marker, and how many markers are invented."""
    items = [match.groups() for match in map(MARKER.match, truth_lines) if match]
    left = [match.groups() for match in map(MARKER.match, lines) if match]
    right = 0
    for marker, text in items:
        best = max(left, default=None, key=lambda each: likeness(start(each[1]), start(text)))
        if best and likeness(start(best[1]), start(text)) >= 0.8:
            left.remove(best)
            right += best[0] == marker
    return {"listItems": len(items), "bullets": share(right, len(items)),
            "falseBullets": len(left)}


def score_structure(produced, truth, optional=None):
    """Facts that are right (`tp`), `invented` and `missed`."""
    allowed = [normal(text) for text in (optional or {}).get("texts", [])]
    allowed += [fact["value"] for fact in (optional or {}).get("facts", [])]
    found, right, missed = facts(produced), 0, 0
    for fact in facts(truth):
        best = max(found, default=None, key=lambda each: nearness(each, fact))
        if best and nearness(best, fact) >= 0.9:
            found.remove(best)
            right += 1
        else:
            missed += 1
    invented = sum(not any(likeness(text, other) >= 0.9 for other in allowed)
                   for _, text in found)
    return {"tp": right, "invented": invented, "missed": missed}


def facts(meeting):
    """What a meeting states, each as what must be equal and what must be alike."""
    out = [((key,), meeting[key]) for key in ("organization", "body", "title", "place")
           if meeting.get(key)]
    for sitting in meeting["sittings"]:
        out += [((key, sitting[key]), "") for key in ("date", "start", "end") if key in sitting]
    for person in meeting["attendance"]:
        out.append((("attendance", person["status"]), person["name"]))
        if person.get("role", "member") != "member":
            out.append((("role", person["role"]), person["name"]))
    for section in meeting["sections"]:
        out.append((("section", section["kind"]), section.get("heading", "")))
        out += blocks(section["blocks"], 0)
        out += [(("decision",), decision["text"]) for decision in section["decisions"]]
        for item in section["items"]:
            number = item.get("number", "").replace(" ", "").rstrip(".")
            out.append((("item", number), item["title"]))
            out += [(("presenter", number), name) for name in item["presenters"]]
            out += [(("case", number), item["caseNumber"])] if "caseNumber" in item else []
            out += [(("decision",), decision["text"]) for decision in item["decisions"]]
            out += blocks(item["blocks"], 0)
    out += [(("signature",), signature["name"]) for signature in meeting["signatures"]]
    return [(exact, normal(text)) for exact, text in out]


def blocks(nested, depth):
    """The blocks and those within them, with their depths."""
    out = []
    for block in nested:
        out.append((("block", block["type"], depth), block["text"]))
        out += blocks(block.get("children", []), depth + 1)
    return out


def nearness(fact, other):
    """How alike two facts are; 0 when they say something of different things."""
    return likeness(fact[1], other[1]) if fact[0] == other[0] else 0


def without_furniture(produced, truth_lines, furniture):
    """The lines that are no running header or footer."""
    running = [line.strip() for line in furniture if line.strip()]
    kept = []
    for line in re.split(r"[\n\f\r]", produced):
        repeated = any(likeness(line.strip(), each) >= 0.85 for each in running)
        if line.strip() and (not repeated or line.strip() in truth_lines):
            kept.append(line)
    return kept


def plain(lines):
    """The lines as one text without the signs that begin list items."""
    text = " ".join(re.sub(r"^\s*[•◦▪]\s+", "", line) for line in lines)
    return re.sub(r"\s+", " ", text).strip()


def start(text):
    """What a list item is known by: its first letters and digits."""
    return "".join(tokens(text)).lower()[:30]


def share(part, whole):
    """A share; all of nothing is 1."""
    return part / whole if whole else 1.0
