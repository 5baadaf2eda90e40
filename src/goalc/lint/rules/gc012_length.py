"""GC012: texts fit into the fields of the budget system."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Hit, Option
from goalc.source.diagnostic import Path, Severity

PROJECT = Option("GC012", "project", Decimal(180))
NAME = Option("GC012", "name", Decimal(1000))
TARGET = Option("GC012", "target", Decimal(1000))
DEFINITION = Option("GC012", "definition", Decimal(2000))
GOAL = Option("GC012", "goal", Decimal(2000))


_SHORT = 50
"""Nearly every text is shorter than this, and this than any limit that makes sense."""


def subjects(context: FormContext) -> Sequence[tuple[str, Option, Path]]:
    """The texts that have a limit, each with it and its path."""
    found: list[tuple[str, Option, Path]] = [(goal.text, GOAL, goal.origin.path) for goal in context.goals]
    if context.project is not None:
        found.append((context.project.name, PROJECT, context.field("name").path))
    for item in context.form.indicators:
        found += (
            (item.name, NAME, (*item.path, "名称")),
            (str(item.target), TARGET, (*item.path, "指标值")),
            (item.definition, DEFINITION, (*item.path, "解释")),
        )
    return found


def check(subject: tuple[str, Option, Path], context: FormContext) -> Iterator[Hit]:
    """Characters against the limit."""
    text, option, path = subject
    length = len(text)
    if length > _SHORT and length > (limit := context.settings.limit(option)):
        field = path[-1] if isinstance(path[-1], str) else "目标"
        yield Hit(context.at(*path), {"field": field, "length": length, "limit": limit})


RULE = FormRule("GC012", Severity.ERROR, "S", subjects, check, (PROJECT, NAME, TARGET, DEFINITION, GOAL))
