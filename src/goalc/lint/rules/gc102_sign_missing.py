"""GC102: a number has a sign. `95%` does not say whether 96% would fulfil it."""

from __future__ import annotations

from collections.abc import Iterator

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.model.spec import Indicator
from goalc.model.target import Comparison
from goalc.source.diagnostic import Severity


def check(subject: tuple[Indicator, Comparison], context: FormContext) -> Iterator[Violation]:
    """Yield a violation for a comparison without a sign."""
    indicator, target = subject
    if not target.sign:
        arguments = {"name": indicator.name, "value": target.quoted, "number": target.bound}
        yield Violation("GC102", context.of(indicator, "指标值"), arguments)


RULE = FormRule("GC102", Severity.WARNING, "S", lambda context: context.comparisons, check)
