"""GC115: a change compared with last year states last year's value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.model.spec import Indicator
from goalc.model.target import Judgement, Trend
from goalc.source.diagnostic import Severity


def subjects(context: FormContext) -> Sequence[Indicator]:
    """Return the indicators whose targets have a word for a change over time."""
    trends = context.words.trends
    return [
        item
        for item in context.indicators
        if isinstance(item.target, Judgement | Trend) and trends.find(item.target.quoted)
    ]


def check(indicator: Indicator, context: FormContext) -> Iterator[Violation]:
    """Yield a violation for an indicator without 上年值."""
    if indicator.last_value is None:
        yield Violation(
            "GC115",
            context.of(indicator, "指标值"),
            {"name": indicator.name, "value": indicator.target.quoted},
        )


RULE = FormRule("GC115", Severity.WARNING, "S", subjects, check)
