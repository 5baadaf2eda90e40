"""Scores (得分): what a rule gives an outcome, of its weight (权重).

A score is exact, or a band that the judge's score must lie in, or cannot be said. Exact ones are computed as
fractions and rounded once, to two decimals, half up (ROUND_HALF_UP).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import Literal

from goalc.model.scoring.alignment import Reason
from goalc.model.scoring.compare import Compared, Incomparable, compare
from goalc.model.scoring.grades import GRADE_SHARES
from goalc.model.scoring.outcome import Graded, Outcome
from goalc.model.scoring.rules import RULES
from goalc.model.target import Target
from goalc.model.target.kinds import Judgement, firm_of

OVERFULFILLED = Decimal("1.3")
"""The completion from which more than the target needs a reason."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """The scoring of a form: a rule of `RULES`, and the limit for overfulfilment."""

    rule: str = "system"
    limit: Decimal = OVERFULFILLED


@dataclass(frozen=True, slots=True)
class Exact:
    """A score that the rule gives; `lenient` if it is full although the target is missed: `=24小时` in 30."""

    score: Decimal
    lenient: bool = False

    def allows(self, typed: Decimal) -> bool:
        """Return True if a score that somebody typed is this one."""
        return typed == self.score


@dataclass(frozen=True, slots=True)
class Band:
    """A score from `low` to `high`, which a person decides; unless `closed`, `high` does not belong to it."""

    low: Decimal
    high: Decimal
    closed: bool
    reason: Literal["grade", "no-ratio", "overfulfilled"]

    def allows(self, typed: Decimal) -> bool:
        """Return True if a score that somebody typed lies in the band."""
        return self.low <= typed < self.high or (self.closed and typed == self.high)


@dataclass(frozen=True, slots=True)
class Unscored:
    """A score that cannot be said; `reason` is a key."""

    reason: Reason | Literal["no-budget"]

    def allows(self, _typed: Decimal) -> bool:
        """Return True: nothing is known against a score that somebody typed."""
        return True


Score = Exact | Band | Unscored


def score(
    target: Target, outcome: Outcome, weight: Decimal, year: int, scheme: Scheme | None = None
) -> Score:
    """Score an outcome; days without a year are those of the budget year.

    A grade has its band by every rule.
    """
    if isinstance(outcome, Graded) and isinstance(firm_of(target), Judgement):
        low, high = GRADE_SHARES[outcome.grade]
        return Band(low * weight, high * weight, outcome.grade == 0, "grade")
    found = compare(target, outcome, year)
    if isinstance(found, Incomparable):
        return Unscored(found.reason)
    return _score(found, weight, scheme or Scheme())


def _score(found: Compared, weight: Decimal, scheme: Scheme) -> Score:
    rule = RULES[scheme.rule]
    if rule.capped and is_overfulfilled(found, scheme.limit):
        # By how much such a score is reduced is for a person to say.
        return Band(Decimal(0), weight, True, "overfulfilled")
    share = rule.share(found)
    if share is None:
        return Band(Decimal(0), weight, False, "no-ratio")
    return Exact(round_score(share * Fraction(weight)), lenient=share == 1 and not found.met)


def is_overfulfilled(found: Compared, limit: Decimal = OVERFULFILLED) -> bool:
    """Return True if an outcome of which more is better (≥ > =) reaches `limit` times its target or more."""
    completion = found.completion
    return completion is not None and found.sign in {"≥", ">", "="} and completion >= Fraction(limit)


def round_score(value: Fraction) -> Decimal:
    """Round a score to two decimals, half up."""
    return Decimal(floor(value * 100 + Fraction(1, 2))).scaleb(-2)


def execution_rate(executed: Decimal, budget: Decimal) -> Fraction | None:
    """Return 全年执行数 / 全年预算数 (执行率), exactly; None without a budget."""
    return Fraction(executed) / Fraction(budget) if budget > 0 else None


def execution_score(executed: Decimal, budget: Decimal, weight: Decimal) -> Exact | Unscored:
    """Score the execution of a budget: the unrounded rate × the weight, within 0 and the weight."""
    rate = execution_rate(executed, budget)
    if rate is None:
        return Unscored("no-budget")
    return Exact(round_score(min(max(rate, Fraction(0)), Fraction(1)) * Fraction(weight)))
