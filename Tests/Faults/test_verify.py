"""Tests of the verdict: each kind of fault is found, and a right result has none."""
import unittest

from folder import Good, Input
from hostile_files import Hostile
from results import Result, output_differences, report_differences
from verify import (Row, again_row, excess, good_problems, hostile_problems, table, twice_stored)

REASON = {"code": "damaged", "message": "cut off"}


def result(documents=(), outputs=None, refused=(), readings=0, done=0):
    """An archive's result."""
    report = {"pages": {"done": done, "blank": 0, "failed": 0, "waiting": 0, "readings": readings},
              "refused": list(refused), "documentList": list(documents)}
    return Result(report, outputs or {})


def document(path="a.pdf", state="done", **more):
    """A document in a report."""
    return {"sha256": path, "files": [path], "state": state, "pageCount": 2, "outputs": ["a"],
            **more}


class GoodTests(unittest.TestCase):
    INPUT = Input("in", [Good("a.pdf", 2)], [], 2, 0)

    def found(self, *documents):
        return good_problems(self.INPUT, result(documents))

    def test_right(self):
        self.assertEqual(self.found(document()), [])

    def test_lost_failed_short_or_without_outputs(self):
        for wrong in ([], [document(state="partial")], [document(pageCount=1)],
                      [document(outputs=[])], [document(state="waiting")]):
            self.assertEqual(len(self.found(*wrong)), 1, wrong)


class HostileTests(unittest.TestCase):
    def found(self, documents=(), refused=(), path="b.pdf", outcomes=("failed",)):
        case = Input("in", [], [Hostile(path, list(outcomes), ["damaged"])], 0, 0)
        return hostile_problems(case, result(documents, refused=refused))

    def test_right_as_a_document_by_its_pages_or_as_refused(self):
        self.assertEqual(self.found([document("b.pdf", "failed", failure=REASON)]), [])
        self.assertEqual(self.found([document("b.pdf", "failed", failedPages=[REASON])]), [])
        self.assertEqual(self.found(refused=[{"path": "b.pdf", "message": "no"}]), [])
        self.assertEqual(self.found(outcomes=["ignored"]), [])

    def test_passed_over_read_or_without_its_reason(self):
        for wrong in ([], [document("b.pdf")], [document("b.pdf", "failed")],
                      [document("b.pdf", "failed", failure={**REASON, "message": ""})],
                      [document("b.pdf", "failed", failure={**REASON, "code": "encrypted"})],
                      [document("b.pdf", "waiting")]):
            self.assertEqual(len(self.found(wrong)), 1, wrong)

    def test_a_name_that_is_not_utf8(self):
        self.assertEqual(self.found(refused=[{"path": "\ufffd.txt", "message": "no"}],
                                    path="\udce5.txt"), [])


class ComparisonTests(unittest.TestCase):
    def test_outputs_missing_more_or_other(self):
        left = result(outputs={b"a.txt": b"1", b"b.txt": b"1", b"c.txt": b"1"})
        right = result(outputs={b"a.txt": b"1", b"b.txt": b"2", b"d.txt": b"1"})
        self.assertEqual(output_differences(left, right, set()),
                         ["missing: 'c.txt'", "too much: 'd.txt'", "other bytes: 'b.txt'"])

    def test_outputs_of_the_slow_are_left_out(self):
        left = result([document("slow.pdf", outputs=["slow"])], {b"slow.txt": b"1"})
        right = result([document("slow.pdf", "failed", outputs=[])])
        self.assertEqual(output_differences(left, right, {"slow.pdf"}), [])
        self.assertEqual(report_differences(left, right, {"slow.pdf"}), [])

    def test_reports_may_differ_in_tries_and_order_only(self):
        page = {**REASON, "page": 1, "tries": 1}
        left = result([document("a"), document("b", "failed", failedPages=[page])], readings=3)
        right = result([document("b", "failed", failedPages=[{**page, "tries": 4}]),
                        document("a")], readings=9)
        self.assertEqual(report_differences(left, right, set()), [])
        other = result([document("a"), document("b", "partial", failedPages=[page])])
        self.assertEqual(len(report_differences(left, other, set())), 1)


class CountTests(unittest.TestCase):
    def test_tries_of_bad_pages_are_nothing_done_again(self):
        page = {**REASON, "page": 1, "tries": 3}
        self.assertEqual(excess(result([document(failedPages=[page])], readings=8,
                                       done=5).report), 0)

    def test_pages_done_again_are_at_most_those_under_way(self):
        reference = result(readings=10, done=10)
        self.assertEqual(again_row(reference, result(readings=14), 2, 2).findings, [])
        self.assertEqual(again_row(reference, result(readings=15), 2, 2).findings, ["1 too many"])

    def test_a_page_stored_by_two_runs(self):
        page = {"event": "page", "path": "a", "page": 1, "origin": "ocr"}
        self.assertEqual(twice_stored([[page], [{**page, "page": 2}]]), [])
        self.assertEqual(len(twice_stored([[page], [page]])), 1)


class TableTests(unittest.TestCase):
    def test_a_finding_is_not_met_and_shown(self):
        lines = table([Row("a", "1", "0", ["why"]), Row("b", "2", "2")]).splitlines()
        self.assertEqual(lines[2:], ["| a | 1 | 0 | not met |", "| b | 2 | 2 | met |", "", "a:",
                                     "  why"])


if __name__ == "__main__":
    unittest.main()
