"""GC106: a share of a whole is at most 100 %; `≥100%` can only mean `=100%`."""

from __future__ import annotations

from collections.abc import Iterator

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.model.spec import Indicator
from goalc.model.target import Comparison
from goalc.source.diagnostic import Fix, Replacement, Severity


def check(subject: tuple[Indicator, Comparison], context: FormContext) -> Iterator[Violation]:
    """Yield a violation for a ratio above 100 % or `≥100%`, unless the word list allows the name more."""
    indicator, target = subject
    if target.number < 100 or target.sign in {"≤", "<"} or context.words.above_hundred.find(indicator.name):
        return
    origin = context.of(indicator, "指标值")
    arguments = {"name": indicator.name, "value": str(target)}
    if target.number > 100 or target.sign == ">":
        yield Violation("GC106.over", origin, arguments)
    elif target.sign == "≥":
        fix = Fix((Replacement(origin, f"={str(target)[1:]}"),), safe=False)
        yield Violation("GC106.full", origin, arguments, fix=fix)


RULE = FormRule("GC106", Severity.WARNING, "S", lambda context: context.ratios, check, fixes=True)
