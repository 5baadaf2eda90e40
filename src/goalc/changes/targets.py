"""Two versions of an indicator's target → the kind of the change.

`outcomes.relation` says how the sets of outcomes relate. It knows only the targets; here the indicator counts
too: no share is above 100 %, no count below zero, and a target with `=` is missed on the side that its aim
says, as scoring treats it (`=12台` met with 13 is met).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from goalc.changes.aims import Aim, aim_of
from goalc.changes.outcomes import Relation, relation
from goalc.model.target.units import measure
from goalc.model.spec import Indicator
from goalc.model.target import Comparison, Interval, Target

_KINDS: Mapping[Relation, str] = {
    "same": "target-restated",
    "looser": "target-looser",
    "tighter": "target-tighter",
    "scope": "target-scope",
    "qualitative": "target-qualitative",
    "quantitative": "target-quantitative",
}
_UPWARD, _DOWNWARD = frozenset({"≥", ">"}), frozenset({"≤", "<"})
_ONE_SIDED: Mapping[Aim, str] = {"more": "≥", "less": "≤"}
# What may pass 100 %: growth, and what is more than a whole when more is done than was planned.
_BEYOND = re.compile(
    r"增|提高|提升|上升|上涨|完成|超|倍|比上年|同比|环比|达产|收益|回报|利润|投入产出|覆盖倍"
)
# What may lie below zero: temperatures, differences, and money that can be lost.
_BELOW = re.compile(r"增|减|变化|变动|差[额价值]|[温偏误顺逆]差|盈|利润|收益|结余|温|同比|环比")
_UNCOUNTED = frozenset({"", "元", "℃", "°C", "度", "分贝"})


def kind_of_change(one: Indicator, other: Indicator) -> str:
    """Return the kind of the change between the targets of an indicator, which differ."""
    before, after = (_within_bounds(side.target, one.name, other.name) for side in (one, other))
    if _is_reversed(before, after):
        return "target-reversed"
    found = relation(*_as_ranges(before, after, one.name, other.name))
    if found == "scope":
        found = _by_aim(before, after, _common_aim(one, other))
    return _KINDS[found]


def _common_aim(one: Indicator, other: Indicator) -> Aim:
    first, second = aim_of(one), aim_of(other)
    return first if first == second else "unknown"


def _is_reversed(before: Target, after: Target) -> bool:
    """Return True if a bound from below became one from above, or the other way round."""
    if not isinstance(before, Comparison) or not isinstance(after, Comparison):
        return False
    signs = (
        (before.sign in _UPWARD, after.sign in _DOWNWARD),
        (before.sign in _DOWNWARD, after.sign in _UPWARD),
    )
    return any(map(all, signs)) and measure(before.unit).scale == measure(after.unit).scale


def _by_aim(before: Target, after: Target, aim: Aim) -> Relation:
    """Return the relation of targets of which one is an equation, or both are bare numbers.

    From zero and to zero nothing is said: zero is a promise that something does not happen.
    """
    if not isinstance(before, Comparison) or not isinstance(after, Comparison) or aim == "unknown":
        return "scope"
    if "" in {before.sign, after.sign} and before.sign != after.sign:
        return "scope"
    if aim == "more" and not (before.number and after.number):
        return "scope"
    sides = (
        replace(side, sign=_ONE_SIDED[aim]) if side.sign in {"=", ""} else side for side in (before, after)
    )
    found = relation(*sides)
    return found if found in {"looser", "tighter"} else "scope"


def _within_bounds(target: Target, *names: str) -> Target:
    """Return `=` for a bound beyond which there is nothing: `≥100%` of a share, `≤0` of a count."""
    if not isinstance(target, Comparison):
        return target
    if _is_share(target, *names) and target.sign == "≥" and target.number == 100:
        return replace(target, sign="=")
    counted = measure(target.unit).scale not in _UNCOUNTED and not any(_BELOW.search(name) for name in names)
    if counted and target.sign == "≤" and target.number == 0:
        return replace(target, sign="=")
    return target


def _is_share(target: Target, *names: str) -> bool:
    """Return True if a target is a part of a whole in per cent, so that nothing is above 100 %."""
    in_percent = isinstance(target, Comparison | Interval) and target.unit == "%"
    return in_percent and not any(_BEYOND.search(name) for name in names)


def _as_ranges(before: Target, after: Target, *names: str) -> tuple[Target, Target]:
    """Return `95%～100%` for `≥95%` of a share, if the other target is a range."""
    if any(isinstance(side, Interval) for side in (before, after)) and _is_share(before, *names):
        return _as_range(before), _as_range(after)
    return before, after


def _as_range(target: Target) -> Target:
    if isinstance(target, Comparison) and target.sign == "≥" and target.unit == "%" and target.number <= 100:
        return Interval(target.number, Decimal(100), "%")
    return target
