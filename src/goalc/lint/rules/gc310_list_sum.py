"""GC310: the rows of a list add up to the amount that they break down, and its shares and ranks are right.

The form pack names the list and the amount (`total` and `equals` of a field of kind `rows`), and the columns
that are computed (`derive`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.model.amount import print_number
from goalc.model.derived_columns import SHARE, derive_column
from goalc.model.profile import STAGES, PackField
from goalc.model.spec import Fields, LabelledRow
from goalc.source.diagnostic import Note, Severity

_ALL = Decimal(100)


class _Column(NamedTuple):
    """A computed column of a list, with the rows that the form states."""

    list: PackField
    column: PackField
    rows: Sequence[Fields]


def subjects(context: FormContext) -> Sequence[PackField | _Column]:
    """Return the lists that break an amount down, if the form has both, and the computed columns."""
    found: list[PackField | _Column] = []
    for item in context.profile.fields:
        rows = context.form.fields.get(item.key)
        if not isinstance(rows, tuple) or context.at(item.key).file != context.form.file:
            continue
        stated = [row for row in rows if isinstance(row, Mapping)]
        found += [item] if item.equals and context.amount(item.equals) is not None else []
        found += [_Column(item, column, stated) for column in item.columns if column.derive]
    return found


def check(subject: PackField | _Column, context: FormContext) -> Iterator[Violation]:
    """Yield a violation if the sum of the list differs from the amount, and for each wrong share and rank."""
    if isinstance(subject, _Column):
        yield from _check_column(subject, context)
    else:
        yield from _check_sum(subject, context)


def _check_column(subject: _Column, context: FormContext) -> Iterator[Violation]:
    item, column, rows = subject
    stated = [value for row in rows if isinstance(value := row.get(column.key), Decimal)]
    # Somebody rounded so that all shares are 100% together.
    is_even = column.derive == SHARE and sum(stated, Decimal(0)) == _ALL
    for index, (row, cell) in enumerate(zip(rows, derive_column(column, rows), strict=True)):
        value = row.get(column.key)
        if cell is None or not isinstance(value, Decimal):
            continue
        right = cell.rounded(value)
        slack = Decimal(1).scaleb(int(value.as_tuple().exponent)) if is_even else Decimal(0)
        if abs(right - value) > slack:
            step = row.step if isinstance(row, LabelledRow) else index
            sign = "%" if column.kind == "rate" else ""
            arguments = {
                "column": column.title,
                "stated": f"{value:f}{sign}",
                "right": f"{right:f}{sign}",
                "of": column.of,
            }
            key = "GC310.share" if column.derive == SHARE else "GC310.rank"
            yield Violation(
                key, context.at(item.key, *(() if step is None else (step,)), column.key), arguments
            )


def _check_sum(item: PackField, context: FormContext) -> Iterator[Violation]:
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


RULE = FormRule("GC310", Severity.ERROR, "S", subjects, check, stages=STAGES)
