"""GC310: the rows of a list add up to the amount that they break down.

Which list and which amount the form pack says (`total` and `equals` of a field of kind `rows`).
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from goalc.lint.rule import Form, FormContext, FormRule, Hit
from goalc.model import spec
from goalc.model.amount import print_number
from goalc.model.profile import PackField
from goalc.model.spec import Department
from goalc.source.diagnostic import Note, Origin, Severity


def check(context: FormContext) -> Iterator[Hit]:
    """Each list whose sum has to equal another field."""
    form = context.form
    for item in context.profile.fields:
        rows = form.fields.get(item.key)
        stated = _amount(form, item.equals) if item.equals else None
        if stated is None or not isinstance(rows, tuple):
            continue
        total = _sum(item, rows)
        if total != stated:
            note = Note("GC310.stated", Origin(form.file, (item.equals,)), {"field": item.equals})
            arguments: dict[str, object] = {
                "list": item.title,
                "total": print_number(total),
                "field": item.equals,
                "stated": print_number(stated),
                "difference": print_number(abs(total - stated)),
            }
            yield Hit(form.file, (item.key,), arguments, part="key", notes=(note,))


def _sum(item: PackField, rows: tuple[object, ...]) -> Decimal:
    values = [row.get(item.total) for row in rows if isinstance(row, dict)]
    return sum((value for value in values if isinstance(value, Decimal)), Decimal(0))


def _amount(form: Form, key: str) -> Decimal | None:
    name = spec.DEPARTMENT if isinstance(form, Department) else spec.PROJECT
    for core in spec.CORE_FIELDS[name]:
        if core.key == key:
            value = getattr(form, core.attribute)
            return value if isinstance(value, Decimal) else None
    value = form.fields.get(key)
    return value if isinstance(value, Decimal) else None


RULE = FormRule("GC310", Severity.ERROR, check)
