"""GC406: the plan has a step for each goal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goalc.lint.context import FormContext, LocatedStep
from goalc.lint.rule import FormRule, Violation
from goalc.source.diagnostic import Severity


def subjects(context: FormContext) -> Sequence[list[LocatedStep]]:
    """Return the plan as one subject if there are goals and steps."""
    return [context.steps] if context.steps and context.goals else ()


def check(steps: list[LocatedStep], context: FormContext) -> Iterator[Violation]:
    """Yield a violation if there are fewer steps than goals."""
    if len(steps) < len(context.goals):
        arguments = {"steps": len(steps), "goals": len(context.goals)}
        yield Violation("GC406", context.at(*context.kind.path("plan")), arguments, part="key")


RULE = FormRule("GC406", Severity.INFO, "I", subjects, check)
