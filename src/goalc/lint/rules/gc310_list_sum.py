"""GC310: the rows of a list add up to the amount that they break down.

The form pack names the list and the amount (`total` and `equals` of a field of kind `rows`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.model.amount import print_number
from goalc.model.profile import PackField
from goalc.source.diagnostic import Note, Severity


def subjects(context: FormContext) -> Sequence[PackField]:
    """Return the lists that break an amount down, if the form has both."""
    return [
        item
        for item in context.profile.fields
        if item.equals and item.key in context.form.fields and context.amount(item.equals) is not None
    ]


def check(item: PackField, context: FormContext) -> Iterator[Violation]:
    """Yield a violation if the sum of the list differs from the amount."""
    total, stated = context.total(item), context.amount(item.equals) or Decimal(0)
    if total != stated:
        note = Note("GC310.stated", context.at(item.equals), {"field": item.equals})
        arguments = {
            "list": item.title,
            "total": print_number(total),
            "field": item.equals,
            "stated": print_number(stated),
            "difference": print_number(abs(total - stated)),
        }
        yield Violation("GC310", context.at(item.key), arguments, part="key", notes=(note,))


RULE = FormRule("GC310", Severity.ERROR, "S", subjects, check)
