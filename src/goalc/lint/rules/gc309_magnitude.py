"""GC309: an amount is not ten thousand times too large or too small.

Confusing 元 and 万元 is the commonest mistake of this field.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from goalc.lint.context import FormContext, SubmissionContext
from goalc.lint.rule import SubmissionRule, Violation
from goalc.lint.settings import Option
from goalc.model.amount import print_number
from goalc.model.spec import Project
from goalc.source.diagnostic import Note, Severity

MIN_BUDGET = Option("GC309", "least", Decimal(10000))


def subjects(context: SubmissionContext) -> Sequence[tuple[FormContext, Project]]:
    """Return the projects that state a budget."""
    return [
        (form, form.project) for form in context.projects if form.project and form.project.budget is not None
    ]


def check(subject: tuple[FormContext, Project], context: SubmissionContext) -> Iterator[Violation]:
    """Yield a violation for a budget above the department's total, for a tiny one and for zero."""
    form, project = subject
    budget = project.budget or Decimal(0)
    department = context.department
    total = department.department.total if department is not None and department.department else None
    arguments = {"name": project.name, "budget": print_number(budget)}
    if total and department is not None and budget > total:
        note = Note("GC309.department", department.field("project_expenditure"))
        yield Violation(
            "GC309.large", form.field("budget"), {**arguments, "total": print_number(total)}, notes=(note,)
        )
    elif not budget:
        yield Violation("GC309.zero", form.field("budget"), arguments)
    elif budget < context.settings.limit(MIN_BUDGET):
        wan = print_number(budget * 10000)
        yield Violation(
            "GC309.small", form.field("budget"), {**arguments, "wan": wan}, severity=Severity.WARNING
        )


RULE = SubmissionRule("GC309", Severity.ERROR, "S", subjects, check, (MIN_BUDGET,))
