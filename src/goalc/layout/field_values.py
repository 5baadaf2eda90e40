"""The values of fields as templates print them: texts, amounts, lists and rows that know their places.

In: a typed value and the path of its field. Out: what a template gets for it, with an entry in the table of
origins of the form that is printed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import partial
from typing import Any

from goalc.layout.list_rows import all_rows, merge_columns, step_of
from goalc.layout.values import Misfit, Money, OriginTable, Printed
from goalc.model import spec
from goalc.model.dates import PartialDate, Period
from goalc.model.derived_columns import derive_column
from goalc.model.formats import NO_FORMAT, Format, Formats, format_of
from goalc.model.money import MONEY_KEY
from goalc.model.profile import PackField
from goalc.model.spec import PlanStep, Safeguards
from goalc.model.target import Target
from goalc.model.target.parts import target_parts
from goalc.source.diagnostic import Origin, Path

Context = dict[str, Any]

ROWS, SUM = "行", "合计"
START, END = "起", "止"
PARTS: Mapping[str, tuple[str, ...]] = {
    "target": spec.PRINTED_INDICATOR_KEYS[-3:],
    "period": (START, END),
}
"""The parts of a value, by its kind."""


class FieldValues:
    """A maker of the printed values of one file; `place` is where the value at a path stands."""

    def __init__(
        self, origin_table: OriginTable, place: Callable[[Path], Origin], formats: Formats | None = None
    ) -> None:
        self.origin_table = origin_table
        self._place = place
        self._formats = formats or {}

    def origin(self, path: Path) -> Origin:
        """Return the place of the value at a path."""
        return self._place(path)

    def text(self, text: str, path: Path) -> Printed:
        """Return a text that stands at a path."""
        return self.origin_table.add_text_from(text, self._place(path))

    def money(self, yuan: Decimal, path: Path, own: Format | None = None) -> Money:
        """Return an amount in 元 that stands at a path."""
        return Money(self.origin_table, yuan, self._place(path), self._format("money", path, own))

    def line_format(self, kind: str, key: str) -> Format:
        """Return the format of a value of 资金: that of its key, else of 资金, of its kind, of the form."""
        return self._formats.get(key, NO_FORMAT).over(format_of(self._formats, kind, MONEY_KEY))

    def number(self, value: Decimal, path: Path) -> Printed:
        """Return a number that stands at a path."""
        return self.origin_table.add_number(value, self._place(path))

    def core(self, value: object, path: Path, kind: str, choices: tuple[str, ...] = ()) -> object:
        """Return the value of a core field; `choices` are the words that it may have."""
        if value is None or value == "":
            return self._nothing(kind, path, choices)
        return self._value(value, path, kind, choices)

    def _format(self, kind: str, path: Path, own: Format | None = None) -> Format:
        if not self._formats and own is None:
            return NO_FORMAT
        return format_of(self._formats, kind, key_of(path), own)

    def _nothing(
        self, kind: str, path: Path, choices: tuple[str, ...] = (), own: Format | None = None
    ) -> Printed:
        origin, sign = self._place(path), self._format(kind, path, own).nothing
        if choices:
            return self.origin_table.add_chosen((), choices, origin)
        if sign or kind in PARTS:
            return self.origin_table.add_nothing(sign or "", origin, PARTS.get(kind, ()))
        return self.origin_table.add_text_from("", origin)

    def _value(
        self,
        value: object,
        path: Path,
        kind: str,
        choices: tuple[str, ...] = (),
        own: Format | None = None,
    ) -> object:
        if isinstance(value, Decimal):
            number = self.money if kind == "money" else partial(self._number, kind)
            return number(value, path, own)
        if isinstance(value, PartialDate | Period):
            return self._date(value, path, self._format(kind, path, own))
        if choices:
            chosen = value if isinstance(value, tuple) else (value,)
            return self.origin_table.add_chosen(tuple(map(str, chosen)), choices, self._place(path))
        return self._text(value, path)

    def _text(self, value: object, path: Path) -> object:
        if isinstance(value, Target):
            return self.target(value, self._place(path))
        if isinstance(value, tuple):
            return [self._item(item, (*path, index)) for index, item in enumerate(value)]
        if isinstance(value, Safeguards):
            organisation, rules = spec.SAFEGUARD_KEYS
            return {
                organisation: self.text(value.organisation, (*path, organisation)),
                rules: self.text(value.rules, (*path, rules)),
            }
        return self.text(str(value), path)

    def _number(self, kind: str, value: Decimal, path: Path, own: Format | None = None) -> Printed:
        """Return a number, or a rate in percent, that stands at a path."""
        number = self.fitted(value, self._place(path), self._format(kind, path, own))
        return self.text(f"{number}%", path) if kind == "rate" else number

    def fitted(self, value: Decimal, origin: Origin, printing: Format) -> Printed:
        """Return a number in its format, as it is if that does not hold it, which `misfits` then says."""
        try:
            return self.origin_table.add_number(value, origin, printing)
        except Misfit as misfit:
            self.origin_table.misfits.append(misfit)
            return self.origin_table.add_number(value, origin)

    def target(self, value: Target, origin: Origin) -> Printed:
        """Return a target, which has the parts 符号, 数值 and 单位."""
        names = PARTS["target"]
        return self.origin_table.add_parted(
            str(value), origin, lambda: dict(zip(names, target_parts(value), strict=True))
        )

    def _date(self, value: PartialDate | Period, path: Path, printing: Format) -> Printed:
        if isinstance(value, PartialDate):
            return self.text(printing.write_date(value), path)
        ends = {START: printing.write_date(value.start), END: printing.write_date(value.end)}
        return self.origin_table.add_parted(printing.write_period(value), self._place(path), lambda: ends)

    def own(self, fields: Iterable[PackField], values: spec.Fields, path: Path) -> Context:
        """Return the values of the pack's own fields below a path, by key."""
        return {item.key: self.pack_value(item, values.get(item.key), (*path, item.key)) for item in fields}

    def pack_value(self, item: PackField, value: object, path: Path) -> object:
        """Return the value of one of the pack's own fields."""
        if item.kind == "rows":
            return self._rows(item, value if isinstance(value, tuple) else (), path)
        if value is None and item.kind == "paragraphs":
            return []
        if value is None:
            return self._nothing(item.kind, path, item.choices, item.format)
        return self._value(value, path, item.kind, item.choices, item.format)

    def _rows(self, item: PackField, rows: tuple[spec.Fields, ...], path: Path) -> Context:
        shown = all_rows(item, rows)
        printed = [
            # An empty row is left to be filled in by hand.
            self.own(item.columns, row, (*path, *step_of(row, index))) if row else self._blank(item, path)
            for index, row in enumerate(shown)
        ]
        self._derive(item, shown, printed, path)
        merge_columns(item, shown, printed)
        context: Context = {ROWS: printed}
        columns = {column.key: column for column in item.columns}
        if item.totals:
            wanted = dict.fromkeys((*item.totals, *([item.total] if item.total else [])))
            context[SUM] = {key: self._sum(columns[key], rows, path) for key in wanted}
        elif item.total:
            context[SUM] = self._sum(columns[item.total], rows, path)
        return context

    def _derive(self, item: PackField, rows: list[spec.Fields], printed: list[Context], path: Path) -> None:
        """Put in the values of computed columns that the rows do not state."""
        for column in item.columns:
            decimals = self._format(column.kind, (column.key,), column.format).decimals
            for index, cell in enumerate(derive_column(column, rows) if column.derive else ()):
                if cell is not None and column.key not in rows[index]:
                    value, place = cell.printed(decimals), (*path, *step_of(rows[index], index), column.key)
                    printed[index][column.key] = self._number(column.kind, value, place, column.format)

    def _blank(self, item: PackField, path: Path) -> Context:
        return {
            column.key: [] if column.kind == "paragraphs" else self.text("", path) for column in item.columns
        }

    def _sum(self, column: PackField, rows: Iterable[spec.Fields], path: Path) -> object:
        values = (row.get(column.key) for row in rows)
        total = sum((value for value in values if isinstance(value, Decimal)), Decimal(0))
        return self._value(total, path, column.kind, (), column.format or NO_FORMAT)

    def _item(self, item: object, path: Path) -> object:
        if not isinstance(item, PlanStep):
            return self.text(str(item), path)
        when, what = spec.PLAN_KEYS
        printing = self._format("period", (*path, when))
        return {
            when: self._date(item.period, (*path, when), printing),
            what: self.text(item.text, (*path, what)),
        }


def key_of(path: Path) -> str:
    """Return the key of the value at a path, without the numbers of a list."""
    return next((step for step in reversed(path) if isinstance(step, str)), "")
