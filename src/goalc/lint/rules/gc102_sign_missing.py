"""GC102: a number has a sign. `95%` does not say whether 96% would fulfil it."""

from __future__ import annotations

from collections.abc import Iterator

from goalc.lint.rule import FormContext, FormRule, Hit
from goalc.model.target import Comparison
from goalc.source.diagnostic import Severity


def check(context: FormContext) -> Iterator[Hit]:
    """Comparisons without a sign."""
    for indicator in context.form.indicators:
        target = indicator.target
        if isinstance(target, Comparison) and not target.sign:
            arguments: dict[str, object] = {"name": indicator.name, "value": str(target)}
            yield Hit(context.form.file, (*indicator.path, "指标值"), arguments)


RULE = FormRule("GC102", Severity.WARNING, check)
