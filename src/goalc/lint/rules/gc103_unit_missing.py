"""GC103: a number has a unit; that of a ratio is %. An index (PQI, pH, 指数) has none.

It is an error where the name or the level tells that something is counted, otherwise a warning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.lint.rules.gc106_percent_range import is_fraction
from goalc.model.direction import name_head
from goalc.model.spec import Indicator
from goalc.model.target import Comparison, Interval
from goalc.source.diagnostic import Severity

_LETTERS = re.compile(r"[A-Za-z][A-Za-z0-9.]{0,40}(?:值)?$")
_PER = re.compile(r"/[^0-9百千万亿]")


def check(subject: tuple[Indicator, Comparison | Interval], context: FormContext) -> Iterator[Violation]:
    """Yield a violation for a number without a unit, and for an amount per something without its 元."""
    indicator, target = subject
    origin = context.of(indicator, "指标值")
    arguments = {"name": indicator.name, "value": target.quoted}
    if _PER.match(target.unit):
        yield Violation("GC103.money", origin, {**arguments, "unit": target.unit}, severity=Severity.WARNING)
        return
    if target.unit or _is_index(indicator, target, context):
        return
    # 0.95 under the name of a rate lacks more than its unit.
    if not (isinstance(target, Comparison) and is_fraction(indicator, target, context)):
        severity = Severity.ERROR if _is_counted(indicator, context) else Severity.WARNING
        yield Violation("GC103", origin, arguments, severity=severity)


def _is_counted(indicator: Indicator, context: FormContext) -> bool:
    """Return True if the name or the second level leaves no doubt that the number needs a unit."""
    name = name_head(indicator.name)
    counts = context.words.name_endings.names.ending(name) or name.endswith("数量")
    return bool(counts) or "数量" in indicator.group


def _is_index(indicator: Indicator, target: Comparison | Interval, context: FormContext) -> bool:
    """Return True if the name of the indicator or of the number is that of a quantity without a unit."""
    names = (name_head(indicator.name), target.label)
    return any(context.words.unitless.ending(name) or _LETTERS.search(name) for name in names if name)


RULE = FormRule("GC103", Severity.ERROR, "S", lambda context: context.numbers, check)
