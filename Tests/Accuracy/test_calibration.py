"""Tests of what is said about confidences and the review queue."""
import unittest

from calibration import calibration_error, judge


def correction(original, corrected, confidence, status, context, kind="diacritic"):
    """A correction as the meeting's JSON has it."""
    return {"original": original, "corrected": corrected, "confidence": confidence,
            "status": status, "context": context, "kind": kind}


class JudgeTests(unittest.TestCase):
    truth = "Arbetet går framåt och sammanträdet avslutas här. Vi tar en paus."

    def test_applied_is_right_where_the_truth_says_the_same(self):
        produced = "Arbetet går framåt och sammantradet avslutas här. Vitar en paus."
        verdicts, wrong, queued = judge({"corrections": [
            correction("gar", "går", 0.99, "applied", "Arbetet går framåt och"),
            correction("sammantradet", "sammanträdet", 0.6, "proposed", "och sammantradet avslutas"),
            correction("Vitar", "Vi tar", 0.4, "proposed", "Vitar en paus", "split"),
        ]}, produced, self.truth)
        self.assertEqual(verdicts, [(0.99, True), (0.6, True), (0.4, True)])
        self.assertEqual((wrong, queued), (3, 3))

    def test_a_wrong_correction_is_called_wrong(self):
        produced = "Arbetet gör framåt och sammanträdet avslutas här. Vi tar en paus."
        verdicts, wrong, queued = judge({"corrections": [
            correction("gar", "gör", 0.95, "applied", "Arbetet gör framåt")]}, produced, self.truth)
        self.assertEqual((verdicts, wrong, queued), ([(0.95, False)], 1, 0))

    def test_calibration_error_is_the_gap_between_word_and_deed(self):
        self.assertIsNone(calibration_error([]))
        self.assertAlmostEqual(calibration_error([(0.75, True)] * 3 + [(0.75, False)]), 0)
        self.assertAlmostEqual(calibration_error([(1.0, False)] * 2 + [(0.05, False)] * 2), 0.525)


if __name__ == "__main__":
    unittest.main()
