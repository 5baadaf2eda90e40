"""GC204: a formula that states the days of the year as a constant has the right number.

`365天` is wrong in a leap year and for a project that does not run all year.
"""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Iterator

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.model.spec import Indicator
from goalc.source.diagnostic import Severity

_DAYS = re.compile(r"(?<![0-9０-９])(36[56])\s*(?:天|日)?(?![0-9０-９])")


def check(subject: tuple[Indicator, str], context: FormContext) -> Iterator[Violation]:
    """Yield a violation for a formula with 365 or 366; a milder one if the number is right."""
    indicator, formula = subject
    match = _DAYS.search(formula)
    if match is not None:
        days = 366 if isleap(context.year) else 365
        arguments = {"name": indicator.name, "found": match[1], "days": days, "year": context.year}
        origin = context.of(indicator, "解释")
        if int(match[1]) != days:
            yield Violation("GC204.wrong", origin, arguments)
        else:
            yield Violation("GC204.constant", origin, arguments, severity=Severity.INFO)


RULE = FormRule("GC204", Severity.WARNING, "S", lambda context: context.formulas, check, needs=("解释",))
