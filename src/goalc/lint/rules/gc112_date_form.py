"""GC112: a day is written one way in a submission: `2025年12月31日前` or `2025年12月31日`.

It should not depend on the form whether the day itself counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goalc.lint.context import FormContext, SubmissionContext
from goalc.lint.rule import SubmissionRule, Violation
from goalc.model.spec import Indicator
from goalc.model.target import Deadline
from goalc.source.diagnostic import Note, Severity

Day = tuple[FormContext, Indicator, Deadline]


def subjects(context: SubmissionContext) -> Sequence[list[Day]]:
    """Return the days of all forms as one subject if there are at least two."""
    days = [(form, item, target) for form in context.forms for item, target in form.deadlines]
    return [days] if len(days) > 1 else ()


def check(days: list[Day], _: SubmissionContext) -> Iterator[Violation]:
    """Yield a violation for each day that is written in the less common way."""
    inclusive = [day for day in days if day[2].inclusive]
    before = [day for day in days if not day[2].inclusive]
    rare, common = (inclusive, before) if len(inclusive) <= len(before) else (before, inclusive)
    for form, item, target in rare:
        other_form, other, other_target = common[0]
        note = Note("GC112.other", other_form.of(other, "指标值"), {"value": str(other_target)})
        arguments = {"name": item.name, "value": str(target), "other": str(other_target)}
        yield Violation("GC112", form.of(item, "指标值"), arguments, notes=(note,))


RULE = SubmissionRule("GC112", Severity.INFO, "S", subjects, check)
