"""GC302: the projects add up to the department's 项目支出, and to what its form derives from them.

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
from goalc.model.derived import DerivedSum, derived_sum
from goalc.source.diagnostic import Note, Severity


def subjects(context: SubmissionContext) -> Sequence[Budget | DerivedSum]:
    """Return what the department's form states of all projects, if these say their parts."""
    form, projects = context.department, context.submission.projects
    if form is None or form.department is None:
        return ()
    known = all(year_budget(project) is not None for project in projects)
    spending = project_spending(form.department) if known else None
    stated = [item for item in form.profile.fields if item.key in form.form.fields]
    derived = [derived_sum(item, context.submission) for item in stated if item.derive]
    return [found for found in (spending, *derived) if found is not None]


def check(subject: Budget | DerivedSum, context: SubmissionContext) -> Iterator[Violation]:
    """Yield a violation with a note for each project if a stated sum differs from that of the projects."""
    if isinstance(subject, DerivedSum):
        yield from _check_derived(subject, context)
        return
    stated, place = subject
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


def _check_derived(derived: DerivedSum, context: SubmissionContext) -> Iterator[Violation]:
    form, item = context.department, derived.field
    stated = form.form.fields.get(item.key) if form is not None else None
    if form is None or not isinstance(stated, Decimal) or stated == derived.total:
        return
    notes = tuple(
        Note("GC302.part", part.origin, {"name": project.name, "amount": print_number(part.amount)})
        for project, part in derived.parts
    )
    arguments = {
        "field": item.title,
        "stated": print_number(stated),
        "of": item.of,
        "total": print_number(derived.total),
        "difference": print_number(abs(derived.total - stated)),
    }
    yield Violation("GC302.derived", form.at(item.key), arguments, notes=notes)


def _wan(yuan: Decimal) -> str:
    return print_number(in_unit(yuan, "万元"))


RULE = SubmissionRule("GC302", Severity.ERROR, "S", subjects, check)
