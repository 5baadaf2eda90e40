"""GC204: a formula that counts the days of a year as a constant fits the year.

`365天` is wrong in a leap year, and for a project that does not run all year.
"""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Iterator

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.lint.subjects import formulas
from goalc.model.spec import Indicator
from goalc.source.diagnostic import Severity

_DAYS = re.compile(r"(?<!\d)(36[56])\s*(?:天|日)?(?!\d)")


def check(subject: tuple[Indicator, str], context: FormContext) -> Iterator[Violation]:
    """Formulas with 365 or 366."""
    indicator, formula = subject
    match = _DAYS.search(formula)
    if match is not None:
        days = 366 if isleap(context.year) else 365
        arguments = {"name": indicator.name, "found": match[1], "days": days, "year": context.year}
        wrong = int(match[1]) != days
        severity = None if wrong else Severity.INFO
        variant = "wrong" if wrong else "constant"
        yield Violation(context.of(indicator, "解释"), arguments, variant, severity=severity)


RULE = FormRule("GC204", Severity.WARNING, "S", formulas, check)
