"""GC012: texts fit into the fields of the budget system."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from goalc.lint.context import FormContext, Text
from goalc.lint.rule import FormRule, Hit, Option
from goalc.source.diagnostic import Severity

PROJECT = Option("GC012", "project", Decimal(180))
NAME = Option("GC012", "name", Decimal(1000))
TARGET = Option("GC012", "target", Decimal(1000))
DEFINITION = Option("GC012", "definition", Decimal(2000))
GOAL = Option("GC012", "goal", Decimal(2000))


def subjects(context: FormContext) -> Sequence[tuple[Text, Option]]:
    """The texts that have a limit, each with it."""
    found = [(goal, GOAL) for goal in context.goals]
    if context.project is not None:
        found.append((Text(context.project.name, context.field("name")), PROJECT))
    for item in context.form.indicators:
        found.append((Text(item.name, context.of(item, "名称")), NAME))
        found.append((Text(str(item.target), context.of(item, "指标值")), TARGET))
        found.append((Text(item.definition, context.of(item, "解释")), DEFINITION))
    return found


def check(subject: tuple[Text, Option], context: FormContext) -> Iterator[Hit]:
    """Characters against the limit."""
    text, option = subject
    length = len(text.text)
    # Nearly every text is shorter than any limit.
    if length > 50 and length > (limit := context.settings.limit(option)):
        arguments = {"field": text.origin.path[-1], "length": length, "limit": limit}
        yield Hit(text.origin, arguments if isinstance(text.origin.path[-1], str) else _goal(arguments))


def _goal(arguments: Mapping[str, object]) -> dict[str, object]:
    return {**arguments, "field": "目标"}


RULE = FormRule("GC012", Severity.ERROR, "S", subjects, check, (PROJECT, NAME, TARGET, DEFINITION, GOAL))
