"""A line for each form: nothing that changed is missing in them."""

from __future__ import annotations

import re

from hypothesis import given

from goalc.changes.compare import compare
from goalc.changes.form_pairs import Filed
from goalc.changes.kinds import KINDS
from goalc.changes.ranking import tallies
from goalc.changes.review import Review, Reviewed
from goalc.model.spec import Submission
from goalc.report.changes.totals import summary_report, total_lines
from tests.changes.strategies import submissions
from tests.report.changes.samples import NOTHING, PASSED, REVIEW
from tests.report.changes.test_money import tally


@given(submissions(), submissions())
def test_every_change_is_counted_once(before: Submission, after: Submission) -> None:
    compared = compare([Filed(".", before)], [Filed(".", after)])
    changes = [Reviewed(one, KINDS[one.kind].level, None, None) for one in compared.changes]
    review = Review("a", "b", changes, tallies(compared.pairs, compared.changes))
    counts = [
        int(count)
        for line in total_lines(review)
        for count in re.findall(r"([0-9]+) (?:放宽|收紧|口径变化|其他)", line)
    ]
    assert sum(counts) == len(changes)


def test_lines() -> None:
    forms = (tally("甲", "10000", "10000"), tally("乙", "10000", "25000"), tally("丙", None, None))
    assert list(total_lines(Review("a", "b", tallies=forms)))[:3] == [
        "甲：1 放宽，2 其他，钱不变",
        "乙：1 放宽，2 其他，钱增加 1.50 万元",
        "丙：1 放宽，2 其他",
    ]
    new = forms[0]._replace(presence="added", money_before=None)
    assert next(total_lines(Review("a", "b", tallies=(new,)))) == "甲：新增，1 放宽，2 其他，钱增加 1.00 万元"


def test_a_summary_says_why_it_fails() -> None:
    assert list(summary_report(NOTHING)) == ["两边的意思相同，没有变化。"]
    assert list(summary_report(REVIEW))[-1].startswith("不通过")
    assert list(summary_report(PASSED))[-1].startswith("通过")
