"""GC003: the years of a submission agree.

The cover, the titles and the plan are all of one budget year: a project whose period does not touch
the budget year, or a goal that speaks of another year as this one's, was copied from an older table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from goalc.lint.rule import FormContext, FormRule, Hit
from goalc.model import spec
from goalc.model.spec import Project
from goalc.source.diagnostic import Note, Origin, Severity

_THIS_YEAR = re.compile(r"(?<!\d)((?:19|20|21)\d\d)年度")


def check(context: FormContext) -> Iterator[Hit]:
    """The project's period against the year, and `2024年度` in its goals."""
    form, year = context.form, context.submission.year
    note = Note("GC003.year", Origin(context.submission.file, spec.path_of(spec.SUBMISSION, "year")))
    if isinstance(form, Project):
        period = form.period
        if period is not None and not period.start.year <= year <= period.end.year:
            arguments: dict[str, object] = {"period": str(period), "year": year}
            yield Hit(form.file, spec.path_of(spec.PROJECT, "period"), arguments, "period", notes=(note,))
        goals, path = form.annual_goals, spec.path_of(spec.PROJECT, "annual_goals")
    else:
        goals, path = form.goals, spec.path_of(spec.DEPARTMENT, "goals")
    for index, goal in enumerate(goals):
        for named in _THIS_YEAR.findall(goal):
            if int(named) != year:
                yield Hit(form.file, (*path, index), {"named": named, "year": year}, "goal", notes=(note,))


RULE = FormRule("GC003", Severity.ERROR, check)
