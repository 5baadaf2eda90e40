"""What templates are handed: text and amounts that know where they come from.

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
"""A named tuple's own constructor is a Python function; on the hot path that costs as much again."""
_SPECIAL = re.compile("[&<>\"']")


class Printed(str):
    """A text for the form; `entry` is its place in the origin_table."""

    __slots__ = ("entry",)
    entry: int

    def __html__(self) -> str:
        """How jinja's autoescape writes it: with its entry, so that its origin comes along."""
        text = escape(str(self)) if _SPECIAL.search(self) else self
        return f'<data value="{self.entry}">{text}</data>'


class Money:
    """An amount that a template prints with the filter of the unit that its label names."""

    __slots__ = ("origin", "origin_table", "yuan")

    def __init__(self, origin_table: OriginTable, yuan: Decimal, origin: Origin) -> None:
        self.origin_table = origin_table
        self.yuan = yuan
        self.origin = origin

    def printed(self, unit: str) -> Printed:
        """`14,464.15` for `unit` 万元; exact, never rounded."""
        return self.origin_table.number(in_unit(self.yuan, unit), self.origin)


class OriginTable:
    """All values of one form's layout, in the order of their making.

    `origins[n]` is where entry n comes from; `numbers` has the number behind it, if it is one.
    """

    def __init__(self) -> None:
        self.origins: list[Origin] = []
        self.numbers: dict[int, Number] = {}

    def text(self, text: str, file: str, path: Path) -> Printed:
        """A text that stands at `path` of `file`."""
        return self.text_of(text, _new(Origin, (file, path, None)))

    def text_of(self, text: str, origin: Origin) -> Printed:
        """A text whose place is known, e.g. in a library, with the place that takes it from there."""
        printed = Printed(text)
        printed.entry = len(self.origins)
        self.origins.append(origin)
        return printed

    def number(self, value: Decimal, origin: Origin) -> Printed:
        """A number; it is printed with thousands separators and the decimals that it has."""
        exponent = value.as_tuple().exponent
        decimals = max(0, -exponent) if isinstance(exponent, int) else 0
        self.numbers[len(self.origins)] = Number(value, decimals)
        return self.text(print_number(value), origin.file, origin.path)
