"""GC205: each goal has an indicator that shows whether it is reached (目标序号)."""

from __future__ import annotations

from collections.abc import Iterator

from goalc.lint.context import FormContext, Text
from goalc.lint.rule import FormRule, Outcome, Unjudgeable, Violation
from goalc.lint.subjects import goals
from goalc.source.diagnostic import Severity


def check(goal: Text, context: FormContext) -> Iterator[Outcome]:
    """Goals that no indicator names; indicators that name none at all leave it open."""
    served = {number for item in context.indicators for number in item.goal_numbers}
    number = context.goals.index(goal) + 1
    if not served:
        yield Unjudgeable("unjudged.goal-numbers")
    elif number not in served:
        yield Violation(goal.origin, {"number": number, "value": goal.text})


RULE = FormRule("GC205", Severity.WARNING, "S", goals, check)
