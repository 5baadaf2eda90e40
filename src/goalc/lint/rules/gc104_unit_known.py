"""GC104: budget systems and readers know the unit of a target; 百分比 is written %."""

from __future__ import annotations

from collections.abc import Iterator

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.model.spec import Indicator
from goalc.model.target import Comparison, Interval
from goalc.source.diagnostic import Fix, Replacement, Severity


def check(subject: tuple[Indicator, Comparison | Interval], context: FormContext) -> Iterator[Violation]:
    """Yield a violation for an unlisted unit; only the first part of a compound unit (`元/人·月`) counts."""
    indicator, target = subject
    unit, words = target.unit, context.words
    # An amount per something without its 元 is told by GC103.
    if not unit or unit.startswith(("%", "/")) or unit in words.units.kinds:
        return
    origin = context.of(indicator, "指标值")
    arguments = {"name": indicator.name, "value": target.quoted, "unit": unit}
    if unit in words.unit_spellings.right:
        right = words.unit_spellings.right[unit]
        text = str(target).replace(unit, right)
        fix = Fix((Replacement(origin, text),), safe=False)
        yield Violation("GC104.spelling", origin, {**arguments, "right": right, "text": text}, fix=fix)
    elif unit.partition("/")[0].lstrip("百千万亿") not in words.units.kinds:
        yield Violation("GC104.unknown", origin, arguments)


RULE = FormRule("GC104", Severity.WARNING, "S", lambda context: context.numbers, check, fixes=True)
