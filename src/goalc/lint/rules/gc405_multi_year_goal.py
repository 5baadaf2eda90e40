"""GC405: a project of several years states its overall goals or its total budget."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.model.dates import Period
from goalc.model.spec import Project
from goalc.source.diagnostic import Severity


def subjects(context: FormContext) -> Sequence[tuple[Project, Period]]:
    """Return a project of more than one year."""
    project = context.project
    if project is None or project.period is None or project.period.start.year >= project.period.end.year:
        return ()
    return [(project, project.period)]


def check(subject: tuple[Project, Period], context: FormContext) -> Iterator[Violation]:
    """Yield a violation for a project with neither 总体目标 nor 项目总额."""
    project, period = subject
    if not project.overall_goals and project.total_budget is None:
        yield Violation("GC405", context.field("period"), {"period": str(period)})


RULE = FormRule("GC405", Severity.INFO, "K", subjects, check)
