"""GC302: the projects add up to the department's 项目支出.

Both are compared in 元, exact to the 分 (0.01 元). A larger sum of the projects is an error. A smaller one is
a warning, because a department may have projects that it does not publish.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from goalc.lint.context import FormContext, SubmissionContext
from goalc.lint.rule import SubmissionRule, Violation
from goalc.model.amount import in_unit, print_number
from goalc.model.spec import Department, Project
from goalc.source.diagnostic import Note, Severity


def subjects(context: SubmissionContext) -> Sequence[tuple[FormContext, Department]]:
    """Return the department's form if it states 项目支出 and all projects state their budgets."""
    form, projects = context.department, context.submission.projects
    if form is None or form.department is None or any(project.budget is None for project in projects):
        return ()
    return [(form, form.department)] if form.department.project_expenditure is not None else ()


def check(subject: tuple[FormContext, Department], context: SubmissionContext) -> Iterator[Violation]:
    """Yield a violation with a note for each project if 项目支出 differs from the sum of 预算资金."""
    form, department = subject
    stated = department.project_expenditure or Decimal(0)
    budgets = [(other, project, project.budget or Decimal(0)) for other, project in _projects(context)]
    total = sum((budget for _, _, budget in budgets), Decimal(0))
    difference = total - stated
    if not difference:
        return
    place = form.field("project_expenditure")
    if not budgets:
        yield Violation("GC302.none", place, {"stated": _wan(stated)}, severity=Severity.WARNING)
        return
    notes = tuple(
        Note("GC302.project", other.field("budget"), {"name": project.name, "amount": _wan(budget)})
        for other, project, budget in budgets
    )
    arguments = {
        "stated": _wan(stated),
        "total": _wan(total),
        "yuan": print_number(total),
        "count": len(budgets),
        "difference": _wan(abs(difference)),
    }
    key, severity = ("GC302.over", None) if difference > 0 else ("GC302.under", Severity.WARNING)
    yield Violation(key, place, arguments, notes=notes, severity=severity)


def _projects(context: SubmissionContext) -> Iterator[tuple[FormContext, Project]]:
    return ((form, form.project) for form in context.projects if form.project is not None)


def _wan(yuan: Decimal) -> str:
    return print_number(in_unit(yuan, "万元"))


RULE = SubmissionRule("GC302", Severity.ERROR, "S", subjects, check)
