"""GC117: a satisfaction target is high enough to mean something; a modest one states its reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.lint.settings import Option
from goalc.model.direction import direction_of
from goalc.model.spec import Indicator
from goalc.model.target import Comparison
from goalc.source.diagnostic import Severity

MIN_SHARE = Option("GC117", "floor", Decimal(80))
USUAL_SHARE = Option("GC117", "usual", Decimal(90))
_REASONS = ("因为", "由于", "原因", "上年", "历史", "首次")


def subjects(context: FormContext) -> Sequence[tuple[Indicator, Comparison]]:
    """Return the ratios under a level of satisfaction, except of dissatisfaction and complaints."""
    return [
        (item, target)
        for item, target in context.ratios
        if item.is_under("满意") and not _is_upper(item, target, context)
    ]


def _is_upper(item: Indicator, target: Comparison, context: FormContext) -> bool:
    """Return True for what should be rare: complaints under a level of satisfaction."""
    return target.sign in {"≤", "<"} or direction_of(item.name, context.words) == "less"


def check(subject: tuple[Indicator, Comparison], context: FormContext) -> Iterator[Violation]:
    """Yield a violation for a ratio below the floor, or below the usual value without a reason."""
    indicator, target = subject
    floor, usual = context.settings.limit(MIN_SHARE), context.settings.limit(USUAL_SHARE)
    origin = context.of(indicator, "指标值")
    arguments = {"name": indicator.name, "value": target.quoted, "floor": floor, "usual": usual}
    if target.number < floor:
        yield Violation("GC117.low", origin, arguments)
    elif target.number < usual and not any(word in indicator.definition for word in _REASONS):
        yield Violation("GC117.reason", origin, arguments, severity=Severity.INFO)


RULE = FormRule("GC117", Severity.WARNING, "K", subjects, check, (MIN_SHARE, USUAL_SHARE))
