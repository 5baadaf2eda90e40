"""GC121: money, people and material put in are no output."""

from __future__ import annotations

from collections.abc import Iterator

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.lint.subjects import under
from goalc.model.spec import Indicator
from goalc.source.diagnostic import Severity


def check(indicator: Indicator, context: FormContext) -> Iterator[Violation]:
    """Names of quantities with a word for what is put in."""
    word = context.words.inputs.find(indicator.name)
    if word:
        yield Violation(context.of(indicator, "名称"), {"name": indicator.name, "word": word})


RULE = FormRule("GC121", Severity.INFO, "S", under("数量"), check)
