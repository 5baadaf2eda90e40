"""GC119: a target is in proportion to last year's value: from 70 % to 130 % of it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Outcome, Unjudgeable, Violation
from goalc.lint.settings import Option
from goalc.model.spec import Indicator
from goalc.model.target import Comparison
from goalc.source.diagnostic import Note, Severity

MIN_SHARE = Option("GC119", "least", Decimal(70))
MAX_SHARE = Option("GC119", "most", Decimal(130))
OPTIONS = (MIN_SHARE, MAX_SHARE)


def check(subject: tuple[Indicator, Comparison], context: FormContext) -> Iterator[Outcome]:
    """Yield a violation if the target is outside the limits, in percent of 上年值 of the same unit."""
    indicator, target = subject
    last = indicator.last_value
    if not isinstance(last, Comparison) or last.unit != target.unit or not last.number:
        yield Unjudgeable("unjudged.last-value")
        return
    share = 100 * target.number / last.number
    least, most = context.settings.limit(MIN_SHARE), context.settings.limit(MAX_SHARE)
    if not least <= share <= most:
        arguments = {
            "name": indicator.name, "value": target.quoted, "last": last.quoted,
            "share": f"{share:.0f}", "least": least, "most": most,
        }  # fmt: skip
        note = Note("GC119.last", context.of(indicator, "上年值"))
        key = "GC119.low" if share < least else "GC119.high"
        yield Violation(key, context.of(indicator, "指标值"), arguments, notes=(note,))


RULE = FormRule("GC119", Severity.WARNING, "K", lambda context: context.comparisons, check, OPTIONS)
