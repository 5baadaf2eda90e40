"""GC111: the day of a target is in the budget year or in the project's period."""

from __future__ import annotations

from collections.abc import Iterator

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.model.spec import Indicator
from goalc.model.target import Deadline
from goalc.source.diagnostic import Severity


def check(subject: tuple[Indicator, Deadline], context: FormContext) -> Iterator[Violation]:
    """Yield a violation for a day outside both."""
    indicator, target = subject
    day, year = target.date.first, context.year
    period = context.project.period if context.project is not None else None
    inside = period is not None and period.start.first <= day <= period.end.last
    if day.year != year and not inside:
        arguments = {"name": indicator.name, "value": str(target), "year": year}
        yield Violation("GC111", context.of(indicator, "指标值"), arguments)


RULE = FormRule("GC111", Severity.WARNING, "I", lambda context: context.deadlines, check)
