"""GC308: the year's money is a part of the whole project's, or all of it in a project of one year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.model.amount import print_number
from goalc.model.budgets import year_budget
from goalc.model.spec import Project
from goalc.source.diagnostic import Note, Severity


def subjects(context: FormContext) -> Sequence[Project]:
    """Return a project that states 项目总额 and its money for the year."""
    project = context.project
    year = None if project is None else year_budget(project)
    return (project,) if project and project.total_budget is not None and year is not None else ()


def check(project: Project, context: FormContext) -> Iterator[Violation]:
    """Yield a violation if the year's money does not fit the total and the length of the period."""
    budget, origin = year_budget(project) or (Decimal(0), context.field("budget"))
    total = project.total_budget or Decimal(0)
    period = project.period
    years = 0 if period is None else period.end.year - period.start.year + 1
    arguments = {"budget": print_number(budget), "total": print_number(total), "years": years}
    notes = (Note("GC308.total", context.field("total_budget")),)
    if budget > total:
        yield Violation("GC308.over", origin, arguments, notes=notes)
    elif budget == total and years > 1:
        yield Violation("GC308.equal", origin, arguments, notes=notes, severity=Severity.WARNING)
    elif budget < total and years == 1:
        yield Violation("GC308.single", origin, arguments, notes=notes, severity=Severity.WARNING)


RULE = FormRule("GC308", Severity.ERROR, "S", subjects, check)
