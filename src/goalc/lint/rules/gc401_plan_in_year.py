"""GC401: each step of the plan is inside the budget year and does not end before it begins.

The period of a project may be longer, but must not end before it begins either.
"""

from __future__ import annotations

from collections.abc import Iterator

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.model import spec
from goalc.model.spec import Form
from goalc.source.diagnostic import Severity


def check(_: Form, context: FormContext) -> Iterator[Violation]:
    """Yield violations for the project's period, then for each step."""
    year, project = context.year, context.project
    period = None if project is None else project.period
    if period is not None and period.start.first > period.end.last:
        yield Violation("GC401.reversed", context.field("period"), {"period": str(period)})
    for step, path in context.steps:
        start, end = step.period.start, step.period.end
        origin, arguments = context.at(*path, spec.PLAN_KEYS[0]), {"period": str(step.period), "year": year}
        if start.first > end.last:
            yield Violation("GC401.reversed", origin, arguments)
        elif start.year != year or end.year != year:
            yield Violation("GC401.outside", origin, arguments)


RULE = FormRule("GC401", Severity.ERROR, "S", lambda context: (context.form,), check)
