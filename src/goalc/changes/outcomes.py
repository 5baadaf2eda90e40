"""The direction in which a target changed. Law: a target is the set of outcomes that fulfil it.

In: two targets. Out: their `Relation`. A superset is looser, a subset tighter, an equal set is only written
differently, anything else is a change of scope. Sets are intervals on a scale, of one unit or of days; a
target in words alone is on no scale.
"""

from __future__ import annotations

import re
from datetime import timedelta
from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from functools import lru_cache
from typing import Literal, NamedTuple

from goalc.changes.units import measure
from goalc.model.target import Comparison, Deadline, Interval, Judgement, Target, parse_target

Relation = Literal["same", "looser", "tighter", "scope", "qualitative", "quantitative"]

_DAYS = "days"
# 以上、以下、以内 include the number itself (民法典第一千二百五十九条).
_AT_LEAST = re.compile(r"(?:不低于|不少于|不小于|达到|至少)\s*(.+?)(?:及?以上)?|(.+?)(?:及?以上)")
_AT_MOST = re.compile(
    r"(?:不高于|不超过|不多于|不大于|至多|控制在)\s*(.+?)(?:及?以[内下]|之内)?|(.+?)(?:及?以[内下]|之内)"
)
MAX_BOUND_LENGTH = 40
"""Maximum number of characters of a bound in words; a longer text is a sentence, and not cached."""
_TENTH = Decimal("0.1")


class Edge(NamedTuple):
    """A bound of an interval; if it is `open`, it does not belong to the interval."""

    value: Decimal
    open: bool = False


class Outcomes(NamedTuple):
    """The outcomes from `low` to `high` on a scale; None means unbounded."""

    scale: str
    low: Edge | None
    high: Edge | None

    def within(self, other: Outcomes) -> bool:
        """Return True if all of these outcomes are among the others."""
        return (
            self.scale == other.scale
            and _reaches(other.low, self.low, 1)
            and _reaches(other.high, self.high, -1)
        )


def relation(before: Target, after: Target) -> Relation:
    """Return the relation between the outcomes of two targets."""
    if before == after:
        return "same"
    one, other = outcomes(before), outcomes(after)
    if one is None and other is None:
        return "scope"
    if one is None or other is None:
        # Words with a number that cannot be read may be quantitative.
        words = str(after if other is None else before)
        if any(character.isdecimal() for character in words):
            return "scope"
        return "qualitative" if other is None else "quantitative"
    narrower, wider = other.within(one), one.within(other)
    if narrower and wider:
        return "same"
    return "looser" if wider else "tighter" if narrower else "scope"


@lru_cache(1024)
def _words(text: str) -> Outcomes | None:
    """Return the outcomes of a bound in words, such as `95%以上`, `不超过30日`; None if there is none."""
    for pattern, sign in ((_AT_LEAST, "≥"), (_AT_MOST, "≤")):
        match = pattern.fullmatch(text.strip())
        if match:
            target = parse_target(sign + (match[1] or match[2]))
            return outcomes(target) if isinstance(target, Comparison) else None
    return None


def outcomes(target: Target) -> Outcomes | None:
    """Return the outcomes of a target; None for a target in words alone."""
    if isinstance(target, Judgement):
        return _words(target.text) if len(target.text) <= MAX_BOUND_LENGTH else None
    if isinstance(target, Deadline):
        day = target.date.last - timedelta(days=0 if target.inclusive else 1)
        return Outcomes(_DAYS, None, Edge(Decimal(day.toordinal())))
    scale, size = measure(target.unit)
    if isinstance(target, Interval):
        return Outcomes(scale, Edge(target.low * size), Edge(target.high * size))
    return _of_comparison(target, scale, target.number * size)


def _of_comparison(target: Comparison, scale: str, number: Decimal) -> Outcomes:
    edge = Edge(number, target.sign in {">", "<"})
    if target.sign in {"≥", ">"}:
        return Outcomes(scale, edge, None)
    if target.sign in {"≤", "<"}:
        return Outcomes(scale, None, edge)
    # Without a sign, the side of the number on which outcomes must lie is unknown.
    return Outcomes(scale if target.sign else f"{scale} without a sign", edge, edge)


def size_of(before: Target, after: Target) -> Decimal | None:
    """Return the change of a comparison's number in percent; None if that is meaningless."""
    if not isinstance(before, Comparison) or not isinstance(after, Comparison):
        return None
    (scale, size), (other, other_size) = measure(before.unit), measure(after.unit)
    if scale != other:
        return None
    return percent(before.number * size, after.number * other_size)


def percent(before: Decimal, after: Decimal) -> Decimal | None:
    """Return the change in percent of the value before, to a tenth; None from zero or without a change."""
    if not before or before == after:
        return None
    with localcontext() as exact:
        exact.prec = 60
        return ((after - before) / abs(before) * 100).quantize(_TENTH, ROUND_HALF_EVEN)


def _reaches(bound: Edge | None, inner: Edge | None, side: int) -> bool:
    """Return True if `bound` is as far out as `inner`, or farther.

    `side` is 1 for lower bounds, -1 for upper ones.
    """
    if bound is None or inner is None:
        return bound is None
    if bound.value == inner.value:
        return not bound.open or inner.open
    return (inner.value - bound.value) * side > 0
