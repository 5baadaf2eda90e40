"""GC012: texts fit into the fields of the budget system."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.lint.settings import Option
from goalc.model.spec import Form, Project
from goalc.source.diagnostic import Origin, Severity

PROJECT = Option("GC012", "project", Decimal(180))
NAME = Option("GC012", "name", Decimal(1000))
TARGET = Option("GC012", "target", Decimal(1000))
DEFINITION = Option("GC012", "definition", Decimal(2000))
GOAL = Option("GC012", "goal", Decimal(2000))
OPTIONS = (PROJECT, NAME, TARGET, DEFINITION, GOAL)


def check(form: Form, context: FormContext) -> Iterator[Violation]:
    """Yield a violation for each text that has more characters than its limit."""
    for text, limit, origin in _long(form, context):
        field = origin.path[-1] if isinstance(origin.path[-1], str) else "目标"
        yield Violation("GC012", origin, {"field": field, "length": len(text), "limit": limit})


def _long(form: Form, context: FormContext) -> Iterator[tuple[str, Decimal, Origin]]:
    """Yield the texts that are too long, each with its limit and its place."""
    project, name, target, definition, goal = map(context.settings.limit, OPTIONS)
    if isinstance(form, Project) and len(form.name) > project:
        yield form.name, project, context.field("name")
    for text, origin in context.goals:
        if len(text) > goal:
            yield text, goal, origin
    for item in form.indicators:
        if len(item.name) > name:
            yield item.name, name, context.of(item, "名称")
        if len(text := item.target.quoted) > target:
            yield text, target, context.of(item, "指标值")
        if len(item.definition) > definition:
            yield item.definition, definition, context.of(item, "解释")


RULE = FormRule("GC012", Severity.ERROR, "S", lambda context: (context.form,), check, OPTIONS)
