"""GC401: each step of the plan lies inside the budget year and ends after it begins.

The period of a project is its own and may be longer; it too must not end before it begins.
"""

from __future__ import annotations

from collections.abc import Iterator

from goalc.lint.rule import FormContext, FormRule, Hit
from goalc.model import spec
from goalc.model.spec import Department
from goalc.source.diagnostic import Severity


def check(context: FormContext) -> Iterator[Hit]:
    """The project's period, then each step."""
    form, year = context.form, context.submission.year
    name = spec.DEPARTMENT if isinstance(form, Department) else spec.PROJECT
    period = None if isinstance(form, Department) else form.period
    if period is not None and period.start.first > period.end.last:
        yield Hit(form.file, spec.path_of(name, "period"), {"period": str(period)}, "reversed")
    for index, step in enumerate(form.plan):
        path = (*spec.path_of(name, "plan"), index, spec.PLAN_KEYS[0])
        arguments: dict[str, object] = {"period": str(step.period), "year": year}
        if step.period.start.first > step.period.end.last:
            yield Hit(form.file, path, arguments, "reversed")
        elif step.period.start.year != year or step.period.end.year != year:
            yield Hit(form.file, path, arguments, "outside")


RULE = FormRule("GC401", Severity.ERROR, check)
