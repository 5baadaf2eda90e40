"""GC211: rates of acceptance, passing or completion are output and do not belong under benefit."""

from __future__ import annotations

from collections.abc import Iterator

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.model.direction import name_head
from goalc.model.spec import Indicator
from goalc.source.diagnostic import Severity


def check(indicator: Indicator, context: FormContext) -> Iterator[Violation]:
    """Yield a violation for a name that ends with a word for output."""
    word = context.words.outputs.ending(name_head(indicator.name))
    if word:
        arguments = {"name": indicator.name, "level": indicator.group, "word": word}
        yield Violation("GC211", context.of(indicator, "名称"), arguments)


RULE = FormRule("GC211", Severity.WARNING, "S", lambda context: context.under("效益"), check)
