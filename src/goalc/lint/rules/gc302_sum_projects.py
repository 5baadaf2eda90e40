"""GC302: the projects add up to the department's 项目支出.

Both are compared in 元, exact to the 分 (0.01 元). A larger sum of the projects is an error. A smaller one is
a warning, because a department may have projects that it does not publish.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from goalc.lint.context import SubmissionContext
from goalc.lint.rule import SubmissionRule, Violation
from goalc.model.amount import in_unit, print_number
from goalc.model.budgets import Budget, project_spending, year_budget
from goalc.source.diagnostic import Note, Severity


def subjects(context: SubmissionContext) -> Sequence[Budget]:
    """Return the department's form if it states 项目支出 and all projects state their budgets."""
    form, projects = context.department, context.submission.projects
    if form is None or form.department is None or any(year_budget(project) is None for project in projects):
        return ()
    stated = project_spending(form.department)
    return () if stated is None else [stated]


def check(spending: Budget, context: SubmissionContext) -> Iterator[Violation]:
    """Yield a violation with a note for each project if 项目支出 differs from the sum of 预算资金."""
    stated, place = spending
    found = [(project, year_budget(project)) for project in context.submission.projects]
    budgets = [(project, budget) for project, budget in found if budget is not None]
    total = sum((budget.amount for _, budget in budgets), Decimal(0))
    difference = total - stated
    if not difference:
        return
    if not budgets:
        yield Violation("GC302.none", place, {"stated": _wan(stated)}, severity=Severity.WARNING)
        return
    notes = tuple(
        Note("GC302.project", budget.origin, {"name": project.name, "amount": _wan(budget.amount)})
        for project, budget in budgets
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


def _wan(yuan: Decimal) -> str:
    return print_number(in_unit(yuan, "万元"))


RULE = SubmissionRule("GC302", Severity.ERROR, "S", subjects, check)
