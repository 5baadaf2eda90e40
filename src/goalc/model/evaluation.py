"""The scores and weights of a form: of its indicators, of its levels, in total.

In: a form of self-evaluation, the budget year, and the scoring that its pack declares. Out: numbers, or None
where one of their parts is unknown. A score that the form states takes precedence over the computed one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from goalc.model.money import TOTAL_KEY
from goalc.model.scoring import Exact, Outcome, Score, execution_score, read_outcome, score
from goalc.model.scoring.form_scoring import FormScoring
from goalc.model.spec import Form, Indicator
from goalc.model.target import Target
from goalc.model.tree import Levels

EXECUTION_SCORE_KEY = "执行率得分"
"""The key of the score of 执行率, in a field of a pack and in templates."""


def target_in_force(item: Indicator) -> Target:
    """Return the target that an outcome is compared with: 调整值, where there is one."""
    return item.target if item.adjusted is None else item.adjusted


@dataclass(frozen=True, slots=True)
class Evaluation:
    """An evaluation of the forms of one year by the scoring of their pack."""

    scoring: FormScoring
    year: int

    def outcome(self, item: Indicator) -> Outcome:
        """Return what was achieved (完成值)."""
        return read_outcome(item.outcome, self.scoring.grades)

    def score(self, item: Indicator) -> Score | None:
        """Return the score of an indicator by the rule; None for one without a weight."""
        if item.weight is None:
            return None
        return score(target_in_force(item), self.outcome(item), item.weight, self.year, self.scoring.scheme)

    def points(self, item: Indicator) -> Decimal | None:
        """Return the score of an indicator: the stated one, else the computed one if it is exact."""
        if item.score is not None:
            return item.score
        found = self.score(item)
        return plain_number(found.score) if isinstance(found, Exact) else None

    def execution_score(self, form: Form) -> Decimal | None:
        """Return the score of 执行率: the stated one, else that of the money; None if neither is known."""
        stated, shares = form.fields.get(EXECUTION_SCORE_KEY), form.money.shares(TOTAL_KEY)
        if isinstance(stated, Decimal) or shares is None:
            return stated if isinstance(stated, Decimal) else None
        found = execution_score(*shares, self.scoring.execution)
        return plain_number(found.score) if isinstance(found, Exact) else None

    def total(self, form: Form) -> Decimal | None:
        """Return 总分: the scores of the indicators and of 执行率; None while one of them is unknown.

        An indicator without a weight, such as a fixed one, has no score.
        """
        scored = [item for item in form.indicators if item.weight is not None or item.score is not None]
        points = [self.points(item) for item in scored]
        points += [self.execution_score(form)] if self.scoring.execution else []
        known = [one for one in points if one is not None]
        return plain_number(sum(known, Decimal(0))) if scored and len(known) == len(points) else None


def level_weight(form: Form, levels: Levels, scoring: FormScoring | None = None) -> Decimal | None:
    """Return the 权重 of a level: what the form states, else the pack's, else that of its indicators."""
    stated = form.level_weights.get(levels)
    if stated is None and scoring is not None and len(levels) == 1:
        stated = scoring.levels.get(levels[0])
    return sum_of_weights(items_under(form, levels)) if stated is None else stated


def items_under(form: Form, levels: Levels) -> list[Indicator]:
    """Return the indicators of a form below a level."""
    return [item for item in form.indicators if item.levels[: len(levels)] == levels]


def sum_of_weights(items: Iterable[Indicator]) -> Decimal | None:
    """Return the sum of the stated weights of indicators; None if none states one."""
    weights = [item.weight for item in items if item.weight is not None]
    return plain_number(sum(weights, Decimal(0))) if weights else None


def plain_number(value: Decimal) -> Decimal:
    """Return a number without the zeros behind its decimals: 10 for 10.00."""
    whole = value.to_integral_value()
    return whole if value == whole else value.normalize()
