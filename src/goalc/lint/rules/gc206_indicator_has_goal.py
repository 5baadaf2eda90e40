"""GC206: if any indicator refers to goals (目标序号), each refers to a goal that exists."""

from __future__ import annotations

from collections.abc import Iterator

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Outcome, Unjudgeable, Violation
from goalc.model.spec import Indicator
from goalc.source.diagnostic import Severity


def check(indicator: Indicator, context: FormContext) -> Iterator[Outcome]:
    """Yield a violation for a number beyond the goals, and for an indicator without 目标序号."""
    if not indicator.goal_numbers and not context.has_goal_numbers:
        yield Unjudgeable("unjudged.goal-numbers")
        return
    count = len(context.goals)
    arguments = {"name": indicator.name, "count": count}
    for number in indicator.goal_numbers:
        if number > count:
            yield Violation(
                "GC206.beyond", context.of(indicator, "目标序号"), {**arguments, "number": number}
            )
    if not indicator.goal_numbers:
        yield Violation("GC206.none", context.of(indicator, "名称"), arguments)


RULE = FormRule("GC206", Severity.WARNING, "S", lambda context: context.indicators, check)
