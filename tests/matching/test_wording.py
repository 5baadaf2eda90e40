"""Which characters of a text changed: nothing is lost, and people see what they would have marked."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalc.matching.wording import MAX_TOKENS, stretches

TEXTS = st.text(st.sampled_from("≥95%次人年0a b，\n\u0301") | st.characters(codec="utf-8"), max_size=40)


def drawn(before: str, after: str) -> str:
    """Both texts as one: what is gone, and what is new, in brackets."""
    return "".join(
        one.before if one.same else f"[-{one.before}+{one.after}]" for one in stretches(before, after)
    )


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("≥95%", "≥90%", "≥[-95+90]%"),
        ("≥1,000人次", "≥1,200人次", "≥[-1,000+1,200]人次"),
        ("≤45天", "≤60天", "≤[-45+60]天"),
        ("≤12小时", "及时", "[-≤12小时+及时]"),
        ("2023年至2025年", "2024年至2026年", "[-2023+2024]年至[-2025+2026]年"),
        ("王建国", "王建军", "王建[-国+军]"),
        ("反映服装合格的情况", "反映服装合格率的情况", "反映服装合格[-+率]的情况"),
        ("项目甲乙丙丁戊", "项目子乙丑丁戊", "项目[-甲乙丙+子乙丑]丁戊"),
        ("cafe\u0301店验收率", "cafe店验收率", "[-cafe\u0301+cafe]店验收率"),
        ("", "新", "[-+新]"),
        ("同", "同", "同"),
        ("", "", ""),
    ],
)
def test_what_is_marked(before: str, after: str, shown: str) -> None:
    assert drawn(before, after) == shown


@given(TEXTS, TEXTS)
def test_stretches_make_up_both_texts(before: str, after: str) -> None:
    found = stretches(before, after)
    assert "".join(one.before for one in found) == before
    assert "".join(one.after for one in found) == after


@given(TEXTS, TEXTS)
def test_neighbours_are_of_two_sorts(before: str, after: str) -> None:
    sorts = [one.same for one in stretches(before, after)]
    assert all(one != other for one, other in pairwise(sorts))


@given(TEXTS)
def test_the_same_is_the_same(text: str) -> None:
    assert all(one.same for one in stretches(text, text))


def test_a_long_text_is_compared_between_its_common_ends() -> None:
    before = "头" + "甲乙丙" * MAX_TOKENS + "尾"
    after = "头" + "甲丙乙" * MAX_TOKENS + "尾"
    assert [one.same for one in stretches(before, after)] in ([False], [True, False, True])
    assert drawn("长" * 9000 + "甲", "长" * 9000 + "乙") == "长" * 9000 + "[-甲+乙]"
