"""GC309: an amount is not ten thousand times too large or too small.

Confusing 元 and 万元 is the commonest mistake of this field.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from goalc.lint.context import SubmissionContext
from goalc.lint.rule import SubmissionRule, Violation
from goalc.lint.settings import Option
from goalc.model.amount import print_number
from goalc.model.budgets import Budget, year_budget
from goalc.model.spec import Project
from goalc.source.diagnostic import Note, Severity

MIN_BUDGET = Option("GC309", "least", Decimal(10000))


def subjects(context: SubmissionContext) -> Sequence[tuple[Project, Budget]]:
    """Return the projects that state a budget."""
    found = [(project, year_budget(project)) for project in context.submission.projects]
    return [(project, budget) for project, budget in found if budget is not None]


def check(subject: tuple[Project, Budget], context: SubmissionContext) -> Iterator[Violation]:
    """Yield a violation for a budget above the department's total, for a tiny one and for zero."""
    project, (budget, origin) = subject
    department = context.department
    whole = None if department is None else year_budget(department.form)
    arguments = {"name": project.name, "budget": print_number(budget)}
    if whole is not None and 0 < whole.amount < budget:
        note = Note("GC309.department", whole.origin)
        total = print_number(whole.amount)
        yield Violation("GC309.large", origin, {**arguments, "total": total}, notes=(note,))
    elif not budget:
        yield Violation("GC309.zero", origin, arguments)
    elif budget < context.settings.limit(MIN_BUDGET):
        wan = print_number(budget * 10000)
        yield Violation("GC309.small", origin, {**arguments, "wan": wan}, severity=Severity.WARNING)


RULE = SubmissionRule("GC309", Severity.ERROR, "S", subjects, check, (MIN_BUDGET,))
