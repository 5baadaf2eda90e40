"""GC210: satisfaction does not belong under benefit; it has its own first level."""

from __future__ import annotations

from collections.abc import Iterator

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.model.spec import Indicator
from goalc.source.diagnostic import Severity


def check(indicator: Indicator, context: FormContext) -> Iterator[Violation]:
    """Yield a violation for a name with a word for satisfaction."""
    if context.words.satisfaction.find(indicator.name):
        arguments = {"name": indicator.name, "level": indicator.level2}
        yield Violation("GC210", context.of(indicator, "名称"), arguments)


RULE = FormRule("GC210", Severity.WARNING, "S", lambda context: context.under("效益"), check)
