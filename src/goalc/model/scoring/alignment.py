"""A target and an amount on one scale, or the reason why there is none.

Units convert as those of targets do. Beyond that: an amount without a unit is taken in the target's, as in
forms with a column for it, unless another reading is as likely; a day has 24 hours where a time limit is set,
but not where days of work are counted; 4/5 is 80 %; 100名 are 100人.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Literal, NamedTuple

from goalc.model.scoring.outcome import Amount
from goalc.model.target import Comparison, Interval, Sign, Trend
from goalc.model.target.outcomes import Edge, Outcomes, outcomes
from goalc.model.target.units import measure

Reason = Literal[
    "missing",
    "copied",
    "estimate",
    "hedged-target",
    "words",
    "words-for-number",
    "number-for-words",
    "number-for-date",
    "date-for-number",
    "other-unit",
    "unit-missing",
    "other-thing",
    "change",
    "unordered",
    "imprecise",
]
"""The reason why a target and an outcome cannot be compared."""

_PERCENT = "‰"
_SAME: Mapping[tuple[str, str], int] = {("天", "秒"): 86400, ("share", _PERCENT): 1000}
"""Scales that convert here alone: one of the first is so many of the second."""
_ALIKE = {"名": "人", "位": "人", "个工作日": "工作日"}
"""Scales of the same unit under another name."""
_POWERS = frozenset("万亿")
_NO_YEAR = 0
"""The budget year; no amount depends on it."""


class Pair(NamedTuple):
    """The outcomes that a target allows and the one that occurred, on one scale.

    The sign is that of the bound, empty for a range.
    """

    goal: Outcomes
    point: Outcomes
    sign: Sign


def align(target: Amount, amount: Amount) -> Pair | Reason:
    """Return a target and an amount on one scale."""
    if target.label and amount.label and target.label != amount.label:
        return "other-thing"
    pair = _align_changes(replace(target, label=""), replace(amount, label=""))
    if isinstance(pair, str):
        return pair
    wanted, reached = pair
    if isinstance(wanted, Comparison | Interval) and isinstance(reached, Comparison | Interval):
        units = _align_units(wanted, reached)
        if isinstance(units, str):
            return units
        wanted, reached = units
    if isinstance(wanted, Interval) and isinstance(reached, Comparison) and wanted.low == -wanted.high:
        # ±3% bounds a distance, in either direction.
        reached = replace(reached, number=abs(reached.number))
    return _on_one_scale(wanted, reached)


def _on_one_scale(target: Amount, amount: Amount) -> Pair | Reason:
    # Without a sign a number is compared as one with `=`.
    sign: Sign = "" if isinstance(target, Interval) else target.sign or "="
    goal = outcomes(target if isinstance(target, Interval) else replace(target, sign=sign), _NO_YEAR)
    point = outcomes(amount, _NO_YEAR)
    if goal is None or point is None:
        return "unordered"
    goal, point = (found._replace(scale=_ALIKE.get(found.scale, found.scale)) for found in (goal, point))
    if goal.scale == point.scale:
        return Pair(goal, point, sign)
    is_limit = goal.low is None
    for (large, small), size in _SAME.items():
        if {goal.scale, point.scale} == {large, small} and (is_limit or large != "天"):
            goal, point = (_scale(found, large, size) for found in (goal, point))
            return Pair(goal, point, sign)
    return "other-unit"


def _scale(found: Outcomes, large: str, size: int) -> Outcomes:
    """Return outcomes on the smaller of two scales."""
    if found.scale != large:
        return found
    low, high = (
        None if edge is None else Edge(edge.value * size, edge.open) for edge in (found.low, found.high)
    )
    return Outcomes("", low, high)


def _align_changes(target: Amount, amount: Amount) -> tuple[Amount, Amount] | Reason:
    """Return a change and what it is compared with as numbers: of a fall, by how much it fell."""
    if not isinstance(target, Trend):
        return "change" if isinstance(amount, Trend) else (target, amount)
    wanted = Comparison(target.sign, target.number, target.unit)
    if isinstance(amount, Trend):
        if amount.base not in {"", target.base}:
            return "change"
        number = amount.number if amount.rise == target.rise else -amount.number
        return wanted, Comparison("=", number, amount.unit)
    if not isinstance(amount, Comparison) or (amount.number < 0 and not target.rise):
        # -10% for a fall: a fall by 10 %, or a rise?
        return "change"
    return wanted, amount


def _align_units(
    target: Comparison | Interval, amount: Comparison | Interval
) -> tuple[Comparison | Interval, Comparison | Interval] | Reason:
    """Return both with a unit, where one of them has none and cannot be meant in another."""
    if bool(target.unit) == bool(amount.unit):
        return target, amount
    if not target.unit:
        if measure(amount.unit).scale == _PERCENT or amount.unit[0] in _POWERS:
            return "unit-missing"
        return replace(target, unit=amount.unit), amount
    number, bound = _largest(amount), _largest(target)
    if number:
        is_share = measure(target.unit).scale == _PERCENT
        # 0.95 may be 95 % or 0.95 %, and 900000 for ≤90万元 is in 元.
        if is_share and number <= 1:
            return "unit-missing"
        if target.unit[0] in _POWERS and number >= bound * 100:
            return "unit-missing"
    return target, replace(amount, unit=target.unit)


def _largest(found: Comparison | Interval) -> Fraction:
    return Fraction(abs(found.number if isinstance(found, Comparison) else found.high))
