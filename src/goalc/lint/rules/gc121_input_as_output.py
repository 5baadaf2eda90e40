"""GC121: money, people and material that are put in are not an output."""

from __future__ import annotations

from collections.abc import Iterator

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.model.spec import Indicator
from goalc.source.diagnostic import Severity


def check(indicator: Indicator, context: FormContext) -> Iterator[Violation]:
    """Yield a violation for an indicator whose name has a word for an input."""
    word = context.words.inputs.find(indicator.name)
    if word:
        yield Violation("GC121", context.of(indicator, "名称"), {"name": indicator.name, "word": word})


RULE = FormRule("GC121", Severity.INFO, "S", lambda context: context.under("数量"), check)
