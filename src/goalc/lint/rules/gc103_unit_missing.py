"""GC103: a number has a unit; a ratio's is %."""

from __future__ import annotations

from collections.abc import Iterator

from goalc.lint.rule import FormContext, FormRule, Hit
from goalc.model.target import Comparison, Interval
from goalc.source.diagnostic import Severity


def check(context: FormContext) -> Iterator[Hit]:
    """Numbers without a unit."""
    for indicator in context.form.indicators:
        target = indicator.target
        if isinstance(target, (Comparison, Interval)) and not target.unit:
            arguments: dict[str, object] = {"name": indicator.name, "value": str(target)}
            yield Hit(context.form.file, (*indicator.path, "指标值"), arguments)


RULE = FormRule("GC103", Severity.ERROR, check)
