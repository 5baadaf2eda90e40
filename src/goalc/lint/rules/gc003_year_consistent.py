"""GC003: the years of a submission agree.

The cover, the titles and the plan belong to one budget year. A project whose period does not include the
budget year, or a goal that names another year as the current one, was copied from an older table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.source.diagnostic import Note, Severity

_THIS_YEAR = re.compile(r"(?<!\d)((?:19|20|21)\d\d)年度")


def check(_: object, context: FormContext) -> Iterator[Violation]:
    """Yield violations for the project's period, and for goals that name another year (`2024年度`)."""
    year, note = context.year, Note("GC003.year", context.cover("year"))
    project = context.project
    if project is not None and project.period is not None:
        period = project.period
        if not period.start.year <= year <= period.end.year:
            arguments = {"period": str(period), "year": year}
            yield Violation("GC003.period", context.field("period"), arguments, notes=(note,))
    for goal in context.goals:
        for named in _THIS_YEAR.findall(goal.text):
            if int(named) != year:
                yield Violation("GC003.goal", goal.origin, {"named": named, "year": year}, notes=(note,))


RULE = FormRule("GC003", Severity.ERROR, "S", lambda context: (context.form,), check)
