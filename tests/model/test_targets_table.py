"""Every text of the table of targets is read, printed and spelled as it says, and the page is made of it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalc.model.notation import canonical_text
from goalc.model.target import Comparison, Hedged, Judgement, Ratio, parse_target
from goalc.model.target.outcomes import outcomes, same_outcomes
from goalc.model.target.parts import target_parts
from goalc.model.target.spelling import spelling
from tests.changes.strategies import TARGETS
from tests.model import targets
from tests.model.targets import YEAR, Row

ROWS = list(targets.rows())


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.text)
def test_row(row: Row) -> None:
    target = parse_target(row.text)
    found = (targets.kind_of(target), targets.meaning_of(target, YEAR), str(target), spelling(target, YEAR))
    assert found == (row.kind, row.meaning, row.printed, row.proposed)
    assert target.quoted == row.text.strip()
    assert parse_target(str(target)) == target
    assert canonical_text("target", row.text) == (row.text if row.kind == "定性" else row.printed)


@pytest.mark.parametrize("row", [row for row in ROWS if row.proposed], ids=lambda row: row.text)
def test_the_proposed_notation_has_the_same_outcomes_and_nothing_to_propose(row: Row) -> None:
    target, proposed = parse_target(row.text), parse_target(row.proposed)
    firm = target.target if isinstance(target, Hedged) else target
    if not isinstance(target, Hedged) and not getattr(firm, "label", ""):
        assert same_outcomes(firm, proposed, YEAR)
    assert spelling(proposed, YEAR) == ""
    assert not proposed.slips


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.text)
def test_only_judgements_are_qualitative_in_three_columns(row: Row) -> None:
    sign, number, unit = target_parts(parse_target(row.text))
    assert (sign == "定性") == (row.kind == "定性")
    assert sign in {"≥", ">", "=", "<", "≤", "±", "定性", ""}
    # What is printed is there, unless a sign stands for its words.
    assert sign or f"{number}{unit}" == row.printed or row.kind in {"数", "比值", "区间"}


def test_texts_are_told_once() -> None:
    texts = [row.text for row in ROWS]
    assert len(set(texts)) == len(texts)


def test_page_is_fresh() -> None:
    assert targets.PAGE.read_text(encoding="utf-8") == targets.page(), "run: make docs"


def test_judgements_are_on_no_scale() -> None:
    for row in ROWS:
        assert (outcomes(parse_target(row.text), YEAR) is None) == (row.kind == "定性")


@given(st.sampled_from(ROWS), st.sampled_from(ROWS))
def test_sets_are_ordered_one_way(one: Row, other: Row) -> None:
    first, second = (outcomes(parse_target(row.text), YEAR) for row in (one, other))
    if first is not None and second is not None and first.within(second) and second.within(first):
        assert first == second


@given(TARGETS)
def test_a_worded_bound_is_never_a_judgement(target: object) -> None:
    if isinstance(target, Comparison | Ratio) and target.written:
        again = parse_target(target.written)
        assert not isinstance(again, Judgement)
        assert again == target


@given(
    st.decimals(min_value=1, max_value=9999, places=1),
    st.sampled_from(["百", "千", "万", "亿", "千万", "百万"]),
    st.sampled_from(["元", "人", "次", "米", "户", "人次", "元/人"]),
)
def test_a_bound_in_words_has_the_number_of_one_with_a_sign(number: Decimal, power: str, unit: str) -> None:
    text = f"{number.normalize():f}{power}{unit}"
    signed = outcomes(parse_target(f"≥{text}"), YEAR)
    assert signed is not None
    assert signed.low is not None
    assert not parse_target(f"≥{text}").slips
    for worded in (f"不低于{text}", f"{text}以上", f"达到{text}", f"不低于{number}{power}{unit}"):
        assert outcomes(parse_target(worded), YEAR) == signed


@given(
    st.integers(1, 400),
    st.sampled_from(["天", "日", "个工作日", "工作日", "个月", "年", "周", "小时", "分钟"]),
    st.sampled_from(["", "完成", "办结", "交付", "支付", "建成", "到位", "修复故障"]),
)
def test_within_a_time_is_at_most_that_time(number: int, unit: str, done: str) -> None:
    within = parse_target(f"{number}{unit}内{done}")
    assert isinstance(within, Comparison)
    assert (within.bound, within.label) == (f"≤{number}{unit}", "")
