"""GC401: each step of the plan lies inside the budget year and ends after it begins.

The period of a project is its own and may be longer; it too must not end before it begins.
"""

from __future__ import annotations

from collections.abc import Iterator

from goalc.lint.context import Form, FormContext
from goalc.lint.rule import FormRule, Hit
from goalc.lint.subjects import the_form
from goalc.model import spec
from goalc.source.diagnostic import Severity


def check(_: Form, context: FormContext) -> Iterator[Hit]:
    """The project's period, then each step."""
    year, project = context.year, context.project
    period = None if project is None else project.period
    if period is not None and period.start.first > period.end.last:
        yield Hit(context.field("period"), {"period": str(period)}, "reversed")
    for step, path in context.steps:
        origin = context.at(*path, spec.PLAN_KEYS[0])
        arguments = {"period": str(step.period), "year": year}
        if step.period.start.first > step.period.end.last:
            yield Hit(origin, arguments, "reversed")
        elif step.period.start.year != year or step.period.end.year != year:
            yield Hit(origin, arguments, "outside")


RULE = FormRule("GC401", Severity.ERROR, "S", the_form, check)
