"""Laws of scores: within the weight, monotone, full where the target is met, the same in every unit."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalc.model.scoring import (
    RULES,
    Band,
    Compared,
    Exact,
    Scheme,
    Score,
    Unscored,
    compare,
    read_outcome,
    score,
)
from goalc.model.scoring import outcome as kinds
from goalc.model.target import Judgement, Target, parse_target
from tests.changes.strategies import TARGETS
from tests.model import targets

YEAR = 2025
NUMBERS = st.decimals(-2000, 2000, places=2)
WEIGHTS = st.decimals(0, 100, places=2)
SIGNS = st.sampled_from(["≥", ">", "≤", "<"])
RULE = st.sampled_from(list(RULES))
OUTCOMES = st.one_of(
    st.sampled_from([row.text for row in targets.rows()]),
    st.sampled_from(["达成", "部分达成", "未达成", "", "/", "2025年11月", "1小时30分钟"]),
    st.tuples(NUMBERS.map(str), st.sampled_from(["", "%", "次", "万元"])).map("".join),
)


class Units(NamedTuple):
    """Two units, and how many of the second the first is."""

    large: str
    small: str
    size: int


CONVERTED = st.sampled_from(
    [
        Units("万元", "元", 10000), Units("公里", "米", 1000), Units("周", "天", 7), Units("年", "个月", 12),
        Units("万人次", "人次", 10000), Units("吨", "公斤", 1000), Units("%", "‰", 10),
        Units("小时", "分钟", 60),
    ]
)  # fmt: skip


def find(target: str, outcome: str, weight: Decimal, rule: str) -> Score:
    return score(parse_target(target), read_outcome(outcome), weight, YEAR, Scheme(rule))


@given(TARGETS, OUTCOMES, WEIGHTS, RULE)
def test_a_score_is_within_its_weight(target: Target, text: str, weight: Decimal, rule: str) -> None:
    found = score(target, read_outcome(text), weight, YEAR, Scheme(rule))
    match found:
        case Exact(value):
            assert 0 <= value <= weight
            assert value == round(value, 2)
        case Band(low, high):
            assert 0 <= low <= high <= weight
        case Unscored(reason):
            assert reason


@given(SIGNS, NUMBERS, NUMBERS, NUMBERS, WEIGHTS, st.sampled_from(["system", "ratio", "direct"]))
def test_more_scores_no_less_where_more_is_better_and_the_other_way_round(
    sign: str, bound: Decimal, one: Decimal, other: Decimal, weight: Decimal, rule: str
) -> None:
    less, more = (find(f"{sign}{bound}次", f"{number}次", weight, rule) for number in sorted([one, other]))
    if isinstance(less, Exact) and isinstance(more, Exact):
        assert less.score <= more.score if sign in "≥>" else less.score >= more.score
    else:
        # Only the ratio to a bound below zero is open.
        assert rule == "ratio"
        assert bound < 0


@given(SIGNS, NUMBERS, NUMBERS, WEIGHTS, st.sampled_from(["system", "ratio", "direct"]))
def test_a_target_that_is_met_has_full_marks(
    sign: str, bound: Decimal, actual: Decimal, weight: Decimal, rule: str
) -> None:
    found = compare(parse_target(f"{sign}{bound}次"), read_outcome(f"{actual}次"), YEAR)
    assert isinstance(found, Compared)
    assert found.met == {
        "≥": actual >= bound, ">": actual > bound, "≤": actual <= bound, "<": actual < bound
    }[sign]  # fmt: skip
    value = find(f"{sign}{bound}次", f"{actual}次", weight, rule)
    if found.met:
        assert value == Exact(weight)
    elif isinstance(value, Exact):
        assert value.lenient == (actual == bound and rule != "direct")


@given(st.sampled_from(["≥", ">", "=", "≤", "<", ""]), NUMBERS, NUMBERS, WEIGHTS, RULE, CONVERTED)
def test_a_unit_that_converts_changes_no_score(
    sign: str, bound: Decimal, actual: Decimal, weight: Decimal, rule: str, units: Units
) -> None:
    large, small = (f"{actual}{units.large}", f"{actual * units.size}{units.small}")
    expected = find(f"{sign}{bound}{units.large}", large, weight, rule)
    assert isinstance(expected, Exact | Band)
    assert find(f"{sign}{bound}{units.large}", small, weight, rule) == expected
    assert find(f"{sign}{bound * units.size}{units.small}", large, weight, rule) == expected


@given(st.sampled_from(["≤", "<"]), st.integers(1, 99), st.integers(1, 99), WEIGHTS)
def test_a_limit_in_hours_is_one_in_days(sign: str, bound: int, actual: int, weight: Decimal) -> None:
    expected = find(f"{sign}{bound}天", f"{actual}天", weight, "system")
    assert find(f"{sign}{bound}天", f"{actual * 24}小时", weight, "system") == expected
    assert find(f"{sign}{bound * 24}小时", f"{actual}天", weight, "system") == expected


@given(TARGETS, OUTCOMES)
def test_an_outcome_that_meets_a_target_is_full_by_every_rule_that_says_a_score(
    target: Target, text: str
) -> None:
    outcome = read_outcome(text)
    found = compare(target, outcome, YEAR)
    if isinstance(found, Compared) and found.met and not isinstance(outcome, kinds.Graded):
        for rule in RULES:
            value = score(target, outcome, Decimal(10), YEAR, Scheme(rule))
            assert value == Exact(Decimal(10)) or (rule == "proportional" and value.allows(Decimal(10)))


@pytest.mark.parametrize("row", list(targets.rows()), ids=lambda row: row.text)
def test_an_exact_target_is_met_by_its_own_number(row: targets.Row) -> None:
    target = parse_target(row.text)
    outcome = read_outcome(row.text)
    found = compare(target, outcome, YEAR)
    if isinstance(outcome, kinds.Reached | kinds.Lasted) and not isinstance(target, Judgement):
        assert isinstance(found, Compared)
        assert found.met
