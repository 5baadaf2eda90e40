"""Totals that a form states and a pack says what they are the sum of (`sum` of a money field)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from goalc.lint.context import FormContext
from goalc.lint.rule import Violation
from goalc.model.amount import print_number
from goalc.model.profile import PackField
from goalc.source.diagnostic import Note


class Stated(NamedTuple):
    """A total as it is written, and its parts by key. In 元."""

    field: PackField
    total: Decimal
    parts: dict[str, Decimal]


def stated_sums(context: FormContext) -> list[Stated]:
    """The totals of a form that are written and all of whose parts are."""
    found: list[Stated] = []
    for item in context.profile.fields:
        total = context.amount(item.key) if item.sum else None
        parts = {key: amount for key in item.sum if (amount := context.amount(key)) is not None}
        if total is not None and len(parts) == len(item.sum):
            found.append(Stated(item, total, parts))
    return found


def difference_of(stated: Stated, context: FormContext, code: str) -> Iterator[Violation]:
    """A violation if the total is not the sum of its parts."""
    total = sum(stated.parts.values(), Decimal(0))
    if total != stated.total:
        arguments = {
            "field": stated.field.title,
            "stated": print_number(stated.total),
            "total": print_number(total),
            "parts": tuple(stated.parts),
            "difference": print_number(abs(total - stated.total)),
        }
        notes = tuple(
            Note(f"{code}.part", context.at(key), {"field": key, "amount": print_number(amount)})
            for key, amount in stated.parts.items()
        )
        yield Violation(context.at(stated.field.key), arguments, notes=notes)
