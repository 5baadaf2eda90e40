"""GC510: a target that was adjusted during the year (调整值) has its reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goalc.lint.context import FormContext
from goalc.lint.evaluated import ADJUSTED, DEVIATION, is_explained, prints
from goalc.lint.rule import FormRule, Violation
from goalc.model.spec import Indicator
from goalc.source.diagnostic import Severity


def subjects(context: FormContext) -> Sequence[Indicator]:
    """Return the indicators whose targets were adjusted, on a form that has a place for the reason."""
    if not prints(DEVIATION, context):
        return ()
    return [item for item in context.form.indicators if item.adjusted is not None]


def check(item: Indicator, context: FormContext) -> Iterator[Violation]:
    """Yield a violation for another target than the approved one without a reason."""
    if item.adjusted is not None and item.adjusted != item.target and not is_explained(item):
        arguments = {"name": item.name, "value": item.adjusted.quoted, "target": item.target.quoted}
        yield Violation("GC510", context.of(item, ADJUSTED), arguments)


RULE = FormRule("GC510", Severity.WARNING, "S", subjects, check, stages=("监控", "自评"))
