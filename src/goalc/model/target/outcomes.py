"""Targets as sets: the outcomes that fulfil a target.

In: a target, and the budget year for days that name none. Out: its `Outcomes`, an interval on a scale; None
for a judgement. What cannot be put in order (a ratio `1:18` can be read both ways, a longer period may be
better or worse) is alone on a scale.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any, NamedTuple

from goalc.model.target.kinds import (
    Comparison,
    Deadline,
    Hedged,
    Interval,
    Ratio,
    Sign,
    Target,
    Term,
    Trend,
)
from goalc.model.target.units import measure

_DAYS = "days"


class Edge(NamedTuple):
    """A bound of an interval; if it is `open`, it does not belong to the interval."""

    value: Fraction
    open: bool = False


class Outcomes(NamedTuple):
    """The outcomes from `low` to `high` on a scale; None means unbounded.

    Those that are not `binding` exclude nothing, and count as more than all that do.
    """

    scale: str
    low: Edge | None
    high: Edge | None
    binding: bool = True

    def within(self, other: Outcomes) -> bool:
        """Return True if all of these outcomes are among the others."""
        if self.scale != other.scale:
            return False
        if self.binding != other.binding:
            return self.binding
        return _reaches(other.low, self.low, 1) and _reaches(other.high, self.high, -1)


def outcomes(target: Target, year: int) -> Outcomes | None:
    """Return the outcomes of a target in the budget year; None for a judgement."""
    if isinstance(target, Hedged):
        firm = target.target
        if isinstance(firm, Comparison | Ratio) and not firm.sign:
            firm = replace(firm, sign="=")
        return _OUTCOMES[type(firm)](firm, year)._replace(binding=False)
    find = _OUTCOMES.get(type(target))
    return None if find is None else find(target, year)


def same_outcomes(one: Target, other: Target, year: int) -> bool:
    """Return True if two targets are fulfilled by the same outcomes, or are the same judgement."""
    if one == other:
        return True
    found = outcomes(one, year)
    return found is not None and found == outcomes(other, year)


def _of_comparison(target: Comparison, _: int) -> Outcomes:
    scale, size = measure(target.unit)
    return _bounded(_named(target.label, scale), target.sign, Fraction(target.number * size))


def _of_interval(target: Interval, _: int) -> Outcomes:
    scale, size = measure(target.unit)
    low, high = Fraction(target.low * size), Fraction(target.high * size)
    return Outcomes(_named(target.label, scale), Edge(low), Edge(high))


def _of_ratio(target: Ratio, _: int) -> Outcomes:
    share = Fraction(target.left) / Fraction(target.right)
    if target.mark == "/":
        return _bounded(_named(target.label, "share"), target.sign, share)
    return Outcomes(_named(target.label, f"{target.sign}{share}"), None, None)


def _of_trend(target: Trend, _: int) -> Outcomes:
    scale, size = measure(target.unit)
    number = Fraction(target.number * size)
    found = _bounded(f"{_named(target.label, scale)} since {target.base}", target.sign, number)
    return found if target.rise else _mirrored(found)


def _of_deadline(target: Deadline, year: int) -> Outcomes:
    if target.monthly:
        return Outcomes("days of a month", None, Edge(Fraction(target.day.day - (not target.inclusive))))
    return Outcomes(_DAYS, None, Edge(Fraction(target.last_day(year).toordinal())))


def _of_term(target: Term, year: int) -> Outcomes:
    first, last = target.first.on(year), target.last.on(year)
    return Outcomes(f"{_DAYS} {_iso(first)} {_iso(last)}", None, None)


def _iso(day: date) -> str:
    return day.isoformat()


_OUTCOMES: Mapping[type[Target], Callable[[Any, int], Outcomes]] = {
    Comparison: _of_comparison,
    Interval: _of_interval,
    Ratio: _of_ratio,
    Trend: _of_trend,
    Deadline: _of_deadline,
    Term: _of_term,
}


def _named(label: str, scale: str) -> str:
    return f"{label} {scale}" if label else scale


def _bounded(scale: str, sign: Sign, number: Fraction) -> Outcomes:
    edge = Edge(number, sign in {">", "<"})
    if sign in {"≥", ">"}:
        return Outcomes(scale, edge, None)
    if sign in {"≤", "<"}:
        return Outcomes(scale, None, edge)
    # Without a sign, the side of the number on which outcomes must lie is unknown.
    return Outcomes(scale if sign else f"{scale} without a sign", edge, edge)


def _mirrored(found: Outcomes) -> Outcomes:
    """Return a fall as a negative rise."""
    low, high = (None if edge is None else Edge(-edge.value, edge.open) for edge in (found.high, found.low))
    return Outcomes(found.scale, low, high)


def _reaches(bound: Edge | None, inner: Edge | None, side: int) -> bool:
    """Return True if `bound` is as far out as `inner`, or farther.

    `side` is 1 for lower bounds, -1 for upper ones.
    """
    if bound is None or inner is None:
        return bound is None
    if bound.value == inner.value:
        return not bound.open or inner.open
    return (inner.value - bound.value) * side > 0
