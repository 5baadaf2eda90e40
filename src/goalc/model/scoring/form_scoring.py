"""The scoring of a form, as its pack declares it: the rule, and how the 100 points are divided.

In: the plain data under `scoring` in `pack.yaml`. Out: a `FormScoring`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from goalc.model.scoring.grades import GRADE_WORDS, Grades
from goalc.model.scoring.score import OVERFULFILLED, Scheme

FULL_SCORE = Decimal(100)


@dataclass(frozen=True, slots=True)
class FormScoring:
    """The scoring of a form. `execution` is the weight of 执行率 among the 100 points, 0 for none.

    `levels` are the weights of first levels by name, `grades` the words for the three grades.
    """

    scheme: Scheme = field(default_factory=Scheme)
    execution: Decimal = Decimal(0)
    levels: Mapping[str, Decimal] = field(default_factory=dict)
    grades: Grades = GRADE_WORDS

    @property
    def indicators(self) -> Decimal:
        """The points that the indicators have together: 100, or 90 where 执行率 has 10."""
        return FULL_SCORE - self.execution


def decode_scoring(data: Mapping[str, object]) -> FormScoring:
    """Decode the scoring of a form from data that the schema of packs has accepted."""
    levels, grades = data.get("一级"), data.get("定性")
    limit = Decimal(str(data["超出"]).rstrip("%")) / 100 if "超出" in data else OVERFULFILLED
    words = tuple(map(str, grades)) if isinstance(grades, list) else GRADE_WORDS
    return FormScoring(
        Scheme(str(data["rule"]), limit),
        Decimal(str(data.get("执行率", 0))),
        {name: Decimal(str(weight)) for name, weight in levels.items()} if isinstance(levels, dict) else {},
        (words[0], words[1], words[2]),
    )
