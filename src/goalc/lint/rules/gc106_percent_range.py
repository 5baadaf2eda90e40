"""GC106: a share of a whole does not exceed 100 %; `≥100%` can only mean `=100%`."""

from __future__ import annotations

from collections.abc import Iterator

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.lint.subjects import ratios
from goalc.model.spec import Indicator
from goalc.model.target import Comparison
from goalc.source.diagnostic import Fix, Replacement, Severity


def check(subject: tuple[Indicator, Comparison], context: FormContext) -> Iterator[Violation]:
    """Ratios of 100 % and more; those that may exceed it are named by the word list."""
    indicator, target = subject
    if target.number < 100 or target.sign in {"≤", "<"} or context.words.above_hundred.find(indicator.name):
        return
    origin = context.of(indicator, "指标值")
    arguments = {"name": indicator.name, "value": str(target)}
    if target.number > 100 or target.sign == ">":
        yield Violation(origin, arguments, "over")
    elif target.sign == "≥":
        fix = Fix((Replacement(origin, f"={str(target)[1:]}"),), safe=False)
        yield Violation(origin, arguments, "full", fix=fix)


RULE = FormRule("GC106", Severity.WARNING, "S", ratios, check, fixes=True)
