"""GC106: a share of a whole is at most 100 %, and is written in percent.

`≥100%` can only mean `=100%`. 0.95 under the name of a rate, and ≥0.95%, are probably 95%.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.model.spec import Indicator
from goalc.model.target import Comparison
from goalc.source.diagnostic import Fix, Replacement, Severity


def subjects(context: FormContext) -> Sequence[tuple[Indicator, Comparison]]:
    """Return the comparisons in percent and those without a unit."""
    return [(item, target) for item, target in context.comparisons if target.unit[:1] in {"", "%"}]


def check(subject: tuple[Indicator, Comparison], context: FormContext) -> Iterator[Violation]:
    """Yield a violation for a ratio above 100 % or `≥100%`, unless the word list allows the name more."""
    indicator, target = subject
    origin = context.of(indicator, "指标值")
    arguments: dict[str, object] = {"name": indicator.name, "value": target.quoted}
    if is_fraction(indicator, target, context):
        text = f"{target.sign}{(target.number * 100).normalize():f}%"
        yield Violation("GC106.fraction", origin, {**arguments, "text": text})
        return
    if target.number < 100 or target.sign in {"≤", "<"} or not target.unit:
        return
    if context.words.above_hundred.find(indicator.name):
        return
    if target.number > 100 or target.sign == ">":
        yield Violation("GC106.over", origin, arguments)
    elif target.sign == "≥":
        fix = Fix((Replacement(origin, f"={target.number:f}{target.unit}"),), safe=False)
        yield Violation("GC106.full", origin, arguments, fix=fix)


def is_fraction(indicator: Indicator, target: Comparison, context: FormContext) -> bool:
    """Return True if a number up to 1 stands where a percentage is expected: 0.95, ≥0.95%."""
    words = context.words
    kinds = words.name_endings.words.get(words.name_endings.names.ending(indicator.name), ())
    if tuple(kinds) != ("比率",) or target.unit not in {"", "%"} or target.number <= 0:
        return False
    if not target.unit:
        return target.number <= 1
    # Less than 1 % is a plausible bound of what should be rare or of what grows.
    small = words.downward.find(indicator.name) or words.above_hundred.find(indicator.name)
    return target.number < 1 and target.sign not in {"≤", "<"} and not small


RULE = FormRule("GC106", Severity.WARNING, "S", subjects, check, fixes=True)
