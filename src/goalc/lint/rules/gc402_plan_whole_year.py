"""GC402: the plan has steps: not every row covers the whole year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from goalc.lint.context import FormContext, LocatedStep
from goalc.lint.rule import FormRule, Violation
from goalc.source.diagnostic import Severity


def subjects(context: FormContext) -> Sequence[list[LocatedStep]]:
    """Return the plan as one subject."""
    return [context.steps] if context.steps else ()


def check(steps: list[LocatedStep], context: FormContext) -> Iterator[Violation]:
    """Yield a violation for a plan in which every row covers the whole year."""
    first, last = date(context.year, 1, 1), date(context.year, 12, 31)
    if all(step.period.start.first == first and step.period.end.last == last for step, _ in steps):
        arguments = {"count": len(steps), "year": context.year}
        yield Violation("GC402", context.at(*context.kind.path("plan")), arguments, part="key")


RULE = FormRule("GC402", Severity.WARNING, "S", subjects, check)
