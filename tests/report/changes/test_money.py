"""What the forms come to: the money of projects is added once, and what is not stated stays open."""

from __future__ import annotations

from decimal import Decimal

import pytest

from goalc.changes.review import Review, Tally
from goalc.report.changes.money import rows, total_money


def tally(
    form: str, before: str | None, after: str | None, unit: str = "某局", overall: bool = False
) -> Tally:
    money = [None if amount is None else Decimal(amount) for amount in (before, after)]
    return Tally(unit, form, 1, 0, 0, 2, money[0], money[1], overall=overall)


def drawn(*tallies: Tally) -> list[str]:
    return [
        " ".join(text or "-" for text in (row.name, row.before, row.after, row.difference, row.percent))
        for row in rows(Review("a", "b", tallies=tallies))
    ]


def test_a_department_contains_its_projects() -> None:
    assert drawn(
        tally("部门", "30000", "36000", overall=True),
        tally("甲", "10000", "13000"),
        tally("乙", "20000", "23000"),
    ) == [
        "部门 3.00 3.60 +0.60 +20%",
        "甲 1.00 1.30 +0.30 +30%",
        "乙 2.00 2.30 +0.30 +15%",
        "有变化的项目合计 3.00 3.60 +0.60 +20%",
    ]


def test_a_form_that_comes_or_goes_counts_in_the_sum() -> None:
    assert drawn(tally("甲", "10000", None), tally("乙", None, "5000.50"), tally("丙", None, None)) == [
        "甲 1.00 - −1.00 -",
        "乙 - 0.50005 +0.50005 -",
        "丙 - - - -",
        "有变化的项目合计 1.00 0.50005 −0.49995 −50%",
    ]


@pytest.mark.parametrize("others", [(), (tally("乙", None, None),), (tally("部", "9", "9", overall=True),)])
def test_one_project_needs_no_sum(others: tuple[Tally, ...]) -> None:
    assert total_money([tally("甲", "1", "2"), *others]) is None


def test_units_are_named_where_there_are_several() -> None:
    assert drawn(tally("甲", "10000", "10000"), tally("甲", "0", "20000", "另一局")) == [
        "某局 › 甲 1.00 1.00 0 -",
        "另一局 › 甲 0.00 2.00 +2.00 -",
        "有变化的项目合计 1.00 3.00 +2.00 +200%",
    ]
