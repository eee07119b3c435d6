"""Tests of the alignment, against the textbook's matrix."""
import random
import unittest

import align


def textbook(source, target):
    """Levenshtein's distance by the full matrix."""
    row = list(range(len(target) + 1))
    for i, a in enumerate(source, 1):
        corner, row[0] = row[0], i
        for j, b in enumerate(target, 1):
            corner, row[j] = row[j], min(corner + (a != b), row[j] + 1, row[j - 1] + 1)
    return row[-1]


class AlignTests(unittest.TestCase):
    def test_distance_is_the_textbook_one(self):
        for seed in range(300):
            chance = random.Random(seed)
            one, other = ("".join(chance.choices("aåb", k=chance.randrange(12))) for _ in "12")
            self.assertEqual(align.distance(one, other), textbook(one, other), (seed, one, other))

    def test_every_element_is_paired_once_and_in_order(self):
        for seed in range(300):
            chance = random.Random(seed)
            one, other = ("".join(chance.choices("abc", k=chance.randrange(12))) for _ in "12")
            found = align.pairs(one, other)
            self.assertEqual([i for i, _ in found if i is not None], list(range(len(one))))
            self.assertEqual([j for _, j in found if j is not None], list(range(len(other))))

    def test_long_texts_align_fast(self):
        self.assertEqual(align.distance("ab" * 5000, "ab" * 5000 + "c"), 1)

    def test_tokens_are_composed(self):
        self.assertEqual(align.tokens("fo\u0308r-\u00adhand 12:30_"), ["för", "hand", "12", "30"])


if __name__ == "__main__":
    unittest.main()
