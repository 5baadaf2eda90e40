"""GC115: a change compared with last year states last year's value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.model.spec import Indicator
from goalc.model.target import Judgement
from goalc.source.diagnostic import Severity


def subjects(context: FormContext) -> Sequence[tuple[Indicator, Judgement]]:
    """Return the judgements with a word for a change over time."""
    trends = context.words.trends
    return [(item, target) for item, target in context.judgements if trends.find(target.text)]


def check(subject: tuple[Indicator, Judgement], context: FormContext) -> Iterator[Violation]:
    """Yield a violation for an indicator without 上年值."""
    indicator, target = subject
    if indicator.last_value is None:
        yield Violation(
            "GC115", context.of(indicator, "指标值"), {"name": indicator.name, "value": target.text}
        )


RULE = FormRule("GC115", Severity.WARNING, "S", subjects, check)
