"""GC214: an indicator in both the department's form and a project's has the same target in both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goalc.lint.context import FormContext, SubmissionContext
from goalc.lint.rule import MISREAD, SubmissionRule, Violation
from goalc.model.spec import Indicator
from goalc.model.target.outcomes import same_outcomes
from goalc.source.diagnostic import Note, Severity

Pair = tuple[FormContext, Indicator, FormContext, Indicator]


def subjects(context: SubmissionContext) -> Sequence[Pair]:
    """Return the indicators of projects, each with the one of the same name in the department's form."""
    department = context.department
    if department is None:
        return ()
    named = {item.name: item for item in department.indicators}
    return [
        (form, item, department, named[item.name])
        for form in context.projects
        for item in form.indicators
        if item.name in named
    ]


def check(pair: Pair, context: SubmissionContext) -> Iterator[Violation]:
    """Yield a violation if the targets differ."""
    form, item, department, other = pair
    if not same_outcomes(item.target, other.target, context.submission.year):
        origins = form.of(item, "指标值"), department.of(other, "指标值")
        note = Note("GC214.department", origins[1], {"value": other.target.quoted})
        arguments = {"name": item.name, "value": item.target.quoted, "other": other.target.quoted}
        yield Violation("GC214", origins[0], arguments, notes=(note,), about=origins)


RULE = SubmissionRule("GC214", Severity.INFO, "I", subjects, check, explained_by=MISREAD)
