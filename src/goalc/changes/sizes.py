"""The size of a change: in percent of the value before, or in percentage points.

A percentage that changes is told in points: from 95 % to 90 % is −5 points. Everything else is told in
percent of what it was. A change is never of size zero.
"""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from typing import NamedTuple

from goalc.model.target import Comparison, Target, Trend
from goalc.model.target.kinds import firm_of
from goalc.model.target.units import measure

_TENTH = Decimal("0.1")
_PERCENT = "%"


class Size(NamedTuple):
    """The size of a change; `points`: in percentage points, else in percent of the value before."""

    number: Decimal
    points: bool = False


def size_of(before: Target, after: Target) -> Size | None:
    """Return the size of the change of a target's number; None if that is meaningless."""
    before, after = firm_of(before), firm_of(after)
    if not isinstance(before, Comparison | Trend) or not isinstance(after, Comparison | Trend):
        return None
    (scale, size), (other, other_size) = measure(before.unit), measure(after.unit)
    if scale != other or _subject(before) != _subject(after):
        return None
    one, two = before.number * size, after.number * other_size
    if _PERCENT in {before.unit, after.unit}:
        difference = (two - one) / measure(_PERCENT).size
        return Size(difference.normalize(), points=True) if difference else None
    return percent(one, two)


def _subject(target: Comparison | Trend) -> tuple[object, ...]:
    """Return what a number is said of: two changes have a size only if it is the same."""
    trend = (target.rise, target.base) if isinstance(target, Trend) else ()
    return type(target), target.label, *trend


def percent(before: Decimal, after: Decimal) -> Size | None:
    """Return the change in percent of the value before; None from zero or without a change.

    It is given to a tenth or, where that would be zero, to its first digit.
    """
    if not before or before == after:
        return None
    with localcontext() as exact:
        exact.prec = 60
        found = (after - before) / abs(before) * 100
        rounded = found.quantize(_TENTH, ROUND_HALF_EVEN)
        return Size(rounded or found.quantize(Decimal(1).scaleb(found.adjusted()), ROUND_HALF_EVEN))
