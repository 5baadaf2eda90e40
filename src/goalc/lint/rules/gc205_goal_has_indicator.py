"""GC205: each goal has an indicator that shows whether it is reached (目标序号)."""

from __future__ import annotations

from collections.abc import Iterator

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Outcome, Unjudgeable, Violation
from goalc.lint.texts import Text
from goalc.source.diagnostic import Severity


def check(numbered: tuple[int, Text], context: FormContext) -> Iterator[Outcome]:
    """Yield a violation for a goal without an indicator; unjudgeable if no indicator has 目标序号."""
    number, goal = numbered
    served = {number for item in context.indicators for number in item.goal_numbers}
    if not served:
        yield Unjudgeable("unjudged.goal-numbers")
    elif number not in served:
        yield Violation("GC205", goal.origin, {"number": number, "value": goal.text})


RULE = FormRule("GC205", Severity.WARNING, "S", lambda context: list(enumerate(context.goals, 1)), check)
