"""The values that templates print: text and amounts that know where they come from.

A printed value carries an index into the `OriginTable` of its form, so that the markup can say
`<data value="17">` and the cell that it ends up in knows which line of which spec it shows.
"""

from __future__ import annotations

import re
from decimal import Decimal

from markupsafe import escape

from goalc.document.document import Number
from goalc.model.amount import in_unit, print_number
from goalc.source.diagnostic import Origin, Path

_new = tuple.__new__
"""The fast constructor: a named tuple's own is a Python function, which doubles the cost on a hot path."""
_SPECIAL = re.compile("[&<>\"']")


class Printed(str):
    """A text for the form; `entry` is its index in the origin table."""

    __slots__ = ("entry",)
    entry: int

    def __html__(self) -> str:
        """Return what jinja's autoescape writes: the text with its entry, so that its origin is kept."""
        text = escape(str(self)) if _SPECIAL.search(self) else self
        return f'<data value="{self.entry}">{text}</data>'


class Money:
    """An amount that a template prints with the filter of the unit that its label names."""

    __slots__ = ("origin", "origin_table", "yuan")

    def __init__(self, origin_table: OriginTable, yuan: Decimal, origin: Origin) -> None:
        self.origin_table = origin_table
        self.yuan = yuan
        self.origin = origin

    def print_in(self, unit: str) -> Printed:
        """Print the amount, e.g. `14,464.15` for `unit` 万元; exact, never rounded."""
        printed = self.origin_table.add_number(in_unit(self.yuan, unit), self.origin)
        self.origin_table.units[printed.entry] = unit
        return printed


class OriginTable:
    """All values of one form's layout, in the order in which they were made.

    `origins[n]` is where entry n comes from; `numbers` has the number behind it, if it is one, and `units`
    the unit in which an amount was printed.
    """

    def __init__(self) -> None:
        self.origins: list[Origin] = []
        self.numbers: dict[int, Number] = {}
        self.units: dict[int, str] = {}

    def add_text(self, text: str, file: str, path: Path) -> Printed:
        """Add a text that stands at `path` of `file`."""
        return self.add_text_from(text, _new(Origin, (file, path, None)))

    def add_text_from(self, text: str, origin: Origin) -> Printed:
        """Add a text whose origin is known, e.g. in a library, with the place that takes it from there."""
        printed = Printed(text)
        printed.entry = len(self.origins)
        self.origins.append(origin)
        return printed

    def add_number(self, value: Decimal, origin: Origin) -> Printed:
        """Add a number; it is printed with thousands separators and the decimals that it has."""
        exponent = value.as_tuple().exponent
        decimals = max(0, -exponent) if isinstance(exponent, int) else 0
        self.numbers[len(self.origins)] = Number(value, decimals)
        return self.add_text(print_number(value), origin.file, origin.path)
