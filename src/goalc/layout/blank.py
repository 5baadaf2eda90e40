"""A sample form and what is known of its texts → the same form, empty, with the places to fill in.

In: the document of a sample, the words of each of its texts, and the entry for each value. Out: a document
without the sample's values, and its entries. A row is as high as with these values.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from goalc.document.annotated import Entry, Sheet
from goalc.document.document import Cell, CellRef, Document, Line, Paragraph, Row, Table
from goalc.document.heights import POINTS, half_ems
from goalc.document.holes import HoledBlock, HoledTable, Segments
from goalc.document.stylesheets import StyleMerger

GAP = "　" * 4
"""The blanks in place of a value between the words of a line."""
MAX_LINES = 2
"""Maximum number of lines for which a row has room, if it is not for several paragraphs."""


class Place(NamedTuple):
    """A value to fill in: its entry, and the text that stands there until then."""

    entry: Entry
    text: str = ""
    is_amount: bool = False


Piece = str | Place
"""A part of a text: words of the form, or a place to fill in."""


class BlankMaker:
    """A maker of empty forms; `read` gives the pieces of a printed text, `styles` get those of entries."""

    def __init__(self, read: Callable[[Segments], Sequence[Piece]], styles: StyleMerger) -> None:
        self._read = read
        self._styles = styles

    def make(self, document: Document, blocks: Sequence[HoledBlock]) -> Sheet:
        """Return the empty form; `blocks` are those of the document, in the same order."""
        entries: dict[CellRef, Entry] = {}
        made: list[Paragraph | Table] = []
        for number, (block, holed) in enumerate(zip(document.blocks, blocks, strict=True)):
            if isinstance(block, Table) and isinstance(holed, HoledTable):
                made.append(replace(block, rows=tuple(self._rows(block, holed, number, entries))))
            elif isinstance(block, Paragraph) and not isinstance(holed, HoledTable):
                made.append(self._paragraph(block, holed, CellRef(number), entries))
        return Sheet(
            replace(document, blocks=tuple(made)), entries=entries, filled=self._measure(document, entries)
        )

    def _paragraph(
        self, block: Paragraph, line: Segments, ref: CellRef, entries: dict[CellRef, Entry]
    ) -> Paragraph:
        pieces = self._read(line)
        places = _places(pieces)
        if not places:
            return block
        entries[ref] = places[0].entry
        return Paragraph(Line(_text(pieces)), self._style(block.style, is_amount=False))

    def _rows(
        self, table: Table, holed: HoledTable, number: int, entries: dict[CellRef, Entry]
    ) -> Iterator[Row]:
        for r, (row, cells, starts) in enumerate(zip(table.rows, holed.rows, table.grid.starts, strict=True)):
            made = []
            for cell, parts, column in zip(row.cells, cells, starts, strict=True):
                lines = [self._read(line) for line in parts.lines]
                places = [place for line in lines for place in _places(line)]
                if places:
                    entries[CellRef(number, r, column)] = places[0].entry
                made.append(self._cell(cell, lines, places) if places else cell)
            yield Row(tuple(made), row.header)

    def _measure(self, document: Document, entries: Mapping[CellRef, Entry]) -> Document:
        """Return a form whose rows are as high as those of the empty one: samples have two lines at most."""
        blocks = (
            replace(block, rows=tuple(self._shortened(block, number, entries)))
            if isinstance(block, Table)
            else block
            for number, block in enumerate(document.blocks)
        )
        return replace(document, blocks=tuple(blocks))

    def _shortened(self, table: Table, number: int, entries: Mapping[CellRef, Entry]) -> Iterator[Row]:
        styles = self._styles.stylesheet.styles
        for r, (row, starts) in enumerate(zip(table.rows, table.grid.starts, strict=True)):
            made = []
            for cell, column in zip(row.cells, starts, strict=True):
                if CellRef(number, r, column) in entries:
                    width = sum(table.columns[column : column + cell.col_span]) * POINTS
                    made.append(_shorten(cell, max(1, half_ems(width, styles[cell.style]) // 2 - 1)))
                else:
                    made.append(cell)
            yield Row(tuple(made), row.header)

    def _cell(self, cell: Cell, lines: Sequence[Sequence[Piece]], places: Sequence[Place]) -> Cell:
        texts = [_text(line) for line in lines]
        if not any(texts):
            texts = [""]
        is_amount = places[0].is_amount and texts == [""]
        style = self._style(cell.style, is_amount)
        return cell._replace(lines=tuple(map(Line, texts)), style=style, number=None)

    def _style(self, name: str, is_amount: bool) -> str:
        style = self._styles.stylesheet.styles[name]
        if is_amount:
            return self._styles.add(f"{name} 金额", replace(style, entry="amount"))
        return self._styles.add(f"{name} 填写", replace(style, entry="text"))


def _shorten(cell: Cell, room: int) -> Cell:
    """Return a cell with short lines, or a single one of two lines; `room` is the length of a line."""
    most = room if len(cell.lines) > 1 else room * MAX_LINES
    return cell._replace(lines=tuple(Line(line.text[:most]) for line in cell.lines))


def _places(pieces: Sequence[Piece]) -> list[Place]:
    return [piece for piece in pieces if isinstance(piece, Place)]


def _text(pieces: Sequence[Piece]) -> str:
    """Return a text whose values are missing; between words, there is room for them."""
    has_words = any(isinstance(piece, str) and piece.strip() for piece in pieces)
    gap = GAP if has_words else ""
    texts = (piece if isinstance(piece, str) else piece.text or gap for piece in pieces)
    return "".join(texts).rstrip()


def hint_of(schema: Mapping[str, object], keys: Sequence[str]) -> str:
    """Return the help on the value at the end of these keys; lists and levels between them are passed."""
    found: object = schema
    for key in keys:
        found = _below(found, key)
    return str(found.get("description", "")) if isinstance(found, Mapping) else ""


def _below(schema: object, key: str) -> object:
    while isinstance(schema, Mapping):
        properties = schema.get("properties")
        if isinstance(properties, Mapping) and key in properties:
            return properties[key]
        schema = schema.get("items") or schema.get("additionalProperties")
    return None
