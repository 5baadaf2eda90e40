"""GC111: the last day of a target is in the budget year or in the project's period, and so is its first."""

from __future__ import annotations

from collections.abc import Iterator

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.model.spec import Indicator
from goalc.model.target import Deadline, Term
from goalc.source.diagnostic import Severity


def check(subject: tuple[Indicator, Deadline | Term], context: FormContext) -> Iterator[Violation]:
    """Yield a violation for a day outside both."""
    indicator, target = subject
    year = context.year
    days = (
        (target.last_day(year),)
        if isinstance(target, Deadline)
        else (target.first.on(year), target.last.on(year))
    )
    period = context.project.period if context.project is not None else None
    for day in days:
        inside = period is not None and period.start.first <= day <= period.end.last
        if day.year != year and not inside:
            arguments = {"name": indicator.name, "value": target.quoted, "year": year}
            yield Violation("GC111", context.of(indicator, "指标值"), arguments)
            return


RULE = FormRule("GC111", Severity.WARNING, "I", lambda context: context.dated, check)
