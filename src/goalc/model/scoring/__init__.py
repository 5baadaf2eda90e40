"""Outcomes (完成值) and their scores (得分): what was reached → beside its target → a part of the weight.

`outcome` reads a text, `alignment` and `compare` hold it against the set of outcomes that fulfil the target,
`rules` give the share of the weight by name, `score` the score, `facts` what rules of self-evaluation ask.
"""

from goalc.model.scoring.alignment import Reason
from goalc.model.scoring.compare import Compared, Incomparable, compare
from goalc.model.scoring.facts import Copied, Deviation, copied, deviation
from goalc.model.scoring.grades import GRADE_WORDS
from goalc.model.scoring.outcome import Outcome, read_outcome
from goalc.model.scoring.rules import RULES
from goalc.model.scoring.score import (
    OVERFULFILLED,
    Band,
    Exact,
    Scheme,
    Score,
    Unscored,
    execution_rate,
    execution_score,
    score,
)

__all__ = [
    "GRADE_WORDS",
    "OVERFULFILLED",
    "RULES",
    "Band",
    "Compared",
    "Copied",
    "Deviation",
    "Exact",
    "Incomparable",
    "Outcome",
    "Reason",
    "Scheme",
    "Score",
    "Unscored",
    "compare",
    "copied",
    "deviation",
    "execution_rate",
    "execution_score",
    "read_outcome",
    "score",
]
