"""GC007: there are enough indicators to judge by, and not more than anybody can report on."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Option, Violation
from goalc.lint.subjects import the_form
from goalc.model.spec import Form
from goalc.source.diagnostic import Severity

LEAST = Option("GC007", "least", Decimal(3))
MOST = Option("GC007", "most", Decimal(30))


def check(form: Form, context: FormContext) -> Iterator[Violation]:
    """The number of indicators against the limits."""
    count = len(form.indicators)
    least, most = context.settings.limit(LEAST), context.settings.limit(MOST)
    if not least <= count <= most:
        arguments = {"count": count, "least": least, "most": most}
        yield Violation(context.field("indicators"), arguments, "few" if count < least else "many", "key")


RULE = FormRule("GC007", Severity.WARNING, "S", the_form, check, (LEAST, MOST))
