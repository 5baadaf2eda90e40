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
from goalc.model.target import Hedged, Target, parse_target
from tests.changes.strategies import NAMES, TARGETS

YEAR = 2025
QUANTITY, QUALITY = ("产出指标", "数量指标"), ("产出指标", "质量指标")
TIME, COST = ("产出指标", "时效指标"), ("成本指标", "经济成本指标")
OLD_COST, BENEFIT = ("产出指标", "成本指标"), ("效益指标", "社会效益指标")
LASTING, SATISFACTION = ("效益指标", "可持续影响指标"), ("满意度指标", "服务对象满意度指标")
PLACES = st.sampled_from([QUANTITY, QUALITY, TIME, COST, OLD_COST, BENEFIT, LASTING, SATISFACTION])


def indicator(place: tuple[str, ...], name: str, target: Target) -> Indicator:
    return Indicator(place, name, target, "")


@given(TARGETS, TARGETS, NAMES, PLACES, PLACES)
def test_swapped_targets_give_the_mirror(
    before: Target, after: Target, name: str, place: tuple[str, str], other: tuple[str, str]
) -> None:
    one, two = indicator(place, name, before), indicator(other, name, after)
    assert KINDS[kind_of_change(one, two, YEAR)].mirror == kind_of_change(two, one, YEAR)


@given(TARGETS, TARGETS, NAMES, PLACES)
def test_what_the_sets_say_stands(before: Target, after: Target, name: str, place: tuple[str, str]) -> None:
    """The indicator decides only what the sets leave open, or what lies beyond its bounds."""
    found = KINDS[kind_of_change(indicator(place, name, before), indicator(place, name, after), YEAR)]
    sets = relation(before, after, YEAR)
    if found.id == "target-reversed":
        # A hedge leaves everything open, but the way that it names can be reversed as well.
        assert sets == "scope" or isinstance(before, Hedged) != isinstance(after, Hedged)
    elif sets in {"looser", "tighter"}:
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
        # A number without a sign binds less than one with a sign, and as much as one with `=`.
        (SATISFACTION, "群众满意度", "≥95%", "95%", "target-looser"),
        (SATISFACTION, "群众满意度", "95%", "≥95%", "target-tighter"),
        (SATISFACTION, "群众满意度", "≥95%", "90%", "target-looser"),
        (SATISFACTION, "群众满意度", "95%", "≥90%", "target-looser"),
        (SATISFACTION, "群众满意度", "=95%", "95%", "target-restated"),
        (QUANTITY, "查处违法行为", "≥100件", "50件", "target-looser"),
        (QUANTITY, "设备购置数", "12台", "≤10台", "target-reversed"),
        (QUANTITY, "设备购置数", "=12台", "≤10台", "target-reversed"),
        (QUALITY, "空气质量指数", "≤50", "80", "target-looser"),
        # A range counts by the side that its aim says, unless both sides are bad.
        (SATISFACTION, "群众满意度", "≥95%", "90%～95%", "target-looser"),
        (QUANTITY, "培训人次", "90～95人次", "80～85人次", "target-looser"),
        (COST, "设备单价", "5～8万元", "6～9万元", "target-looser"),
        (QUALITY, "出水pH", "pH 6-9", "pH 6.5-9.5", "target-scope"),
        (QUALITY, "库温", "2～8℃", "1～7℃", "target-scope"),
        # Words bound as signs do.
        (SATISFACTION, "群众满意度", "95%以上", "90%以上", "target-looser"),
        (QUANTITY, "收入增幅", "3%以上", "3%以下", "target-reversed"),
        (QUALITY, "验收合格率", "不低于95%", "不高于95%", "target-reversed"),
        (BENEFIT, "产值", "增长5%", "下降5%", "target-reversed"),
        (BENEFIT, "产值", "增长=5%", "下降=5%", "target-reversed"),
        (BENEFIT, "产值", "提高5%以上", "提高3%以上", "target-looser"),
        (BENEFIT, "产值", "增长=5%", "增长=3%", "target-looser"),
        (BENEFIT, "单位能耗", "下降=10%", "下降=5%", "target-looser"),
        (BENEFIT, "办理环节", "下降10%", "下降5%", "target-looser"),
        (BENEFIT, "产值", "增长5%", "下降不超过2%", "target-looser"),
        (COST, "人均成本", "增长=5%", "增长=8%", "target-looser"),
        (QUANTITY, "巡查次数", "每月2次", "每月1次", "target-looser"),
        (QUANTITY, "巡查次数", "=2次/月", "=6次/季度", "target-restated"),
        (QUANTITY, "巡查次数", "=2次/月", "=12次/年", "target-looser"),
        (BENEFIT, "覆盖面", "=1/3", "=1/4", "target-looser"),
        (BENEFIT, "覆盖面", "三分之二以上", "1/2", "target-looser"),
        (QUALITY, "师生比", "=1:18", "=1:20", "target-scope"),
        (TIME, "完成时间", "2026.1", "2026.10", "target-looser"),
        (BENEFIT, "参保率", "提高5%", "提高3%", "target-looser"),
        (BENEFIT, "发案率", "下降10%", "下降5%", "target-looser"),
        (BENEFIT, "产值", "增长≥5%", "增长≥3%", "target-looser"),
        # To begin, or to do the most of it, is less than to be done.
        (TIME, "完成时间", "2026年6月底前", "2026年6月底前开工", "target-looser"),
        (TIME, "完成时间", "2026年6月底前完成", "2026年6月底前基本完成", "target-looser"),
        (TIME, "开工时间", "2026年6月底前", "2026年6月底前开工", "target-restated"),
        (TIME, "完成时间", "2026年6月底前", "2026年6月30日前后", "target-looser"),
        # Words around the same number or day count, unless they only bound it or say that it is done.
        (TIME, "办结时间", "2小时内修复故障", "2小时内受理故障", "target-scope"),
        (TIME, "办结时间", "≤2小时", "2小时内受理", "target-scope"),
        (TIME, "办结时间", "30日内完成", "30日内完成整改方案", "target-scope"),
        (TIME, "办结时间", "30日内", "30日内（特殊情况除外）", "target-scope"),
        (TIME, "完成时间", "6月底前完成", "6月底前或资金到位后", "target-scope"),
        (TIME, "完成时间", "6月底前完成", "6月底前不完成", "target-scope"),
        (TIME, "完成时间", "12月31日前完成", "12月31日前完成（跨年度项目顺延）", "target-scope"),
        (TIME, "办结时间", "30日内完成", "30日内力争办结", "target-looser"),
        (TIME, "办结时间", "30日内", "30日内（力争）", "target-looser"),
        (QUANTITY, "巡查次数", "每月开展1次", "每月计划1次", "target-looser"),
        (TIME, "办结时间", "30日内完成", "30日以内办结", "target-restated"),
        (COST, "设备单价", "≤15000元", "控制在1.5万元以内", "target-restated"),
        # A hedge binds nobody.
        (SATISFACTION, "群众满意度", "≥95%", "约95%", "target-looser"),
        (SATISFACTION, "群众满意度", "95%", "95%左右", "target-looser"),
        (SATISFACTION, "群众满意度", "约95%", "约90%", "target-looser"),
        (TIME, "完成时间", "2025年6月底前", "力争2025年6月底前", "target-looser"),
        (BENEFIT, "产值", "增长5%", "力争增长5%", "target-looser"),
        (SATISFACTION, "群众满意度", "力争≥95%", "≤95%", "target-reversed"),
        # What repeats the name of the indicator is no other thing.
        (QUALITY, "路面PQI", "≥90", "PQI ≥85", "target-looser"),
        (QUALITY, "路面状况", "PQI ≥90", "PCI ≥85", "target-scope"),
        (BENEFIT, "投诉量", "下降10%", "投诉量下降5%", "target-looser"),
        # A year, or a number in a name, is no target.
        (BENEFIT, "服务水平", "≥95%", "较2024年有所提升", "target-qualitative"),
        (BENEFIT, "服务水平", "≥95%", "达到国家5A标准", "target-scope"),
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
    assert kind_of_change(one, other, YEAR) == kind


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


@pytest.mark.parametrize(
    ("before", "after", "size", "points"),
    [
        ("提高5%", "提高3%", "-2", True),
        ("≥95%", "约90%", "-5", True),
        ("95%以上", "≥九成", "-5", True),
        ("每月2次", "每月1次", "-50.0", False),
        ("≥100次", "≥99次", "-1.0", False),
        ("提高5%", "下降3%", None, False),
        ("同比增长5%", "环比增长3%", None, False),
        ("PQI ≥90", "PCI ≥85", None, False),
    ],
)
def test_sizes(before: str, after: str, size: str | None, points: bool) -> None:
    found = size_of(parse_target(before), parse_target(after))
    assert (None if found is None else f"{found.number:f}") == size
    assert (found is not None and found.points) == points


@given(TARGETS, TARGETS)
def test_swapped_targets_have_a_size_both_or_neither(before: Target, after: Target) -> None:
    """Points are the same number with the other sign."""
    there, back = size_of(before, after), size_of(after, before)
    if there is not None and there.points:
        assert back is not None
        assert back.number == -there.number
