"""GC401: each step of the plan lies inside the budget year and ends after it begins.

The period of a project is its own and may be longer; it too must not end before it begins.
"""

from __future__ import annotations

from collections.abc import Iterator

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.lint.subjects import the_form
from goalc.model import spec
from goalc.model.spec import Form
from goalc.source.diagnostic import Severity


def check(_: Form, context: FormContext) -> Iterator[Violation]:
    """The project's period, then each step."""
    year, project = context.year, context.project
    period = None if project is None else project.period
    if period is not None and period.start.first > period.end.last:
        yield Violation(context.field("period"), {"period": str(period)}, "reversed")
    for step, path in context.steps:
        start, end = step.period.start, step.period.end
        variant = "reversed" if start.first > end.last else ""
        if not variant and (start.year != year or end.year != year):
            variant = "outside"
        if variant:
            origin = context.at(*path, spec.PLAN_KEYS[0])
            yield Violation(origin, {"period": str(step.period), "year": year}, variant)


RULE = FormRule("GC401", Severity.ERROR, "S", the_form, check)
