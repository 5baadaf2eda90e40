"""GC404: a new project begins in the budget year, a continued one began earlier."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.model.dates import Period
from goalc.model.spec import Project
from goalc.source.diagnostic import Note, Severity


def subjects(context: FormContext) -> Sequence[tuple[Project, Period]]:
    """Return a project with a nature and a period."""
    project = context.project
    return [(project, project.period)] if project and project.nature and project.period else ()


def check(subject: tuple[Project, Period], context: FormContext) -> Iterator[Violation]:
    """Yield a violation if 项目属性 does not fit the beginning of 实施时间."""
    project, period = subject
    start, year = period.start.year, context.year
    key = ""
    if "新增" in project.nature and start < year:
        key = "GC404.started"
    elif "延续" in project.nature and start >= year:
        key = "GC404.new"
    if key:
        note = Note("GC404.period", context.field("period"))
        arguments = {"nature": project.nature, "period": str(period), "year": year}
        yield Violation(key, context.field("nature"), arguments, notes=(note,))


RULE = FormRule("GC404", Severity.WARNING, "S", subjects, check)
