"""GC104: a unit is written the usual way: % and not 百分比, 平方米 and not 平米; a bare 万 says of what.

A unit that no list has is no fault: there are more units than any list holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.model.direction import name_head
from goalc.model.spec import Indicator
from goalc.model.target import Comparison, Interval
from goalc.model.words import Words
from goalc.source.diagnostic import Fix, Replacement, Severity

_SEPARATOR = re.compile(r"([/／·])")
_MULTIPLIER = re.compile(r"[十百千万亿]+")


def check(subject: tuple[Indicator, Comparison | Interval], context: FormContext) -> Iterator[Violation]:
    """Yield a violation for a unit with a better spelling, and for a multiplier without a unit."""
    indicator, target = subject
    origin = context.of(indicator, "指标值")
    arguments = {"name": indicator.name, "value": target.quoted, "unit": target.unit}
    if _MULTIPLIER.fullmatch(target.unit):
        if context.words.money.ending(name_head(indicator.name)):
            yield Violation("GC104.money", origin, {**arguments, "right": f"{target.unit}元"})
        else:
            yield Violation("GC104.count", origin, arguments)
        return
    right = _better(target.unit, context.words)
    if right:
        text = _with_unit(target, right)
        fix = Fix((Replacement(origin, text),), safe=False) if text else None
        arguments |= {"right": right, "text": text or right}
        yield Violation("GC104.spelling", origin, arguments, fix=fix)


def _better(unit: str, words: Words) -> str:
    """Return the unit with each of its parts in the usual spelling; empty if it has that already."""
    parts = _SEPARATOR.split(unit)
    better = "".join([_better_part(part, words) for part in parts])
    return "" if better == unit else better


def _better_part(part: str, words: Words) -> str:
    spellings = words.unit_spellings.right
    multiplier = _MULTIPLIER.match(part)
    if part in spellings or multiplier is None:
        return spellings.get(part, part)
    bare = part[multiplier.end() :]
    return multiplier[0] + spellings.get(bare, bare)


def _with_unit(target: Comparison | Interval, right: str) -> str:
    """Return the text of a target with another unit, or an empty text if it is not written with signs."""
    text = target.quoted.strip()
    if target.written or target.slips or not text.endswith(target.unit):
        return ""
    return text[: -len(target.unit)] + right if text.count(target.unit) == 1 else ""


RULE = FormRule("GC104", Severity.WARNING, "S", lambda context: context.numbers, check, fixes=True)
