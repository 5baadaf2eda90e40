"""Facts about an outcome for the rules of self-evaluation: far from its target, or copied from it."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from goalc.model.scoring.compare import Compared, compare
from goalc.model.scoring.outcome import Graded, Outcome, Unspecific, is_estimate
from goalc.model.scoring.score import OVERFULFILLED, is_overfulfilled
from goalc.model.target import Comparison, Interval, Judgement, Ratio, Target
from goalc.model.target.kinds import firm_of

Deviation = Literal["", "under", "over"]
Copied = Literal["", "bound", "text"]


def deviation(target: Target, outcome: Outcome, year: int, limit: Decimal = OVERFULFILLED) -> Deviation:
    """Return the side on which an outcome is so far from its target that it needs a reason, or empty.

    `under`: the target is missed; one with `=` is not missed by more. `over`: `limit` times a target of which
    more is better. What cannot be compared is on no side.
    """
    found = compare(target, outcome, year)
    if not isinstance(found, Compared):
        return ""
    if is_overfulfilled(found, limit):
        return "over"
    return "" if found.met or found.exceeds else "under"


def copied(target: Target, outcome: Outcome) -> Copied:
    """Return `bound` if an outcome still states one (`≥95%`, `…前`), `text` if it is the target's text.

    A number without a sign and a date may well be what was reached.
    """
    if isinstance(outcome, Unspecific) and not is_estimate(outcome):
        return "bound"
    text = outcome.typed.strip()
    if not text or isinstance(outcome, Graded) or text not in {target.quoted, str(target)}:
        return ""
    firm = firm_of(target)
    is_signed = isinstance(firm, Comparison | Ratio) and firm.sign != ""
    return "text" if is_signed or isinstance(firm, Interval | Judgement) else ""
