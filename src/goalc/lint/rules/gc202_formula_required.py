"""GC202: a ratio states its formula, with numerator and denominator."""

from __future__ import annotations

from collections.abc import Iterator

from goalc.lint.context import FormContext
from goalc.lint.rule import MISREAD, FormRule, Violation
from goalc.model.spec import Indicator
from goalc.model.target import Comparison
from goalc.source.diagnostic import Severity

_SIGNS = ("/", "／", "÷", "公式", "除以", "占", "之比", "比值")


def check(subject: tuple[Indicator, Comparison], context: FormContext) -> Iterator[Violation]:
    """Yield a violation for a ratio whose definition has no sign of a formula."""
    indicator, target = subject
    if not any(sign in indicator.definition for sign in _SIGNS):
        key = "解释" if indicator.definition else "指标值"
        yield Violation("GC202", context.of(indicator, key), {"name": indicator.name, "value": target.quoted})


RULE = FormRule(
    "GC202",
    Severity.WARNING,
    "S",
    lambda context: context.ratios,
    check,
    needs=("解释",),
    explained_by=MISREAD,
)
