"""GC007: a form has enough indicators to measure its goals, and no more than its unit can report on."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.lint.settings import Option
from goalc.model.spec import Form
from goalc.source.diagnostic import Severity

MIN_COUNT = Option("GC007", "least", Decimal(3))
MAX_COUNT = Option("GC007", "most", Decimal(30))
OPTIONS = (MIN_COUNT, MAX_COUNT)


def check(form: Form, context: FormContext) -> Iterator[Violation]:
    """Yield a violation if the number of indicators is outside the limits."""
    count = len(form.indicators)
    least, most = context.settings.limit(MIN_COUNT), context.settings.limit(MAX_COUNT)
    if not least <= count <= most:
        arguments = {"count": count, "least": least, "most": most}
        key = "GC007.few" if count < least else "GC007.many"
        yield Violation(key, context.field("indicators"), arguments, "key")


RULE = FormRule("GC007", Severity.WARNING, "S", lambda context: (context.form,), check, OPTIONS)
