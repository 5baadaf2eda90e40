"""GC116: most targets are numbers; of the form's, and of each first level's, only a part is qualitative."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Option, Violation
from goalc.model.spec import Indicator
from goalc.model.target import Judgement
from goalc.source.diagnostic import Origin, Severity

WHOLE = Option("GC116", "whole", Decimal(40))
LEVEL = Option("GC116", "level", Decimal(60))
_FEW = 3
"""Of fewer indicators a share says nothing."""

Group = tuple[str, Origin, list[Indicator], Option]


def subjects(context: FormContext) -> Sequence[Group]:
    """The form's indicators, and those of each first level, where they are three or more."""
    origin = context.field("indicators")
    groups: list[Group] = [("", origin, list(context.indicators), WHOLE)]
    for level in dict.fromkeys(item.level1 for item in context.indicators):
        rows = [item for item in context.indicators if item.level1 == level]
        groups.append((level, context.at(*origin.path, level), rows, LEVEL))
    return [group for group in groups if len(group[2]) >= _FEW]


def check(group: Group, context: FormContext) -> Iterator[Violation]:
    """The share in percent against its limit."""
    level, origin, rows, option = group
    count = sum(isinstance(item.target, Judgement) for item in rows)
    if not count:
        return
    share, limit = Decimal(100 * count) / len(rows), context.settings.limit(option)
    if share > limit:
        arguments = {
            "level": level,
            "count": count,
            "all": len(rows),
            "share": f"{share:.0f}",
            "limit": limit,
        }
        yield Violation(origin, arguments, "level" if level else "whole", "key")


RULE = FormRule("GC116", Severity.WARNING, "K", subjects, check, (WHOLE, LEVEL))
