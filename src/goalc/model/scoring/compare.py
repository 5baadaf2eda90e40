"""A target and an outcome → met, missed and by how much, or why the two cannot be compared.

Law: a target is the set of outcomes that fulfil it (`model/target/outcomes.py`), and an outcome that lies in
it meets it. Amounts are exact fractions in the unit of the target's scale.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from goalc.model.scoring.alignment import Reason, align
from goalc.model.scoring.outcome import (
    Amount,
    Dated,
    Graded,
    Lasted,
    Missing,
    Outcome,
    Reached,
    Unspecific,
    Words,
    is_estimate,
)
from goalc.model.target import Deadline, Hedged, Judgement, Ratio, Sign, Target, Term
from goalc.model.target.kinds import Day, Measured, firm_of
from goalc.model.target.outcomes import Edge, Outcomes, outcomes


@dataclass(frozen=True, slots=True)
class Compared:
    """An outcome beside its target: met, or missed `below` or `above` what the target asks for.

    `actual` and `bound` are the amounts that count, for the bound with this `sign`; without them the
    distance has no ratio: days, words, an outcome of two numbers.
    """

    met: bool
    side: Literal["", "below", "above"] = ""
    sign: Sign = ""
    actual: Fraction | None = None
    bound: Fraction | None = None

    @property
    def completion(self) -> Fraction | None:
        """实际值 / 指标值; None where it says nothing, of a bound that is not positive for instance."""
        if self.actual is None or self.bound is None or self.bound <= 0:
            return None
        return self.actual / self.bound

    @property
    def exceeds(self) -> bool:
        """True if a target with `=` is missed by more than it asks for: `=12台` with 13."""
        return self.sign == "=" and self.side == "above" and (self.bound or 0) > 0


@dataclass(frozen=True, slots=True)
class Incomparable:
    """A target and an outcome that cannot be compared; `reason` is a key."""

    reason: Reason


def compare(target: Target, outcome: Outcome, year: int) -> Compared | Incomparable:
    """Compare an outcome with its target; days without a year are those of the budget year.

    A number without a sign is compared as one with `=`.
    """
    if isinstance(outcome, Missing):
        return Incomparable("missing")
    if isinstance(outcome, Unspecific):
        return Incomparable("estimate" if is_estimate(outcome) else "copied")
    found = _compare(firm_of(target), outcome, year)
    if isinstance(found, Compared) and isinstance(target, Hedged) and not found.met and not found.exceeds:
        # A target that binds nobody is not missed.
        return Incomparable("hedged-target")
    return found


def _compare(target: Measured | Judgement, outcome: Outcome, year: int) -> Compared | Incomparable:
    match target, outcome:
        case Judgement(), Graded():
            return Compared(True) if outcome.grade == 0 else Compared(False, "below")
        case Judgement(), _:
            reason: Reason = "words" if isinstance(outcome, Words) else "number-for-words"
        case _, Graded() | Words():
            reason = "words-for-number"
        case Deadline() | Term(), Dated() | Lasted():
            return _compare_days(target, outcome, year)
        case Deadline() | Term(), _:
            reason = "number-for-date"
        case _, Reached():
            return _compare_amounts(target, outcome.amount)
        case _:
            reason = "date-for-number"
    return Incomparable(reason)


def _compare_amounts(target: Amount, amount: Amount) -> Compared | Incomparable:
    if _is_unordered(target) or _is_unordered(amount):
        return _compare_shares(target, amount)
    pair = align(target, amount)
    return Incomparable(pair) if isinstance(pair, str) else _relate(*pair)


def _is_unordered(amount: Amount) -> bool:
    return isinstance(amount, Ratio) and amount.mark == ":"


def _compare_shares(target: Amount, amount: Amount) -> Compared | Incomparable:
    """Compare ratios such as `1:18`, of which nobody knows which are more: the same ratio is on the bound."""
    if not isinstance(target, Ratio) or not isinstance(amount, Ratio) or target.mark != amount.mark:
        return Incomparable("unordered")
    if target.left * amount.right == amount.left * target.right:
        return Compared(target.sign not in {">", "<"})
    return Incomparable("unordered") if target.sign not in {"=", ""} else Compared(False)


def _compare_days(target: Deadline | Term, outcome: Dated | Lasted, year: int) -> Compared | Incomparable:
    """Compare days, between which there is no ratio. A period ends with the work: its last day counts."""
    monthly = isinstance(outcome, Dated) and outcome.monthly
    if monthly != (isinstance(target, Deadline) and target.monthly):
        return Incomparable("unordered")
    if monthly:
        first, last = outcome.first.day, outcome.last.day
    else:
        first, last = _ordinal(outcome.first, year), _ordinal(outcome.last, year)
    goal = outcomes(target, year)
    if isinstance(target, Term):
        start, end = _ordinal(target.first, year), _ordinal(target.last, year)
        is_other = isinstance(outcome, Lasted) and last <= end and (first, last) != (start, end)
        # A shorter period, and work that was done before the period, may be better or worse.
        goal = None if is_other or last < start else _days(start, end)
    if goal is None:
        return Incomparable("unordered")
    found = _relate(goal, _days(last if isinstance(outcome, Lasted) else first, last), "")
    return Compared(found.met, found.side) if isinstance(found, Compared) else found


def _days(first: int, last: int) -> Outcomes:
    return Outcomes("days", Edge(Fraction(first)), Edge(Fraction(last)))


def _ordinal(day: Day, year: int) -> int:
    return day.on(year).toordinal()


def _relate(goal: Outcomes, point: Outcomes, sign: Sign) -> Compared | Incomparable:
    """Relate the outcomes that a target allows to the one that occurred, on the same scale."""
    low, high = point.low, point.high
    if low is None or high is None:
        return Incomparable("unordered")
    below = goal.low is not None and _is_beyond(high.value - goal.low.value, goal.low)
    above = goal.high is not None and _is_beyond(goal.high.value - low.value, goal.high)
    met = point._replace(scale=goal.scale).within(goal)
    if not (below or above or met):
        return Incomparable("imprecise")
    actual = low.value if low == high else None
    if not sign:
        # A range is the bound that was missed.
        sign, bound = ("≥", goal.low) if below else ("≤", goal.high) if above else ("", None)
        if bound is not None and bound.value <= 0:
            bound = None
    else:
        bound = goal.high if goal.low is None else goal.low
    side: Literal["", "below", "above"] = "below" if below else "above" if above else ""
    return Compared(met, side, sign, actual, None if bound is None else bound.value)


def _is_beyond(inside: Fraction, edge: Edge) -> bool:
    """Return True if a distance to the inside of a bound is none: outside, or on a bound that is open."""
    return inside < 0 or (inside == 0 and edge.open)
