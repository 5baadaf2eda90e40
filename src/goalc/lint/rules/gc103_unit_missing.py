"""GC103: a number has a unit; that of a ratio is %."""

from __future__ import annotations

from collections.abc import Iterator

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.model.spec import Indicator
from goalc.model.target import Comparison, Interval
from goalc.source.diagnostic import Severity


def check(subject: tuple[Indicator, Comparison | Interval], context: FormContext) -> Iterator[Violation]:
    """Yield a violation for a number without a unit."""
    indicator, target = subject
    if not target.unit:
        yield Violation(
            "GC103", context.of(indicator, "指标值"), {"name": indicator.name, "value": str(target)}
        )


RULE = FormRule("GC103", Severity.ERROR, "S", lambda context: context.numbers, check)
