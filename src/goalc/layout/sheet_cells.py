"""The cells of a sheet that a budget system reads: numbers, dates, codes and texts as the system wants them.

In: a column, and the value of its name in the context of a form. Out: a cell, or the finding of a value that
the column cannot hold, at its place in the spec. Nothing is left out in silence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from goalc.document.document import Cell, Line, Number
from goalc.layout.field_values import Context
from goalc.layout.indicator_rows import SIGN
from goalc.layout.values import Money, Nothing, OriginTable, Parted, Printed, Quantity
from goalc.model.amount import print_number
from goalc.model.dates import parse_date
from goalc.model.sheets import MONEY_FORMATS, NUMBER_IN_BLOCK, ROW, Column
from goalc.source.diagnostic import Finding, Origin, Severity

STYLE, NUMBER_STYLE = "td", "number"
_NUMBER = re.compile(r"-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")
_MAX_DECIMALS = 6
"""Maximum number of decimals with which a spreadsheet shows a number."""
_SIGN = f"{ROW}.{SIGN}"
"""The one part of a value that is empty although the value is there."""


class Place(NamedTuple):
    """The context of a form, and of one of its rows with its number; `origin` is where they stand.

    A row is a text where the list has nothing but texts.
    """

    form: Context
    row: Context | Printed | None
    number: int
    origin: Origin
    origin_table: OriginTable


class _Value(NamedTuple):
    text: str
    number: Number | None
    origin: Origin


class _Unfit(Exception):
    """A value that its column cannot hold; `key` is that of the sentence."""

    def __init__(self, key: str, text: str) -> None:
        super().__init__(key)
        self.key = key
        self.text = text


def make_cell(column: Column, place: Place, sheet: str) -> Cell | Finding:
    """Return the cell of a column; `sheet` is the name that messages give to the sheet."""
    value = _value(column.value, column, place)
    if column.more:
        texts = (value.text, *(_value(name, column, place).text for name in column.more))
        value = _Value("\n".join(filter(None, texts)), None, value.origin)
    try:
        text, number = _convert(column, value)
    except _Unfit as unfit:
        name = column.value.rpartition(".")[2] or column.text
        arguments = {"value": unfit.text, "column": name, "sheet": sheet}
        return Finding(unfit.key, Severity.ERROR, value.origin, arguments)
    return Cell((Line(text, value.origin),), STYLE if number is None else NUMBER_STYLE, number=number)


def _value(name: str, column: Column, place: Place) -> _Value:
    """Return a value of a column, without codes; an amount in the column's unit."""
    if not name:
        return _Value(column.text, None, place.origin)
    found = _find(name, place)
    if isinstance(found, Money):
        found = found.print_in(column.format if column.format in MONEY_FORMATS else MONEY_FORMATS[0])
    if isinstance(found, list):
        first = next((item for item in found if isinstance(item, Printed)), None)
        origin = place.origin if first is None else place.origin_table.origins[first.entry]
        return _Value("\n".join(map(str, found)), None, origin)
    if isinstance(found, Printed):
        origin = place.origin_table.origins[found.entry]
        # A form may print a sign for nothing, and numbers without separators.
        is_number = isinstance(found, Quantity) and not found.is_year
        number = _number_of(found.value) if isinstance(found, Quantity) and is_number else None
        return _Value("" if isinstance(found, Nothing) else str(found), number, origin)
    if found is None:
        return _Value("", None, place.origin)
    if isinstance(found, int):
        return _Value(str(found), Number(Decimal(found), 0), place.origin)
    raise TypeError(f"{name}: {type(found).__name__} does not fit into a cell")


def _find(name: str, place: Place) -> object:
    """Return what a name means; the row's number for that, if the row has no field of this name."""
    first, _, rest = name.partition(".")
    if first != ROW:
        return _part(place.form, name)
    if place.row is None or isinstance(place.row, Printed):
        return place.number if rest else place.row
    return place.number if rest == NUMBER_IN_BLOCK and rest not in place.row else _part(place.row, rest)


def _part(values: Mapping[str, object], name: str) -> object:
    """Return the value of a name, or of a part of the value in front of its first dot."""
    if name in values:
        return values[name]
    first, _, rest = name.partition(".")
    inner = values[first]
    if isinstance(inner, (Parted, Nothing)):
        return inner.part(rest) if isinstance(inner, Parted) else inner
    if not isinstance(inner, Mapping):
        raise KeyError(name)
    return _part(inner, rest)


def _number_of(value: Decimal) -> Number:
    exponent = value.as_tuple().exponent
    return Number(value, max(0, -exponent) if isinstance(exponent, int) else 0)


def _convert(column: Column, value: _Value) -> tuple[str, Number | None]:
    """Return the text of a cell and, where it is one, its number. Raises `_Unfit`."""
    text, number = value.text, value.number
    if number is not None and (column.format == "text" or column.codes is not None):
        text, number = f"{number.value:f}", None
    if column.codes is not None and (text or column.value == _SIGN or "" in column.codes):
        if text not in column.codes:
            raise _Unfit("GC912.code" if text else "GC912.no-sign", text)
        text = column.codes[text]
    if not text:
        return "", None
    if column.format == "date":
        return _day(text), None
    if column.format == "number" and number is None:
        number = _number(text)
    if number is None:
        return text, None
    if number.decimals > _MAX_DECIMALS or Decimal(repr(float(number.value))) != number.value:
        raise _Unfit("GC912.exact", f"{number.value:f}")
    return print_number(number.value), number


def _number(text: str) -> Number:
    if not _NUMBER.fullmatch(text):
        raise _Unfit("GC912.number", text)
    digits = text.replace(",", "")
    return Number(Decimal(digits), len(digits.partition(".")[2]))


def _day(text: str) -> str:
    found = parse_date(text)
    if found is None or found.day is None:
        raise _Unfit("GC912.date", text)
    return found.first.isoformat()
