"""What templates are handed: text and amounts that know where they come from.

A printed value carries an index into the `Ledger` of its form, so that the markup can say
`<data value="17">` and the cell that it ends up in knows which line of which spec it shows.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from goalc.document.document import Number
from goalc.model.amount import in_unit, print_number
from goalc.source.diagnostic import Origin, Path


class Entry(NamedTuple):
    """One printed value: where it comes from, and the number behind it, if it is one."""

    origin: Origin
    number: Number | None = None


class Printed(str):
    """A text for the form; `entry` is its place in the ledger."""

    __slots__ = ("entry",)
    entry: int


class Money:
    """An amount that a template prints with the filter of the unit that its label names."""

    __slots__ = ("ledger", "origin", "yuan")

    def __init__(self, ledger: Ledger, yuan: Decimal, origin: Origin) -> None:
        self.ledger = ledger
        self.yuan = yuan
        self.origin = origin

    def printed(self, unit: str) -> Printed:
        """`14,464.15` for `unit` 万元; exact, never rounded."""
        value = in_unit(self.yuan, unit)
        return self.ledger.number(value, self.origin)


class Ledger:
    """All values of one form's layout, in the order of their making."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []

    def text(self, text: str, file: str, path: Path) -> Printed:
        """A text that stands at `path` of `file`."""
        return self._printed(text, Entry(Origin(file, path)))

    def number(self, value: Decimal, origin: Origin) -> Printed:
        """A number; it is printed with thousands separators and the decimals that it has."""
        exponent = value.as_tuple().exponent
        decimals = max(0, -exponent) if isinstance(exponent, int) else 0
        return self._printed(print_number(value), Entry(origin, Number(value, decimals)))

    def _printed(self, text: str, entry: Entry) -> Printed:
        printed = Printed(text)
        printed.entry = len(self.entries)
        self.entries.append(entry)
        return printed
