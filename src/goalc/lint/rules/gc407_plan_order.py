"""GC407: the steps of the plan are in the order in which they begin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from goalc.lint.context import FormContext, LocatedStep
from goalc.lint.rule import FormRule, Violation
from goalc.model import spec
from goalc.source.diagnostic import Note, Severity


def subjects(context: FormContext) -> Sequence[tuple[LocatedStep, LocatedStep]]:
    """Return each step with the one above it."""
    return list(pairwise(context.steps))


def check(subject: tuple[LocatedStep, LocatedStep], context: FormContext) -> Iterator[Violation]:
    """Yield a violation for a step that begins before the one above it."""
    (above, above_path), (step, path) = subject
    if step.period.start.first < above.period.start.first:
        when = spec.PLAN_KEYS[0]
        note = Note("GC407.above", context.at(*above_path, when))
        arguments = {"period": str(step.period), "above": str(above.period)}
        yield Violation("GC407", context.at(*path, when), arguments, notes=(note,))


RULE = FormRule("GC407", Severity.WARNING, "I", subjects, check)
