"""GC403: the periods of a submission's projects have the same precision: years, months or days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from goalc.lint.context import FormContext, SubmissionContext
from goalc.lint.rule import SubmissionRule, Violation
from goalc.model.dates import PartialDate, Period
from goalc.source.diagnostic import Phrase, Severity

_UNITS = ("date.year", "date.month", "date.day")
"""The message keys of the units, from the coarsest to the finest."""


def subjects(context: SubmissionContext) -> Sequence[list[tuple[FormContext, Period]]]:
    """Return the periods of all projects as one subject if there are at least two."""
    found = [(f, f.project.period) for f in context.projects if f.project and f.project.period]
    return [found] if len(found) > 1 else ()


def check(periods: list[tuple[FormContext, Period]], _: SubmissionContext) -> Iterator[Violation]:
    """Yield a violation for each period whose precision is not the most common one."""
    counts = Counter(_unit(period) for _, period in periods)
    usual = max(counts, key=lambda unit: (counts[unit], -_UNITS.index(unit)))
    example = next(period for _, period in periods if _unit(period) == usual)
    for form, period in periods:
        unit = _unit(period)
        if unit != usual:
            units = {"unit": Phrase(unit, {}), "usual": Phrase(usual, {})}
            arguments = {"period": str(period), **units, "example": str(example)}
            yield Violation("GC403", form.field("period"), arguments)


def _unit(period: Period) -> str:
    return max(_of(period.start), _of(period.end), key=_UNITS.index)


def _of(date: PartialDate) -> str:
    return "date.day" if date.day else "date.month" if date.month else "date.year"


RULE = SubmissionRule("GC403", Severity.INFO, "S", subjects, check)
