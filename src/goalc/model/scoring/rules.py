"""The rules by which an amount is scored (赋分规则), by name. Each gives the share of the weight, exactly.

In: an outcome beside its target. Out: a share from 0 to 1; None where the rule does not say one. An outcome
below zero that misses a lower bound has the share 0, one that meets its target 1. A range is scored by the
bound that is missed; what has no ratio (a date) is full where it is met.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import NamedTuple

from goalc.model.scoring.compare import Compared

_FULL, _NONE = Fraction(1), Fraction(0)


class ScoringRule(NamedTuple):
    """A rule of scoring. If it is `capped`, more than the limit for overfulfilment leaves the score open."""

    share: Callable[[Compared], Fraction | None]
    capped: bool = False


def share_by_system(found: Compared) -> Fraction | None:
    """Return the share by the rule of the budget systems, of an actual a and a target t.

    ≥ >: a ≥ t 1, else a/t. = with t = 0: a ≤ 0 1, else 0; with t > 0 like ≥. ≤ <: a ≤ t 1;
    t < a < 2t: 1 − (a − t)/t; a ≥ 2t 0. By it `>5台` is full with 5, and `=24小时` with 30.
    """
    if found.actual is None or found.bound is None:
        return _share_without_ratio(found)
    if found.sign not in {"≤", "<"}:
        return _forward(found, found.actual, found.bound)
    actual, bound = found.actual, found.bound
    if actual <= bound:
        return _FULL
    return max(_NONE, 1 - (actual - bound) / bound) if bound > 0 else _NONE


def share_by_ratio(found: Compared) -> Fraction | None:
    """Return 实际值/指标值, for ≤ and < 指标值/实际值, at most 1; a target of zero as the systems do."""
    if found.actual is None or found.bound is None:
        return _share_without_ratio(found)
    if found.sign not in {"≤", "<"}:
        return _forward(found, found.actual, found.bound)
    if found.actual <= found.bound:
        return _FULL
    # Below zero the ratio turns round.
    return found.bound / found.actual if found.bound >= 0 else None


def share_directly(found: Compared) -> Fraction | None:
    """Return 1 if the target is met, else 0; a target with `=` is met by more, as by the other rules."""
    return _FULL if found.met or found.exceeds else _NONE


def _forward(found: Compared, actual: Fraction, bound: Fraction) -> Fraction | None:
    if found.sign == "=" and bound <= 0:
        if bound == 0:
            return _FULL if actual <= 0 else _NONE
        return _FULL if found.met else None
    if actual >= bound:
        return _FULL
    return max(_NONE, actual / bound) if bound > 0 else _NONE


def _share_without_ratio(found: Compared) -> Fraction | None:
    return _FULL if found.met else None


RULES: Mapping[str, ScoringRule] = {
    "system": ScoringRule(share_by_system),
    "ratio": ScoringRule(share_by_ratio),
    "proportional": ScoringRule(share_by_ratio, capped=True),
    "direct": ScoringRule(share_directly),
}
"""The rules by the names that a pack gives them."""
