"""The rows of 绩效指标 as templates print them: which level cells begin in a row, and how many they span.

In: the indicators of a form. Out: a mapping for each, by the keys of its fields.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from goalc.layout.field_values import Context, FieldValues
from goalc.layout.values import OriginTable, Printed
from goalc.model import spec
from goalc.model.profile import PackField
from goalc.model.spec import Indicator
from goalc.model.target.parts import target_parts
from goalc.source.diagnostic import Origin, Path

LEVEL1, LEVEL2, SIGN, NUMBER, UNIT = spec.PRINTED_INDICATOR_KEYS
LEVEL_NAME, LEVEL_ROWS = "名称", "行数"


class IndicatorRows(NamedTuple):
    """A maker of the rows of one form, whose file is `file`; `own` are the pack's fields of an indicator.

    `values` makes values that stand in the file of the indicators; `parts`: targets are printed in three
    parts; `optional` are the optional fields that templates mention.
    """

    file: str
    origin_table: OriginTable
    values: FieldValues
    own: tuple[PackField, ...]
    parts: bool
    optional: tuple[spec.Field, ...]

    def rows(self, indicators: Iterable[Indicator]) -> list[Context]:
        """Return the rows in order; a level is in the first of its rows, None in the others."""
        rows: list[Context] = []
        for level1, group1 in groupby(indicators, key=lambda item: item.path[:2]):
            first = list(group1)
            cell1: object = self._level(level1, len(first))
            for level2, group2 in groupby(first, key=lambda item: item.path[:3]):
                second = list(group2)
                cell2: object = self._level(level2, len(second))
                for item in second:
                    rows.append({LEVEL1: cell1, LEVEL2: cell2, **self._row(item)})
                    cell1 = cell2 = None
        return rows

    def _level(self, path: Path, rows: int) -> Context:
        return {LEVEL_NAME: self.values.text(str(path[-1]), path), LEVEL_ROWS: rows}

    def _row(self, item: Indicator) -> Context:
        name, target, definition = spec.INDICATOR_KEYS
        text = self.origin_table.add_text_from
        at = {key: item.origin(self.file, key) for key in spec.INDICATOR_KEYS}
        context: Context = {
            name: text(item.name, at[name]),
            target: text(str(item.target), at[target]),
            definition: text(item.definition, at[definition]),
        }
        if self.parts:
            parts = zip((SIGN, NUMBER, UNIT), target_parts(item.target), strict=True)
            context |= {key: text(part, at[target]) for key, part in parts}
        for field in self.optional:
            origin = item.origin(self.file, field.key)
            context[field.key] = self._optional(getattr(item, field.attribute), origin)
        context |= {own.key: self._own(own, item) for own in self.own}
        return context

    def _own(self, field: PackField, item: Indicator) -> object:
        """Return the value of a pack's own field, which may stand in a library or in a later stage's file."""
        origin = item.origin(self.file, field.key)
        values = FieldValues(self.origin_table, lambda path: Origin(origin.file, path))
        return values.pack_value(field, item.fields.get(field.key), origin.path)

    def _optional(self, value: object, origin: Origin) -> Printed:
        if isinstance(value, Decimal):
            return self.origin_table.add_number(value, origin)
        if isinstance(value, tuple):
            return self.origin_table.add_text_from("、".join(map(str, value)), origin)
        return self.origin_table.add_text_from("" if value is None else str(value), origin)
