"""The law of direction: a target is the set of outcomes that fulfil it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given

from goalc.changes.kinds import KINDS, RANKS
from goalc.changes.outcomes import Edge, Outcomes, outcomes, relation
from goalc.model.target import Target, parse_target
from tests.changes.strategies import TARGETS

_MIRROR = {
    "looser": "tighter",
    "tighter": "looser",
    "qualitative": "quantitative",
    "quantitative": "qualitative",
}


def fulfils(value: Decimal, found: Outcomes) -> bool:
    """Whether an outcome is in a set, straight from the definition."""
    low, high = found.low, found.high
    above = low is None or (value > low.value if low.open else value >= low.value)
    return above and (high is None or (value < high.value if high.open else value <= high.value))


def probes(*edges: Edge | None) -> set[Decimal]:
    """Outcomes at each bound and on both sides of it, and far away."""
    values = {edge.value for edge in edges if edge is not None} | {Decimal(0)}
    near = {value + step for value in values for step in (Decimal("-0.001"), Decimal(0), Decimal("0.001"))}
    return near | {Decimal(10) ** 15, -(Decimal(10) ** 15)}


@given(TARGETS, TARGETS)
def test_direction_is_inclusion_of_sets(before: Target, after: Target) -> None:
    found = relation(before, after)
    one, other = outcomes(before), outcomes(after)
    if before == after:
        assert found == "same"
    elif one is None or other is None:
        assert found in {"scope", "qualitative", "quantitative"}
    elif one.scale != other.scale:
        assert found == "scope"
    else:
        values = probes(one.low, one.high, other.low, other.high)
        was, now = ({v for v in values if fulfils(v, side)} for side in (one, other))
        expected = "same" if was == now else "looser" if was < now else "tighter" if now < was else "scope"
        assert found == expected


@given(TARGETS, TARGETS)
def test_swapped_targets_swap_the_direction(before: Target, after: Target) -> None:
    there, back = relation(before, after), relation(after, before)
    assert back == _MIRROR.get(there, there)


@given(TARGETS, TARGETS, TARGETS)
def test_looser_of_looser_is_looser(one: Target, two: Target, three: Target) -> None:
    if relation(one, two) == relation(two, three) == "looser":
        assert relation(one, three) == "looser"


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
        ("5次", "≥5次", "scope"),
        ("5次", "5场", "scope"),
    ],
)
def test_cases(before: str, after: str, expected: str) -> None:
    assert relation(parse_target(before), parse_target(after)) == expected


def test_every_kind_with_a_direction_has_its_mirror() -> None:
    opposite = {"looser": "tighter", "tighter": "looser", "scope": "scope", "none": "none"}
    for kind in KINDS.values():
        mirror = KINDS[kind.mirror]
        assert mirror.mirror == kind.id
        assert mirror.direction == opposite[kind.direction]
    assert list(KINDS) == list(RANKS)
