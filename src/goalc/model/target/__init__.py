"""Targets (指标值): text ⇄ what an outcome must be. One reading serves checks, comparisons and formatting.

`read` reads a text, `kinds` has what it can be, `outcomes` the set of outcomes that fulfil it, `spelling` the
notation to propose.
"""

from goalc.model.target.kinds import (
    Comparison,
    Day,
    Deadline,
    Hedged,
    Interval,
    Judgement,
    Measured,
    Ratio,
    Sign,
    Slip,
    Target,
    Term,
    Trend,
)
from goalc.model.target.read import parse_target

__all__ = [
    "Comparison",
    "Day",
    "Deadline",
    "Hedged",
    "Interval",
    "Judgement",
    "Measured",
    "Ratio",
    "Sign",
    "Slip",
    "Target",
    "Term",
    "Trend",
    "parse_target",
]
