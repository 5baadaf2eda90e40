"""GC503: no indicator decides the score alone: its weight is not above a limit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from goalc.lint.context import FormContext
from goalc.lint.evaluated import prints_weights, written
from goalc.lint.rule import FormRule, Violation
from goalc.lint.settings import Option
from goalc.model.spec import Indicator
from goalc.model.tree import WEIGHT_KEY
from goalc.source.diagnostic import Severity

MAX_WEIGHT = Option("GC503", "most", Decimal(30))


def subjects(context: FormContext) -> Sequence[Indicator]:
    """Return the indicators with weights, where the form prints them."""
    return [item for item in context.form.indicators if item.weight is not None and prints_weights(context)]


def check(item: Indicator, context: FormContext) -> Iterator[Violation]:
    """Yield a violation for a weight above the limit."""
    limit = context.settings.limit(MAX_WEIGHT)
    if item.weight is not None and item.weight > limit:
        arguments = {"name": item.name, "weight": written(item.weight), "limit": limit}
        yield Violation("GC503", context.of(item, WEIGHT_KEY), arguments)


RULE = FormRule("GC503", Severity.INFO, "I", subjects, check, (MAX_WEIGHT,))
