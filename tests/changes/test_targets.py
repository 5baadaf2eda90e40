"""The kind of a changed target: the law of sets, and what the indicator adds to it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalc.changes.kinds import KINDS
from goalc.changes.outcomes import relation
from goalc.changes.sizes import size_of
from goalc.changes.targets import kind_of_change
from goalc.model.spec import Indicator
from goalc.model.target import Target, parse_target
from tests.changes.strategies import NAMES, TARGETS

QUANTITY, QUALITY = ("产出指标", "数量指标"), ("产出指标", "质量指标")
TIME, COST = ("产出指标", "时效指标"), ("成本指标", "经济成本指标")
OLD_COST, BENEFIT = ("产出指标", "成本指标"), ("效益指标", "社会效益指标")
LASTING, SATISFACTION = ("效益指标", "可持续影响指标"), ("满意度指标", "服务对象满意度指标")
PLACES = st.sampled_from([QUANTITY, QUALITY, TIME, COST, OLD_COST, BENEFIT, LASTING, SATISFACTION])


def indicator(place: tuple[str, str], name: str, target: Target) -> Indicator:
    return Indicator(*place, name, target, "")


@given(TARGETS, TARGETS, NAMES, PLACES, PLACES)
def test_swapped_targets_give_the_mirror(
    before: Target, after: Target, name: str, place: tuple[str, str], other: tuple[str, str]
) -> None:
    one, two = indicator(place, name, before), indicator(other, name, after)
    assert KINDS[kind_of_change(one, two)].mirror == kind_of_change(two, one)


@given(TARGETS, TARGETS, NAMES, PLACES)
def test_what_the_sets_say_stands(before: Target, after: Target, name: str, place: tuple[str, str]) -> None:
    """The indicator decides only what the sets leave open, or what lies beyond its bounds."""
    found = KINDS[kind_of_change(indicator(place, name, before), indicator(place, name, after))]
    sets = relation(before, after)
    if sets in {"looser", "tighter"}:
        assert found.direction == sets or found.id == "target-restated"
    elif sets != "scope":
        assert found.direction in {"none", "looser", "tighter"}


@pytest.mark.parametrize(
    ("place", "name", "before", "after", "kind"),
    [
        (QUANTITY, "设备购置数", "=12台", "=6台", "target-looser"),
        (QUANTITY, "设备购置数", "12台", "6台", "target-looser"),
        (QUANTITY, "设备购置数", "≥12台", "=6台", "target-looser"),
        (QUANTITY, "培训人次", "=1万人次", "=8000人次", "target-looser"),
        (BENEFIT, "受益人数", "=300人", "=200人", "target-looser"),
        (SATISFACTION, "群众满意度", "=95%", "=90%", "target-looser"),
        (LASTING, "使用年限", "=10年", "=5年", "target-looser"),
        (COST, "设备单价", "=5万元", "=8万元", "target-looser"),
        (OLD_COST, "设备单价", "=50000元", "=6万元", "target-looser"),
        (COST, "项目成本", "≤100万元", "=120万元", "target-looser"),
        (TIME, "办结时间", "=24小时", "=48小时", "target-looser"),
        (TIME, "办结及时率", "=100%", "=95%", "target-looser"),
        # Of harm, of nothing at all, and of a duration that is not a deadline, nobody knows which is better.
        (QUALITY, "安全事故起数", "=1起", "=5起", "target-scope"),
        (QUANTITY, "查处违法行为", "=100件", "=50件", "target-scope"),
        (QUALITY, "宕机次数", "=0次", "=5次", "target-scope"),
        (QUALITY, "供电时长", "=24小时", "=12小时", "target-scope"),
        (QUANTITY, "设备购置数", "=12台", "=6套", "target-scope"),
        # A sign that is gone leaves open whether less counts.
        (SATISFACTION, "群众满意度", "≥95%", "95%", "target-scope"),
        (SATISFACTION, "群众满意度", "≥95%", "90%", "target-scope"),
        (QUANTITY, "收入增幅", "≥3%", "≤3%", "target-reversed"),
        (QUANTITY, "收入增幅", "≥3%", "<5%", "target-reversed"),
        (QUALITY, "验收合格率", "≥95%", "＜95%", "target-reversed"),
        (TIME, "办结时间", "≤2小时", "≥90分钟", "target-reversed"),
        (QUANTITY, "检查次数", "≥5次", "≤5场", "target-scope"),
        # Beyond the bounds of a share and of a count there is nothing.
        (QUALITY, "验收合格率", "=100%", "≥100%", "target-restated"),
        (QUALITY, "覆盖率", "≥100%", "≥98%", "target-looser"),
        (QUALITY, "覆盖率", "≥100%", "=98%", "target-looser"),
        (SATISFACTION, "群众满意度", "≥95%", "90%～100%", "target-looser"),
        (SATISFACTION, "群众满意度", "≥95%", "95%～100%", "target-restated"),
        (QUANTITY, "收入增长率", "=100%", "≥100%", "target-looser"),
        (QUANTITY, "计划完成率", "=100%", "≥100%", "target-looser"),
        (QUALITY, "安全事故起数", "=0起", "≤0起", "target-restated"),
        (QUALITY, "差错率", "≤0%", "=0%", "target-restated"),
        (QUALITY, "安全事故起数", "≤0起", "≤2起", "target-looser"),
        (QUANTITY, "人口净增减", "=0人", "≤0人", "target-looser"),
        (QUALITY, "库温", "=0℃", "≤0℃", "target-looser"),
    ],
)
def test_cases(place: tuple[str, str], name: str, before: str, after: str, kind: str) -> None:
    one, other = (indicator(place, name, parse_target(text)) for text in (before, after))
    assert kind_of_change(one, other) == kind


@given(TARGETS, TARGETS)
def test_no_change_is_of_size_zero(before: Target, after: Target) -> None:
    size = size_of(before, after)
    assert size is None or size.number != 0


def test_sizes_of_tiny_changes() -> None:
    tiny = size_of(parse_target("≥100000000元"), parse_target("≥100000001元"))
    assert tiny is not None
    assert f"{tiny.number:f}" == "0.000001"
    points = size_of(parse_target("≥99.999%"), parse_target("≥99.998%"))
    assert points is not None
    assert (f"{points.number:f}", points.points) == ("-0.001", True)
