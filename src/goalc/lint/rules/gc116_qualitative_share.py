"""GC116: the share of qualitative targets is limited, in a form and under each of its first levels.

Targets that are either reached or not are not counted: nobody could quantify 通过验收.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from goalc.lint.context import FormContext
from goalc.lint.judged import MEASURED, is_checkable
from goalc.lint.rule import MISREAD, FormRule, Violation
from goalc.lint.settings import Option
from goalc.model.spec import Indicator
from goalc.model.target import Judgement
from goalc.source.diagnostic import Origin, Severity

MAX_FORM_SHARE = Option("GC116", "whole", Decimal(40))
MAX_LEVEL_SHARE = Option("GC116", "level", Decimal(60))
_MIN_COUNT = 3
"""Minimum number of indicators for a share to mean anything."""
_MIN_QUALITATIVE = 2
"""Minimum number of qualitative targets, for the same reason."""

Group = tuple[str, Origin, list[Indicator], Option]


def subjects(context: FormContext) -> Sequence[Group]:
    """Return the form's indicators and those of each first level, groups of at least three."""
    origin = context.field("indicators")
    groups: list[Group] = [("", origin, list(context.indicators), MAX_FORM_SHARE)]
    levels: dict[str, list[Indicator]] = {}
    for item in context.indicators:
        if item.level1:
            levels.setdefault(item.level1, []).append(item)
    groups += [
        (level, context.at(*origin.path, level), rows, MAX_LEVEL_SHARE) for level, rows in levels.items()
    ]
    return [group for group in groups if len(group[2]) >= _MIN_COUNT]


def check(group: Group, context: FormContext) -> Iterator[Violation]:
    """Yield a violation if the share in percent exceeds its limit."""
    level, origin, rows, option = group
    judged = [item for item in rows if _is_qualitative(item, context)]
    count = len(judged)
    if count < _MIN_QUALITATIVE:
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
        about = tuple(context.of(item, "指标值") for item in judged)
        yield Violation("GC116.level" if level else "GC116.whole", origin, arguments, "key", about=about)


def _is_qualitative(item: Indicator, context: FormContext) -> bool:
    target = item.target
    if not isinstance(target, Judgement) or is_checkable(target.text, context.words):
        return False
    # A target in words with a definition in numbers is measured.
    return not MEASURED.search(item.definition)


RULE = FormRule(
    "GC116", Severity.WARNING, "K", subjects, check, (MAX_FORM_SHARE, MAX_LEVEL_SHARE), explained_by=MISREAD
)
