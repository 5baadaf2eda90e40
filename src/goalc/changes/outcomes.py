"""The direction in which a target changed. Law: a target is the set of outcomes that fulfil it.

In: two targets, and the budget year for days that name none. Out: their `Relation`. A superset is looser, a
subset tighter, an equal set is only written differently, anything else is a change of scope. A target in
words alone is on no scale.
"""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from typing import Literal

from goalc.model.target import Comparison, Hedged, Target, Trend
from goalc.model.target.outcomes import outcomes
from goalc.model.target.units import measure

Relation = Literal["same", "looser", "tighter", "scope", "qualitative", "quantitative"]

_TENTH = Decimal("0.1")


def relation(before: Target, after: Target, year: int) -> Relation:
    """Return the relation between the outcomes of two targets."""
    if before == after:
        return "same"
    one, other = outcomes(before, year), outcomes(after, year)
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


def size_of(before: Target, after: Target) -> Decimal | None:
    """Return the change of a number in percent; None if that is meaningless."""
    before, after = _firm(before), _firm(after)
    if not isinstance(before, Comparison | Trend) or type(before) is not type(after):
        return None
    (scale, size), (other, other_size) = measure(before.unit), measure(after.unit)
    if scale != other or (before.label, getattr(before, "rise", None)) != (
        after.label,
        getattr(after, "rise", None),
    ):
        return None
    return percent(before.number * size, after.number * other_size)


def _firm(target: Target) -> Target:
    return target.target if isinstance(target, Hedged) else target


def percent(before: Decimal, after: Decimal) -> Decimal | None:
    """Return the change in percent of the value before; None from zero or without a change.

    It is rounded to a tenth, or to its first digit if that would make it zero.
    """
    if not before or before == after:
        return None
    with localcontext() as exact:
        exact.prec = 60
        size = (after - before) / abs(before) * 100
        rounded = size.quantize(_TENTH, ROUND_HALF_EVEN)
        return rounded or size.quantize(Decimal(1).scaleb(size.adjusted()), ROUND_HALF_EVEN)
