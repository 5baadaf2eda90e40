"""GC211: benefit holds no acceptance, pass or completion rate: those are output."""

from __future__ import annotations

from collections.abc import Iterator

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.lint.subjects import under
from goalc.model.spec import Indicator
from goalc.source.diagnostic import Severity


def check(indicator: Indicator, context: FormContext) -> Iterator[Violation]:
    """Names with a word of output below 效益."""
    word = context.words.outputs.find(indicator.name)
    if word:
        arguments = {"name": indicator.name, "level": indicator.level2, "word": word}
        yield Violation(context.of(indicator, "名称"), arguments)


RULE = FormRule("GC211", Severity.WARNING, "S", under("效益"), check)
