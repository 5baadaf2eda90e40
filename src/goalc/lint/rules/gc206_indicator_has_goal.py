"""GC206: where indicators name the goals that they serve, each names one that exists."""

from __future__ import annotations

from collections.abc import Iterator

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Outcome, Unjudgeable, Violation
from goalc.lint.subjects import indicators
from goalc.model.spec import Indicator
from goalc.source.diagnostic import Severity


def check(indicator: Indicator, context: FormContext) -> Iterator[Outcome]:
    """Indicators without 目标序号 among others with it, and numbers beyond the goals."""
    if not indicator.goal_numbers and not context.numbers_goals:
        yield Unjudgeable("unjudged.goal-numbers")
        return
    count = len(context.goals)
    arguments = {"name": indicator.name, "count": count}
    for number in indicator.goal_numbers:
        if number > count:
            yield Violation(context.of(indicator, "目标序号"), {**arguments, "number": number}, "beyond")
    if not indicator.goal_numbers:
        yield Violation(context.of(indicator, "名称"), arguments, "none")


RULE = FormRule("GC206", Severity.WARNING, "S", indicators, check)
