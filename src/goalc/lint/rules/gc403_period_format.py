"""GC403: periods of projects are written to the same unit in a submission: years, months or days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from goalc.lint.context import FormContext, SubmissionContext
from goalc.lint.rule import SubmissionRule, Violation
from goalc.model.dates import PartialDate, Period
from goalc.source.diagnostic import Phrase, Severity

_UNITS = ("date.year", "date.month", "date.day")
"""From the coarsest to the finest; the keys of their names."""


def subjects(context: SubmissionContext) -> Sequence[list[tuple[FormContext, Period]]]:
    """The periods of all projects together, where there are two."""
    found = [(f, f.project.period) for f in context.projects if f.project and f.project.period]
    return [found] if len(found) > 1 else ()


def check(periods: list[tuple[FormContext, Period]], _: SubmissionContext) -> Iterator[Violation]:
    """Each period that is not written as most are."""
    counts = Counter(_unit(period) for _, period in periods)
    usual = max(counts, key=lambda unit: (counts[unit], -_UNITS.index(unit)))
    example = next(period for _, period in periods if _unit(period) == usual)
    for form, period in periods:
        unit = _unit(period)
        if unit != usual:
            units = {"unit": Phrase(unit, {}), "usual": Phrase(usual, {})}
            arguments = {"period": str(period), **units, "example": str(example)}
            yield Violation(form.field("period"), arguments)


def _unit(period: Period) -> str:
    return max(_of(period.start), _of(period.end), key=_UNITS.index)


def _of(date: PartialDate) -> str:
    return "date.day" if date.day else "date.month" if date.month else "date.year"


RULE = SubmissionRule("GC403", Severity.INFO, "S", subjects, check)
