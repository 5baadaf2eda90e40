"""GC202: a ratio gives its formula, numerator and denominator."""

from __future__ import annotations

from collections.abc import Iterator

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.lint.subjects import ratios
from goalc.model.spec import Indicator
from goalc.model.target import Comparison
from goalc.source.diagnostic import Severity

_SIGNS = ("/", "／", "÷", "公式", "除以", "占", "之比", "比值")


def check(subject: tuple[Indicator, Comparison], context: FormContext) -> Iterator[Violation]:
    """Ratios without any sign of a formula in their definition."""
    indicator, target = subject
    if not any(sign in indicator.definition for sign in _SIGNS):
        key = "解释" if indicator.definition else "指标值"
        yield Violation(context.of(indicator, key), {"name": indicator.name, "value": str(target)})


RULE = FormRule("GC202", Severity.WARNING, "S", ratios, check)
