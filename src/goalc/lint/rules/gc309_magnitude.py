"""GC309: an amount is not ten thousand times too large or too small.

元 and 万元 in one document are this field's commonest mistake.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from goalc.lint.context import FormContext, SubmissionContext
from goalc.lint.rule import Option, SubmissionRule, Violation
from goalc.model.amount import print_number
from goalc.model.spec import Project
from goalc.source.diagnostic import Note, Severity

LEAST = Option("GC309", "least", Decimal(10000))


def subjects(context: SubmissionContext) -> Sequence[tuple[FormContext, Project]]:
    """The projects with a budget that is not nothing."""
    return [
        (form, form.project) for form in context.projects if form.project and form.project.budget is not None
    ]


def check(subject: tuple[FormContext, Project], context: SubmissionContext) -> Iterator[Violation]:
    """Budgets above all that the department has, and budgets of a few 元 or none."""
    form, project = subject
    budget = project.budget or Decimal(0)
    department = context.department
    total = department.department.total if department is not None and department.department else None
    arguments = {"name": project.name, "budget": print_number(budget)}
    if total and department is not None and budget > total:
        note = Note("GC309.department", department.field("project_expenditure"))
        yield Violation(
            form.field("budget"), {**arguments, "total": print_number(total)}, "large", notes=(note,)
        )
    elif not budget:
        yield Violation(form.field("budget"), arguments, "zero")
    elif budget < context.settings.limit(LEAST):
        wan = print_number(budget * 10000)
        yield Violation(form.field("budget"), {**arguments, "wan": wan}, "small", severity=Severity.WARNING)


RULE = SubmissionRule("GC309", Severity.ERROR, "S", subjects, check, (LEAST,))
