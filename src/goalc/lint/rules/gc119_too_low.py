"""GC119: a target is in keeping with last year's value: not below 70 %, not above 130 % of it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Option, Outcome, Unjudgeable, Violation
from goalc.lint.subjects import comparisons
from goalc.model.spec import Indicator
from goalc.model.target import Comparison
from goalc.source.diagnostic import Note, Severity

LEAST = Option("GC119", "least", Decimal(70))
MOST = Option("GC119", "most", Decimal(130))


def check(subject: tuple[Indicator, Comparison], context: FormContext) -> Iterator[Outcome]:
    """The target in percent of 上年值, where both are numbers of one unit."""
    indicator, target = subject
    last = indicator.last_value
    if not isinstance(last, Comparison) or last.unit != target.unit or not last.number:
        yield Unjudgeable("unjudged.last-value")
        return
    share = 100 * target.number / last.number
    least, most = context.settings.limit(LEAST), context.settings.limit(MOST)
    if not least <= share <= most:
        arguments = {
            "name": indicator.name, "value": str(target), "last": str(last),
            "share": f"{share:.0f}", "least": least, "most": most,
        }  # fmt: skip
        note = Note("GC119.last", context.of(indicator, "上年值"))
        variant = "low" if share < least else "high"
        yield Violation(context.of(indicator, "指标值"), arguments, variant, notes=(note,))


RULE = FormRule("GC119", Severity.WARNING, "K", comparisons, check, (LEAST, MOST))
