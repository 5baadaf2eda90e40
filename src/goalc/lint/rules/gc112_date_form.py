"""GC112: a day is written one way in a submission: `2025年12月31日前` or `2025年12月31日`, with its year.

It should not depend on the form whether the day itself counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from goalc.lint.context import FormContext, SubmissionContext
from goalc.lint.rule import SubmissionRule, Violation
from goalc.model.spec import Indicator
from goalc.model.target import Deadline, Term
from goalc.model.target.spelling import spelling
from goalc.source.diagnostic import Fix, Note, Replacement, Severity

Day = tuple[FormContext, Indicator, Deadline | Term]
_YEAR = re.compile(r"[0-9零〇○一二三四五六七八九]{4}")


def subjects(context: SubmissionContext) -> Sequence[list[Day]]:
    """Return the days of all forms as one subject if there are any."""
    days = [(form, item, target) for form in context.forms for item, target in form.dated]
    return [days] if days else ()


def check(days: list[Day], _: SubmissionContext) -> Iterator[Violation]:
    """Yield a violation for each day without a year, and for each that is written in the less common way."""
    for form, item, target in days:
        text = "" if target.slips else spelling(target, form.year)
        if text:
            origin = form.of(item, "指标值")
            arguments = {"name": item.name, "value": target.quoted, "text": text}
            key = "GC112.form" if _YEAR.search(target.quoted) else "GC112.year"
            fix = Fix((Replacement(origin, text),), safe=False)
            yield Violation(key, origin, arguments, fix=fix)
    yield from _uncommon([day for day in days if not day[2].written])


def _uncommon(days: list[Day]) -> Iterator[Violation]:
    """Yield a violation for each whole date with 前 if most have none, and the other way round."""
    inclusive = [day for day in days if isinstance(day[2], Deadline) and day[2].inclusive]
    before = [day for day in days if isinstance(day[2], Deadline) and not day[2].inclusive]
    rare, common = (inclusive, before) if len(inclusive) <= len(before) else (before, inclusive)
    for form, item, target in rare:
        other_form, other, other_target = common[0]
        note = Note("GC112.other", other_form.of(other, "指标值"), {"value": other_target.quoted})
        arguments = {"name": item.name, "value": target.quoted, "other": other_target.quoted}
        yield Violation("GC112", form.of(item, "指标值"), arguments, notes=(note,))


RULE = SubmissionRule("GC112", Severity.INFO, "S", subjects, check, fixes=True)
