"""Every rule on a table of cases whose scores were computed by hand; the last column is the arithmetic.

`10.00!` is a full score of a missed target, `[6,8)` a band, an empty one cannot be said, for the reason that
stands in the place of the result.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest

from goalc.model.scoring import (
    RULES,
    Band,
    Exact,
    Incomparable,
    Scheme,
    Score,
    Unscored,
    compare,
    execution_rate,
    execution_score,
    read_outcome,
    score,
)
from goalc.model.target import parse_target

TABLE = Path(__file__).with_name("scores.tsv")
YEAR = 2025


class Row(NamedTuple):
    """A line of the table; `scores` are those of `RULES`, in the order of the columns."""

    target: str
    outcome: str
    weight: Decimal
    result: str
    scores: dict[str, str]


def rows() -> list[Row]:
    """Return the lines of the table."""
    head, *lines = TABLE.read_text(encoding="utf-8").splitlines()
    rules = head.split("\t")[4:-1]
    cells = [line.split("\t") for line in lines if not line.startswith("#")]
    return [
        Row(line[0], line[1], Decimal(line[2]), line[3], dict(zip(rules, line[4:-1], strict=True)))
        for line in cells
    ]


ROWS = rows()


def spell(found: Score) -> str:
    """Return a score as the table writes it."""
    match found:
        case Exact(value, lenient):
            return f"{value}{'!' if lenient else ''}"
        case Band(low, high, closed, reason):
            band = f"[{low.normalize():f},{high.normalize():f}{']' if closed else ')'}"
            return band if reason == "grade" else f"{band} {reason}"
        case Unscored():
            return ""


def test_the_table_has_every_rule_and_tells_nothing_twice() -> None:
    assert all(list(row.scores) == list(RULES) for row in ROWS)
    assert len({(row.target, row.outcome, row.weight) for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.target} {row.outcome} {row.weight}")
def test_score(row: Row) -> None:
    target, outcome = parse_target(row.target), read_outcome(row.outcome)
    found = compare(target, outcome, YEAR)
    if isinstance(found, Incomparable):
        assert found.reason == row.result
    else:
        assert ("met" if found.met else found.side or "missed") == row.result
    scores = {rule: score(target, outcome, row.weight, YEAR, Scheme(rule)) for rule in RULES}
    assert {rule: spell(value) for rule, value in scores.items()} == row.scores
    if isinstance(found, Incomparable):
        assert set(scores.values()) == {Unscored(found.reason)}


@pytest.mark.parametrize(
    ("executed", "budget", "weight", "expected"),
    [
        ("200000", "200000", "10", "10.00"),  # 20/20 × 10
        ("180000", "200000", "10", "9.00"),  # 18/20 × 10
        ("1234567.89", "2000000", "10", "6.17"),  # 0.617283945 × 10 = 6.1728…
        ("200100", "200000", "10", "10.00"),  # capped
        ("0", "200000", "10", "0.00"),
        ("-100", "200000", "10", "0.00"),  # a refund
        ("1", "80", "10", "0.13"),  # 0.0125 × 10 = 0.125, half up; not by way of 1.3 %
        ("99.996", "100", "10", "10.00"),  # 9.9996
    ],
)
def test_execution(executed: str, budget: str, weight: str, expected: str) -> None:
    found = execution_score(Decimal(executed), Decimal(budget), Decimal(weight))
    assert found == Exact(Decimal(expected))
    assert str(found.score) == expected


@pytest.mark.parametrize("budget", ["0", "-5"])
def test_without_a_budget_there_is_no_rate(budget: str) -> None:
    assert execution_rate(Decimal(5), Decimal(budget)) is None
    assert execution_score(Decimal(5), Decimal(budget), Decimal(10)) == Unscored("no-budget")


@pytest.mark.parametrize(
    ("outcome", "allowed", "refused"),
    [
        ("达成", ["8", "8.00", "9.5", "10"], ["7.99", "10.01", "-1"]),
        ("部分达成", ["6", "7.99"], ["5.99", "8"]),
        ("未达成", ["0", "5.99"], ["6", "-0.01"]),
    ],
)
def test_a_typed_score_lies_in_the_band_of_its_grade(
    outcome: str, allowed: list[str], refused: list[str]
) -> None:
    band = score(parse_target("有效提升"), read_outcome(outcome), Decimal(10), YEAR)
    assert [text for text in [*allowed, *refused] if band.allows(Decimal(text))] == allowed


def test_a_typed_score_is_the_exact_one_or_nothing_is_known_of_it() -> None:
    exact = score(parse_target("≥300米"), read_outcome("270米"), Decimal(10), YEAR)
    assert exact.allows(Decimal(9))
    assert not exact.allows(Decimal("9.01"))
    assert score(parse_target("≥300米"), read_outcome("不错"), Decimal(10), YEAR).allows(Decimal(3))


def test_the_limit_for_overfulfilment_is_a_setting() -> None:
    target, outcome = parse_target("≥100次"), read_outcome("130次")
    weight = Decimal(10)
    assert score(target, outcome, weight, YEAR, Scheme("proportional", Decimal("1.5"))) == Exact(weight)
    assert score(target, outcome, weight, YEAR, Scheme("proportional", Decimal("1.2"))).allows(Decimal(4))
