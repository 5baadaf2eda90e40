"""GC209: the indicators of a multi-year project state the year's share, not that of the whole project."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.model.spec import Indicator
from goalc.source.diagnostic import Severity

_WHOLE = re.compile(r"累计|总计|全周期|项目期内|项目周期|整个项目|[两三四五]年共|[两三四五]年内|项目总")


def subjects(context: FormContext) -> Sequence[Indicator]:
    """Return the indicators of a project of several years."""
    period = context.project.period if context.project is not None else None
    return context.indicators if period is not None and period.start.year < period.end.year else ()


def check(indicator: Indicator, context: FormContext) -> Iterator[Violation]:
    """Yield a violation for an indicator whose name or definition speaks of the whole project."""
    for key, text in (("名称", indicator.name), ("解释", indicator.definition)):
        match = _WHOLE.search(text)
        if match is not None:
            arguments = {"name": indicator.name, "word": match[0], "value": indicator.target.quoted}
            yield Violation("GC209", context.of(indicator, key), {**arguments, "year": context.year})
            return


RULE = FormRule("GC209", Severity.WARNING, "S", subjects, check)
