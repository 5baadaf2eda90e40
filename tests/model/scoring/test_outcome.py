"""Every text of the table of outcomes is read as it says and prints as typed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalc.model.scoring import outcome as kinds
from goalc.model.scoring import read_outcome
from goalc.model.target import Comparison, Day, Deadline, Hedged, Judgement, Ratio, Trend, parse_target
from tests.model import targets

TABLE = Path(__file__).with_name("outcomes.tsv")
ROWS = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()]

_BOUND = re.compile(
    "[≥≤<>≧⩽⩾≦＜＞﹥﹤》]|&[gl]t|=>|以上|以下|以内|之内|[及或]其?以|之[上下]|不|至[少多]|最|起码"
    "|[高低大小少多优]于|超|突破|逾|未满|限于|内|确保"
)
_LAST = re.compile("前|止|[≤<]|不晚于|最迟|截")


def describe(found: kinds.Outcome) -> tuple[str, str]:  # noqa: PLR0911 - one for each kind
    """Return the Chinese name of an outcome's kind, and what it means."""
    match found:
        case kinds.Reached(amount=amount):
            return targets.kind_of(amount), targets.meaning_of(amount, targets.YEAR)
        case kinds.Dated(first=first, last=last, monthly=monthly):
            return "日期", f"每月{last.day}日" if monthly else _days(first, last)
        case kinds.Lasted(first=first, last=last):
            return "时段", _days(first, last)
        case kinds.Graded(grade=grade):
            return "等级", str(grade)
        case kinds.Unspecific(target=target):
            return "约数" if kinds.is_estimate(found) else "还是目标", str(target)
        case kinds.Words():
            return "文字", ""
        case _:
            return "没有填", ""


def _days(first: Day, last: Day) -> str:
    return str(first) if first == last else f"{first} — {last}"


@pytest.mark.parametrize(("text", "kind", "meaning"), ROWS, ids=[row[0] for row in ROWS])
def test_row(text: str, kind: str, meaning: str) -> None:
    found = read_outcome(text)
    assert describe(found) == (kind, meaning)
    assert str(found) == text


def test_the_grades_are_the_pack_s_words() -> None:
    words = ("完成", "基本完成", "未完成")
    assert [read_outcome(word, words) for word in words] == [
        kinds.Graded(word, place) for place, word in enumerate(words)
    ]
    assert read_outcome("达成", words) == kinds.Words("达成")


@given(st.one_of(st.text(max_size=80), st.sampled_from([row.text for row in targets.rows()])))
def test_every_text_prints_as_typed(text: str) -> None:
    found = read_outcome(text)
    assert str(found) == text
    assert isinstance(found, kinds.Missing) or text.strip()


@pytest.mark.parametrize("text", [row.text for row in targets.rows()])
def test_what_states_a_bound_is_no_outcome_and_what_is_words_stays_words(text: str) -> None:
    target, found = parse_target(text), read_outcome(text)
    if isinstance(target, Judgement):
        assert isinstance(found, kinds.Words | kinds.Missing)
    if isinstance(target, Hedged):
        assert kinds.is_estimate(found)
    if isinstance(target, Comparison | Ratio | Trend) and target.sign:
        assert isinstance(found, kinds.Unspecific) == (target.sign != "=" and _BOUND.search(text) is not None)
    if isinstance(target, Deadline):
        assert isinstance(found, kinds.Unspecific) == (_LAST.search(text) is not None)


@given(
    st.decimals(-(10**9), 10**9, places=3), st.sampled_from(["", "%", "次", "万元", "公里", "小时", "元/人"])
)
def test_a_number_is_the_one_that_a_target_has(number: object, unit: str) -> None:
    found = read_outcome(f"{number}{unit}")
    assert isinstance(found, kinds.Reached)
    assert isinstance(found.amount, Comparison)
    wanted = parse_target(f"={number}{unit}")
    assert isinstance(wanted, Comparison)
    assert (found.amount.number, found.amount.unit) == (wanted.number, wanted.unit)


@given(st.integers(1, 300), st.sampled_from(["增长", "下降", "同比提高"]))
def test_a_change_is_exact_unless_a_bound_is_written(number: int, word: str) -> None:
    exact = read_outcome(f"{word}{number}%")
    assert isinstance(exact, kinds.Reached)
    assert isinstance(exact.amount, Trend)
    assert exact.amount.sign == "="
    assert not isinstance(exact.amount, Judgement)
    for sign in ("≥", "不低于", "≤"):
        assert isinstance(read_outcome(f"{word}{sign}{number}%"), kinds.Unspecific)
