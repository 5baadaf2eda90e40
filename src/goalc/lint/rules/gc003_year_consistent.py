"""GC003: the years of a submission agree.

The cover, the titles and the plan are all of one budget year: a project whose period does not touch
the budget year, or a goal that speaks of another year as this one's, was copied from an older table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.lint.subjects import the_form
from goalc.source.diagnostic import Note, Severity

_THIS_YEAR = re.compile(r"(?<!\d)((?:19|20|21)\d\d)年度")


def check(_: object, context: FormContext) -> Iterator[Violation]:
    """The project's period against the year, and `2024年度` in its goals."""
    year, note = context.year, Note("GC003.year", context.cover("year"))
    project = context.project
    if project is not None and project.period is not None:
        period = project.period
        if not period.start.year <= year <= period.end.year:
            arguments = {"period": str(period), "year": year}
            yield Violation(context.field("period"), arguments, "period", notes=(note,))
    for goal in context.goals:
        for named in _THIS_YEAR.findall(goal.text):
            if int(named) != year:
                yield Violation(goal.origin, {"named": named, "year": year}, "goal", notes=(note,))


RULE = FormRule("GC003", Severity.ERROR, "S", the_form, check)
