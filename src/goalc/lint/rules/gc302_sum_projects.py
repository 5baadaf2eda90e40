"""GC302: the projects add up to the department's 项目支出.

Both are compared in 元, to the 分. More projects than expenditure is an error; less is a warning, as
a department may have projects that it does not publish.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from goalc.lint.rule import Hit, SubmissionContext, SubmissionRule
from goalc.model import spec
from goalc.model.amount import in_unit, print_number
from goalc.source.diagnostic import Note, Origin, Severity


def check(context: SubmissionContext) -> Iterator[Hit]:
    """The department's 项目支出 against the sum of 预算资金, each project named."""
    department, projects = context.submission.department, context.submission.projects
    if department is None or department.project_expenditure is None or not projects:
        return
    budgets = [(project, project.budget) for project in projects if project.budget is not None]
    total = sum((budget for _, budget in budgets), Decimal(0))
    difference = total - department.project_expenditure
    if not difference or len(budgets) < len(projects):
        return
    path = spec.path_of(spec.PROJECT, "budget")
    notes = tuple(
        Note("GC302.project", Origin(project.file, path), {"name": project.name, "amount": _wan(budget)})
        for project, budget in budgets
    )
    yield Hit(
        department.file,
        spec.path_of(spec.DEPARTMENT, "project_expenditure"),
        {
            "stated": _wan(department.project_expenditure),
            "total": _wan(total),
            "yuan": print_number(total),
            "count": len(projects),
            "difference": _wan(abs(difference)),
        },
        "over" if difference > 0 else "under",
        notes=notes,
        severity=None if difference > 0 else Severity.WARNING,
    )


def _wan(yuan: Decimal) -> str:
    return print_number(in_unit(yuan, "万元"))


RULE = SubmissionRule("GC302", Severity.ERROR, check)
