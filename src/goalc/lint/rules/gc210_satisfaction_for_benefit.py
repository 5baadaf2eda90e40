"""GC210: benefit holds no satisfaction: that has its own first level."""

from __future__ import annotations

from collections.abc import Iterator

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.lint.subjects import under
from goalc.model.spec import Indicator
from goalc.source.diagnostic import Severity


def check(indicator: Indicator, context: FormContext) -> Iterator[Violation]:
    """Names with a word of satisfaction below 效益."""
    if context.words.satisfaction.find(indicator.name):
        arguments = {"name": indicator.name, "level": indicator.level2}
        yield Violation(context.of(indicator, "名称"), arguments)


RULE = FormRule("GC210", Severity.WARNING, "S", under("效益"), check)
