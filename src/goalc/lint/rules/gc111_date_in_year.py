"""GC111: the day of a target lies inside the budget year, or inside the project's period."""

from __future__ import annotations

from collections.abc import Iterator

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.lint.subjects import deadlines
from goalc.model.spec import Indicator
from goalc.model.target import Deadline
from goalc.source.diagnostic import Severity


def check(subject: tuple[Indicator, Deadline], context: FormContext) -> Iterator[Violation]:
    """Days outside both."""
    indicator, target = subject
    day, year = target.date.first, context.year
    period = context.project.period if context.project is not None else None
    inside = period is not None and period.start.first <= day <= period.end.last
    if day.year != year and not inside:
        arguments = {"name": indicator.name, "value": str(target), "year": year}
        yield Violation(context.of(indicator, "指标值"), arguments)


RULE = FormRule("GC111", Severity.WARNING, "I", deadlines, check)
