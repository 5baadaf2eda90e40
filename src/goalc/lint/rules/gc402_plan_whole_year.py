"""GC402: the plan has steps: not every row runs from the first day of the year to the last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from goalc.lint.context import FormContext, LocatedStep
from goalc.lint.rule import FormRule, Violation
from goalc.source.diagnostic import Severity


def subjects(context: FormContext) -> Sequence[list[LocatedStep]]:
    """The plan as a whole."""
    return [context.steps] if context.steps else ()


def check(steps: list[LocatedStep], context: FormContext) -> Iterator[Violation]:
    """Plans all of whose rows are the whole year."""
    first, last = date(context.year, 1, 1), date(context.year, 12, 31)
    if all(step.period.start.first == first and step.period.end.last == last for step, _ in steps):
        arguments = {"count": len(steps), "year": context.year}
        yield Violation(context.at(*context.kind.path("plan")), arguments, part="key")


RULE = FormRule("GC402", Severity.WARNING, "S", subjects, check)
