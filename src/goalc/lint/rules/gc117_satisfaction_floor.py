"""GC117: satisfaction is asked for at a level that means something; a modest one gives its reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Option, Violation
from goalc.model.spec import Indicator
from goalc.model.target import Comparison
from goalc.source.diagnostic import Severity

FLOOR = Option("GC117", "floor", Decimal(80))
USUAL = Option("GC117", "usual", Decimal(90))
_REASONS = ("因为", "由于", "原因", "上年", "历史", "首次")


def subjects(context: FormContext) -> Sequence[tuple[Indicator, Comparison]]:
    """Ratios of satisfaction."""
    return [
        (item, target) for item, target in context.ratios if "满意" in item.level1 or "满意" in item.level2
    ]


def check(subject: tuple[Indicator, Comparison], context: FormContext) -> Iterator[Violation]:
    """Those below the floor, and below the usual without a reason."""
    indicator, target = subject
    floor, usual = context.settings.limit(FLOOR), context.settings.limit(USUAL)
    origin = context.of(indicator, "指标值")
    arguments = {"name": indicator.name, "value": str(target), "floor": floor, "usual": usual}
    if target.number < floor:
        yield Violation(origin, arguments, "low")
    elif target.number < usual and not any(word in indicator.definition for word in _REASONS):
        yield Violation(origin, arguments, "reason", severity=Severity.INFO)


RULE = FormRule("GC117", Severity.WARNING, "K", subjects, check, (FLOOR, USUAL))
