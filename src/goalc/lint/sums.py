"""Totals that a form states and whose parts the pack names (`sum` of a money field)."""

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
    """A stated total and its parts by key, in 元."""

    field: PackField
    total: Decimal
    parts: dict[str, Decimal]


def stated_sums(context: FormContext) -> list[Stated]:
    """Return the totals that a form states if it states all of their parts too."""
    found: list[Stated] = []
    for item in context.profile.fields:
        total = context.amount(item.key) if item.sum else None
        parts = {key: amount for key in item.sum if (amount := context.amount(key)) is not None}
        if total is not None and len(parts) == len(item.sum):
            found.append(Stated(item, total, parts))
    return found


def check_sum(stated: Stated, context: FormContext, key: str, part_key: str) -> Iterator[Violation]:
    """Yield a violation with `key` if the total is not the sum of its parts, each noted with `part_key`."""
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
            Note(part_key, context.at(part), {"field": part, "amount": print_number(amount)})
            for part, amount in stated.parts.items()
        )
        yield Violation(key, context.at(stated.field.key), arguments, notes=notes)
