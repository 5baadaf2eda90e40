"""The values of fields as templates print them: texts, amounts, lists and rows that know their places.

In: a typed value and the path of its field. Out: what a template gets for it, with an entry in the table of
origins of the form that is printed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from goalc.layout.values import Money, OriginTable, Printed
from goalc.model import spec
from goalc.model.profile import PackField
from goalc.model.spec import PlanStep, Safeguards
from goalc.source.diagnostic import Origin, Path

Context = dict[str, Any]

ROWS, SUM = "行", "合计"


class FieldValues:
    """A maker of the printed values of one file; `place` is where the value at a path stands."""

    def __init__(self, origin_table: OriginTable, place: Callable[[Path], Origin]) -> None:
        self.origin_table = origin_table
        self._place = place

    def text(self, text: str, path: Path) -> Printed:
        """Return a text that stands at a path."""
        return self.origin_table.add_text_from(text, self._place(path))

    def money(self, yuan: Decimal, path: Path) -> Money:
        """Return an amount in 元 that stands at a path."""
        return Money(self.origin_table, yuan, self._place(path))

    def number(self, value: Decimal, path: Path) -> Printed:
        """Return a number that stands at a path."""
        return self.origin_table.add_number(value, self._place(path))

    def core(self, value: object, path: Path) -> object:
        """Return the value of a core field, by its type."""
        if value is None:
            return self.text("", path)
        if isinstance(value, Decimal):
            return self.money(value, path)
        if isinstance(value, tuple):
            return [self._item(item, (*path, index)) for index, item in enumerate(value)]
        if isinstance(value, Safeguards):
            organisation, rules = spec.SAFEGUARD_KEYS
            return {
                organisation: self.text(value.organisation, (*path, organisation)),
                rules: self.text(value.rules, (*path, rules)),
            }
        return self.text(str(value), path)

    def own(self, fields: Iterable[PackField], values: spec.Fields, path: Path) -> Context:
        """Return the values of the pack's own fields below a path, by key."""
        return {item.key: self.pack_value(item, values.get(item.key), (*path, item.key)) for item in fields}

    def pack_value(self, item: PackField, value: object, path: Path) -> object:
        """Return the value of one of the pack's own fields."""
        if item.kind == "rows":
            return self._rows(item, value if isinstance(value, tuple) else (), path)
        if value is None and item.kind == "paragraphs":
            return []
        if isinstance(value, Decimal) and item.kind == "number":
            return self.origin_table.add_number(value, self._place(path))
        return self.core(value, path)

    def _rows(self, item: PackField, rows: tuple[spec.Fields, ...], path: Path) -> Context:
        context: Context = {
            ROWS: [self.own(item.columns, row, (*path, index)) for index, row in enumerate(rows)]
        }
        if item.total:
            values = [row[item.total] for row in rows if item.total in row]
            total = sum((value for value in values if isinstance(value, Decimal)), Decimal(0))
            kind = next(column.kind for column in item.columns if column.key == item.total)
            context[SUM] = (
                self.money(total, path)
                if kind == "money"
                else self.origin_table.add_number(total, self._place(path))
            )
        return context

    def _item(self, item: object, path: Path) -> object:
        if not isinstance(item, PlanStep):
            return self.text(str(item), path)
        when, what = spec.PLAN_KEYS
        return {when: self.text(str(item.period), (*path, when)), what: self.text(item.text, (*path, what))}
