"""The values that templates print: text and amounts that know where they come from.

A printed value carries an index into the `OriginTable` of its form, so that the markup can say
`<data value="17">` and the cell that it ends up in knows which line of which spec it shows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Context, Decimal
from typing import TypeVar

from markupsafe import escape

from goalc.document.document import Number
from goalc.model.amount import UNITS, in_unit, print_number
from goalc.model.formats import AS_WRITTEN, NO_FORMAT, Format
from goalc.source.diagnostic import Origin, Path

_new = tuple.__new__
"""The fast constructor: a named tuple's own is a Python function, which doubles the cost on a hot path."""
_SPECIAL = re.compile("[&<>\"']")
_EXACT = Context(prec=60)
MARK, WORD = "记号", "词"
_CHECKED, _UNCHECKED, _GAP = "☑", "□", "　"


class Misfit(TypeError):
    """A number that does not fit the decimals of its format; `origin` is the number's."""

    def __init__(self, value: Decimal, decimals: int, unit: str, origin: Origin) -> None:
        super().__init__("decimals")
        self.arguments = {"value": f"{value:f}{unit}", "decimals": decimals, "unit": unit}
        self.origin = origin


class Printed(str):
    """A text for the form; `entry` is its index in the origin table."""

    __slots__ = ("entry",)
    entry: int

    def __html__(self) -> str:
        """Return what jinja's autoescape writes: the text with its entry, so that its origin is kept."""
        text = escape(str(self)) if _SPECIAL.search(self) else self
        return f'<data value="{self.entry}">{text}</data>'


class Nothing(Printed):
    """The sign that stands for a missing value; to a template it is as empty as the value.

    `names` are the parts that the value would have; the sign stands for each of them.
    """

    __slots__ = ("names",)
    names: tuple[str, ...]

    def __bool__(self) -> bool:
        return False


class Parted(Printed):
    """A text that has parts: 起 and 止 of a period, 符号, 数值 and 单位 of a target."""

    __slots__ = ("make_parts", "origin_table")
    origin_table: OriginTable
    make_parts: Callable[[], Mapping[str, str]]

    def part(self, name: str) -> Printed | None:
        """Return a part by its name, None if there is none."""
        text = self.make_parts().get(name)
        return None if text is None else self.origin_table.add_text_from(text, self.origin)

    @property
    def origin(self) -> Origin:
        return self.origin_table.origins[self.entry]


class Chosen(Printed):
    """One or several words of a list, `choices`."""

    __slots__ = ("choices", "chosen", "origin_table")
    origin_table: OriginTable
    choices: tuple[str, ...]
    chosen: tuple[str, ...]

    def boxes(self) -> Boxes:
        """Return each word of the list with its box."""
        add, origin = self.origin_table.add_text_from, self.origin_table.origins[self.entry]
        marks = (_CHECKED if word in self.chosen else _UNCHECKED for word in self.choices)
        pairs = [
            {MARK: add(mark, origin), WORD: add(word, origin)}
            for mark, word in zip(marks, self.choices, strict=True)
        ]
        return Boxes(self, pairs)


class Boxes(list[dict[str, Printed]]):
    """Boxes to print one by one, or all in a line."""

    def __init__(self, of: Chosen, pairs: list[dict[str, Printed]]) -> None:
        super().__init__(pairs)
        self._of = of

    def line(self) -> Printed:
        """Return the boxes with their words as one text."""
        text = _GAP.join(f"{pair[MARK]}{pair[WORD]}" for pair in self)
        return self._of.origin_table.add_text_from(text, self._of.origin_table.origins[self._of.entry])


class Quantity(Printed):
    """A number that templates can add and subtract."""

    __slots__ = ("is_year", "origin_table", "printing", "unit", "value")
    origin_table: OriginTable
    value: Decimal
    printing: Format
    is_year: bool
    unit: str
    """That of an amount, which is not computed any more once it is printed in a unit."""

    def with_value(self, value: Decimal) -> Quantity:
        """Return another number of the same origin, which is printed the same way."""
        origin = self.origin_table.origins[self.entry]
        if self.is_year:
            return self.origin_table.add_year(value, origin)
        return self.origin_table.add_number(value, origin, self.printing)


class Money:
    """An amount that a template prints in the unit that its label or its format names."""

    __slots__ = ("origin", "origin_table", "printing", "yuan")

    def __init__(
        self, origin_table: OriginTable, yuan: Decimal, origin: Origin, printing: Format = NO_FORMAT
    ) -> None:
        self.origin_table = origin_table
        self.yuan = yuan
        self.origin = origin
        self.printing = printing

    def print_in(self, unit: str) -> Printed:
        """Print the amount, e.g. `14,464.15` for `unit` 万元; exact, never rounded."""
        if self.printing.decimals is None:
            value = in_unit(self.yuan, unit)
        else:
            value = _EXACT.divide(self.yuan, UNITS[unit]).normalize(_EXACT)
        printed = self.origin_table.add_number(value, self.origin, self.printing, unit)
        self.origin_table.units[printed.entry] = unit
        return printed


_P = TypeVar("_P", bound=Printed)


class OriginTable:
    """All values of one form's layout, in the order in which they were made.

    `origins[n]` is where entry n comes from; `numbers` has the number behind it, if it is one, and `units`
    the unit in which an amount was printed; `misfits` are the numbers that their format does not hold.
    """

    def __init__(self) -> None:
        self.origins: list[Origin] = []
        self.numbers: dict[int, Number] = {}
        self.units: dict[int, str] = {}
        self.misfits: list[Misfit] = []

    def add_text(self, text: str, file: str, path: Path) -> Printed:
        """Add a text that stands at `path` of `file`."""
        return self.add_text_from(text, _new(Origin, (file, path, None)))

    def add_text_from(self, text: str, origin: Origin) -> Printed:
        """Add a text whose origin is known, e.g. in a library, with the place that takes it from there."""
        return self._enter(Printed(text), origin)

    def add_nothing(self, text: str, origin: Origin, names: tuple[str, ...] = ()) -> Printed:
        """Add the sign that stands for a missing value with parts of these names."""
        made = Nothing(text)
        made.names = names
        return self._enter(made, origin)

    def add_parted(self, text: str, origin: Origin, split: Callable[[], Mapping[str, str]]) -> Printed:
        """Add a text with parts, which are made when a template asks for them."""
        made = Parted(text)
        made.origin_table, made.make_parts = self, split
        return self._enter(made, origin)

    def add_chosen(self, chosen: tuple[str, ...], choices: tuple[str, ...], origin: Origin) -> Printed:
        """Add words that were chosen from a list."""
        made = Chosen("、".join(chosen))
        made.origin_table, made.choices, made.chosen = self, choices, chosen
        return self._enter(made, origin)

    def add_year(self, value: Decimal, origin: Origin) -> Quantity:
        """Add a year: a number that is printed as a text."""
        return self._enter(self._quantity(f"{value:f}", value, NO_FORMAT, is_year=True), origin)

    def add_number(
        self, value: Decimal, origin: Origin, printing: Format = NO_FORMAT, unit: str = ""
    ) -> Quantity:
        """Add a number; without a format it has thousands separators and the decimals that it has.

        Raises `Misfit` for one that has more decimals than its format.
        """
        if printing.decimals not in {None, AS_WRITTEN}:
            value = _fit(value, printing.decimals or 0, unit, origin)
        exponent = value.as_tuple().exponent
        decimals = max(0, -exponent) if isinstance(exponent, int) else 0
        text = f"{value:f}" if printing.grouping is False else print_number(value)
        # A spreadsheet prints its numbers with separators.
        if text == print_number(value):
            self.numbers[len(self.origins)] = Number(value, decimals)
        return self._enter(self._quantity(text, value, printing, unit), Origin(origin.file, origin.path))

    def _quantity(
        self, text: str, value: Decimal, printing: Format, unit: str = "", is_year: bool = False
    ) -> Quantity:
        made = Quantity(text)
        made.origin_table, made.value, made.printing = self, value, printing
        made.unit, made.is_year = unit, is_year
        return made

    def _enter(self, printed: _P, origin: Origin) -> _P:
        printed.entry = len(self.origins)
        self.origins.append(origin)
        return printed


def _fit(value: Decimal, decimals: int, unit: str, origin: Origin) -> Decimal:
    fitted = value.quantize(Decimal(1).scaleb(-decimals), context=_EXACT)
    if fitted != value:
        raise Misfit(value, decimals, unit, origin)
    return fitted
