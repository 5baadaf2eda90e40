"""Outcomes that can occur: no share is above 100 %, no count below zero.

In: two targets of one indicator, under one or two names. Out: what bounds the outcomes of both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from goalc.model.target import Comparison, Hedged, Interval, Target
from goalc.model.target.outcomes import Edge, Outcomes
from goalc.model.target.units import measure

# What may pass 100 %: growth, and what is more than a whole if more is done than was planned.
_BEYOND = re.compile(
    r"增|提高|提升|上升|上涨|完成|超|倍|比上年|同比|环比|达产|收益|回报|利润|投入产出|出勤|负荷|比$|比例$|指数"
    r"|控制率|执行[率进]|支出[率进]|使用率|利用率|普及率|毛入|入住率|上座率|杠杆|带动|放大|撬动|拉动|贡献率|周转率"
    r"|保有率|产出率|产销率|自给率|充足率|备付率|拨备|覆盖倍数|保障倍数|偿债|出栏率|繁殖率|产仔率"
    r"|配套率|配备率|转化率|节约率|达成率|实现率|与上年|较上年|上年比|相比"
)
# What may lie below zero: temperatures, differences, and money that can be lost.
_BELOW = re.compile(r"增|减|变化|变动|差[额价值]|[温偏误顺逆]差|盈|利润|收益|结余|温|同比|环比")
_UNORDERED = frozenset({"", "℃", "°C", "度", "分贝"})
"""Scales on which a range has two bad sides."""
_UNCOUNTED = _UNORDERED | {"元"}
_PERCENT = measure("%")
_WHOLE = Fraction(_PERCENT.size * 100)


def has_order(target: Target) -> bool:
    """Return True if more and less of a target have a meaning, even of one with two bounds."""
    firm = target.target if isinstance(target, Hedged) else target
    return not isinstance(firm, Interval) or (not firm.label and measure(firm.unit).scale not in _UNORDERED)


def clip(sides: Sequence[tuple[Target, Outcomes]], names: Sequence[str]) -> list[Outcomes]:
    """Return the outcomes of targets without those that cannot occur."""
    found = [outcomes for _, outcomes in sides]
    targets = [target for target, _ in sides]
    if all(map(_is_counted, targets)) and not _speaks(_BELOW, names):
        found = _clip_low(found)
    if all(map(_is_percentage, targets)) and not _speaks(_BEYOND, names):
        found = _clip_high(found)
    return found


def _firm(target: Target) -> Comparison | Interval | None:
    firm = target.target if isinstance(target, Hedged) else target
    return firm if isinstance(firm, Comparison | Interval) else None


def _is_counted(target: Target) -> bool:
    firm = _firm(target)
    return firm is not None and not firm.label and measure(firm.unit).scale not in _UNCOUNTED


def _is_percentage(target: Target) -> bool:
    firm = _firm(target)
    return firm is not None and not firm.label and measure(firm.unit).scale == _PERCENT.scale


def _speaks(words: re.Pattern[str], names: Sequence[str]) -> bool:
    return any(words.search(name) for name in names)


def _clip_low(sides: list[Outcomes]) -> list[Outcomes]:
    """Take away what is below zero, unless one side speaks of it."""
    edges = [edge for side in sides for edge in (side.low, side.high) if edge is not None]
    if any(edge.value < 0 or (edge.value == 0 and edge.open) for edge in edges):
        return sides
    return [side._replace(low=side.low or Edge(Fraction(0))) for side in sides]


def _clip_high(sides: list[Outcomes]) -> list[Outcomes]:
    """Take away what is above the whole, unless one side speaks of it."""
    edges = [edge for side in sides for edge in (side.low, side.high) if edge is not None]
    if any(edge.value > _WHOLE or (edge.value == _WHOLE and edge.open) for edge in edges):
        return sides
    return [side._replace(high=side.high or Edge(_WHOLE)) for side in sides]
