"""The law of direction: a target is the set of outcomes that fulfil it."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given

from goalc.changes.kinds import KINDS, RANKS
from goalc.changes.outcomes import relation
from goalc.model.target import Target, parse_target
from goalc.model.target.outcomes import Edge, Outcomes, outcomes, same_outcomes
from tests.changes.strategies import TARGETS

YEAR = 2025
_MIRROR = {
    "looser": "tighter",
    "tighter": "looser",
    "qualitative": "quantitative",
    "quantitative": "qualitative",
}


def fulfils(value: Fraction, found: Outcomes) -> bool:
    """Whether an outcome is in a set, straight from the definition."""
    low, high = found.low, found.high
    above = low is None or (value > low.value if low.open else value >= low.value)
    return above and (high is None or (value < high.value if high.open else value <= high.value))


def probes(*edges: Edge | None) -> set[Fraction]:
    """Outcomes at each bound and on both sides of it, and far away."""
    values = {edge.value for edge in edges if edge is not None} | {Fraction(0)}
    near = {value + Fraction(step, 1000) for value in values for step in (-1, 0, 1)}
    return near | {Fraction(10**15), Fraction(-(10**15))}


@given(TARGETS, TARGETS)
def test_direction_is_inclusion_of_sets(before: Target, after: Target) -> None:
    found = relation(before, after, YEAR)
    one, other = outcomes(before, YEAR), outcomes(after, YEAR)
    if before == after:
        assert found == "same"
    elif one is None or other is None:
        assert found in {"scope", "qualitative", "quantitative"}
    elif one.scale != other.scale:
        assert found == "scope"
    elif one.binding != other.binding:
        assert found == ("looser" if one.binding else "tighter")
    else:
        values = probes(one.low, one.high, other.low, other.high)
        was, now = ({v for v in values if fulfils(v, side)} for side in (one, other))
        expected = "same" if was == now else "looser" if was < now else "tighter" if now < was else "scope"
        assert found == expected


@given(TARGETS, TARGETS)
def test_swapped_targets_swap_the_direction(before: Target, after: Target) -> None:
    there, back = relation(before, after, YEAR), relation(after, before, YEAR)
    assert back == _MIRROR.get(there, there)


@given(TARGETS, TARGETS, TARGETS)
def test_looser_of_looser_is_looser(one: Target, two: Target, three: Target) -> None:
    if relation(one, two, YEAR) == relation(two, three, YEAR) == "looser":
        assert relation(one, three, YEAR) == "looser"


@given(TARGETS, TARGETS)
def test_equal_sets_are_no_change(before: Target, after: Target) -> None:
    same = same_outcomes(before, after, YEAR)
    assert same == same_outcomes(after, before, YEAR)
    assert same == (relation(before, after, YEAR) == "same")
    assert same or before != after


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("≥95%", "≥90%", "looser"),
        ("≥95%", ">95%", "tighter"),
        ("=100%", "≥95%", "looser"),
        ("≥95%", "≤95%", "scope"),
        ("=100%", "=95%", "scope"),
        ("≤30日", "≤45天", "looser"),
        ("≤30日", "≤30天", "same"),
        ("≤1小时", "≤90分钟", "looser"),
        ("≤10万元", "≤100000元", "same"),
        ("≤10万元", "≤90000元", "tighter"),
        ("≤2万元/人", "≤30000元/人", "looser"),
        ("≥5次", "≥4场", "scope"),
        ("≥100亩", "≥6公顷", "scope"),
        ("≥1万人次", "≥8000人次", "looser"),
        ("2025年6月30日前", "2025年12月31日前", "looser"),
        ("2025年6月30日", "2025年6月30日前", "tighter"),
        ("≤30日", "2025年6月30日前", "scope"),
        ("90%～95%", "85%～95%", "looser"),
        ("≥85%", "90%～95%", "tighter"),
        ("±5%以内", "±3%以内", "tighter"),
        ("≥95%", "有效提升", "qualitative"),
        ("有效提升", "≥95%", "quantitative"),
        ("2025年12月31日前", "按时完成", "qualitative"),
        ("有效提升", "提升", "scope"),
        ("≥95%", "95%以上", "same"),
        ("≥95%", "90%及以上", "looser"),
        ("≤30日", "不超过45日", "looser"),
        ("≥95%", "力争第4季度达标", "scope"),
        ("2025年11月底前", "2025年12月底前", "looser"),
        ("2025年12月前", "2025年11月底前", "same"),
        ("12月31日", "2025年12月31日", "same"),
        ("第三季度", "9月底前", "same"),
        ("上半年", "年底前", "looser"),
        ("2025.1", "2025.10", "looser"),
        ("2025.07-2025.12", "2025年7月至12月", "same"),
        ("2025.07-2025.12", "2025.07-2025.11", "scope"),
        ("每月5日前", "每月10日前", "looser"),
        ("每月1次", "≥12次/年", "same"),
        ("每月1次", "每季度1次", "looser"),
        ("≥10次/年", "≥1次/月", "tighter"),
        ("提高5%", "提高3%", "looser"),
        ("下降10%", "下降5%", "looser"),
        ("增长≥5%", "增长≥3%", "looser"),
        ("同比增长5%", "较上年增长8%", "tighter"),
        ("同比增长5%", "环比增长5%", "scope"),
        ("提高5%", "下降5%", "scope"),
        ("下降不超过5%", "下降不超过10%", "looser"),
        ("提高到95%", "≥90%", "looser"),
        ("≥95%", "约95%", "looser"),
        ("力争达到95%", "力争达到90%", "looser"),
        ("力争达到90%", "≥80%", "tighter"),
        ("百分之九十五以上", "≥九成", "looser"),
        ("三分之二以上", "≥1/2", "looser"),
        ("≥1:18", "≥2:36", "same"),
        ("≥1:18", "≥1:20", "scope"),
        ("≤8.5/10万", "≤9/10万", "looser"),
        ("PQI ≥90", "PQI ≥85", "looser"),
        ("pH 6-9", "pH 6.5-8.5", "tighter"),
        ("收到文件后30日内", "收到文件后45日内", "looser"),
        ("收到文件后30日内", "批复后30日内", "scope"),
        ("≥50m2", "≥50平方米", "same"),
        ("﹥95%", ">95%", "same"),
        ("5次", "≥5次", "scope"),
        ("5次", "5场", "scope"),
    ],
)
def test_cases(before: str, after: str, expected: str) -> None:
    assert relation(parse_target(before), parse_target(after), YEAR) == expected


def test_every_kind_with_a_direction_has_its_mirror() -> None:
    opposite = {"looser": "tighter", "tighter": "looser", "scope": "scope", "none": "none"}
    for kind in KINDS.values():
        mirror = KINDS[kind.mirror]
        assert mirror.mirror == kind.id
        assert mirror.direction == opposite[kind.direction]
    assert list(KINDS) == list(RANKS)
