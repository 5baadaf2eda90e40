"""The rows of 绩效指标 as templates print them: which level cells begin in a row, and how many they span.

In: the indicators of a form. Out: a mapping for each, by the keys of its fields.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from goalc.layout.field_values import PARTS, Context, FieldValues
from goalc.layout.values import OriginTable, Printed
from goalc.model import spec
from goalc.model.formats import NO_FORMAT, Formats, format_of
from goalc.model.profile import PackField
from goalc.model.spec import Indicator
from goalc.model.target import Target
from goalc.model.target.parts import target_parts
from goalc.model.tree import LEVEL_WORDS, MAX_LEVELS, WEIGHT_KEY, Levels
from goalc.source.diagnostic import Origin, Path

SIGN, NUMBER, UNIT = spec.PRINTED_INDICATOR_KEYS[MAX_LEVELS:]
_DEFINITION = spec.INDICATOR_KEYS[2]
LEVEL_NAME, LEVEL_ROWS = "名称", "行数"


class IndicatorRows(NamedTuple):
    """A maker of the rows of one form, whose file is `file`; `own` are the pack's fields of an indicator.

    `values` makes values that stand in the file of the indicators; `parts`: targets are printed in three
    parts; `optional` are the optional fields that templates mention. `points` gives the score of an indicator
    that states none, `level_weight` the 权重 of a level; without them, neither is computed.
    """

    file: str
    origin_table: OriginTable
    values: FieldValues
    own: tuple[PackField, ...]
    parts: bool
    optional: tuple[spec.Field, ...]
    formats: Formats
    points: Callable[[Indicator], Decimal | None] | None = None
    level_weight: Callable[[Levels], Decimal | None] | None = None

    def rows(self, indicators: Iterable[Indicator]) -> list[Context]:
        """Return the rows in order; a level is in the first of its rows, None in the others."""
        rows: list[Context] = []
        self._add(tuple(indicators), 1, {}, rows)
        return rows

    def _add(self, items: Sequence[Indicator], length: int, above: Context, rows: list[Context]) -> None:
        """Add the rows of indicators below one level; the cells `above` are due in the first."""
        word = LEVEL_WORDS[length - 1] if length <= MAX_LEVELS else ""
        for path, group in groupby(items, key=lambda item: item.path[: length + 1]):
            below = list(group)
            levels = below[0].levels
            if length > len(levels):
                row = self.row(below[0])
                rows.append({**above, **row})
                above = dict.fromkeys(above)
                continue
            cell = self._level(path, below)
            self._add(below, length + 1, {**above, word: cell}, rows)
            above = dict.fromkeys(above)

    def _level(self, path: Path, items: Sequence[Indicator]) -> Context:
        cell: Context = {LEVEL_NAME: self.values.text(str(path[-1]), path), LEVEL_ROWS: len(items)}
        if self.level_weight is not None:
            weight = self.level_weight(tuple(map(str, path[1:])))
            cell[WEIGHT_KEY] = (
                self.values.text("", path) if weight is None else self.values.number(weight, path)
            )
        return cell

    def row(self, item: Indicator) -> Context:
        """Return the values of one indicator, without its levels."""
        name, target, definition = spec.INDICATOR_KEYS
        text = self.origin_table.add_text_from
        at = {key: item.origin(self.file, key) for key in spec.INDICATOR_KEYS}
        make_target = self.values.target if self.parts else lambda value, origin: text(str(value), origin)
        context: Context = {
            name: text(item.name, at[name]),
            target: make_target(item.target, at[target]),
            definition: self._definition(item.definition, at[definition]),
        }
        if self.parts:
            # A row without an indicator has no sign either.
            parts = zip(
                (SIGN, NUMBER, UNIT), target_parts(item.target) if item.name else ("", "", ""), strict=True
            )
            context |= {key: text(part, at[target]) for key, part in parts}
        for field in self.optional:
            context[field.key] = self._field(field, item)
        context |= {own.key: self._own(own, item) for own in self.own}
        return context

    def _definition(self, text: str, origin: Origin) -> Printed:
        nothing = "" if text or not self.formats else format_of(self.formats, "text", _DEFINITION).nothing
        if nothing:
            return self.origin_table.add_nothing(nothing, origin)
        return self.origin_table.add_text_from(text, origin)

    def _field(self, field: spec.Field, item: Indicator) -> Printed:
        """Return the value of an optional field; a score that was computed stands where its outcome does."""
        value = getattr(item, field.attribute)
        if field.attribute == "score" and value is None and self.points is not None:
            value, key = self.points(item), spec.OUTCOME_KEY
        else:
            key = field.key
        return self._optional(value, item.origin(self.file, key), field)

    def _own(self, field: PackField, item: Indicator) -> object:
        """Return the value of a pack's own field, which may stand in a library or in a later stage's file."""
        origin = item.origin(self.file, field.key)
        values = FieldValues(self.origin_table, lambda path: Origin(origin.file, path), self.formats)
        return values.pack_value(field, item.fields.get(field.key), origin.path)

    def _optional(self, value: object, origin: Origin, field: spec.Field) -> Printed:
        printing = format_of(self.formats, field.kind, field.key) if self.formats else NO_FORMAT
        if value in (None, "", ()):
            return self.origin_table.add_nothing(printing.nothing or "", origin, PARTS.get(field.kind, ()))
        if isinstance(value, Decimal):
            return self.origin_table.add_number(value, origin, printing)
        if isinstance(value, Target):
            return self.values.target(value, origin)
        if isinstance(value, tuple):
            return self.origin_table.add_text_from("、".join(map(str, value)), origin)
        return self.origin_table.add_text_from(str(value), origin)
