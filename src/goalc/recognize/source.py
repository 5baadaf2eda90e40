"""The content of a file that was read, as a sequence of paragraphs and rows, each text with its place.

In: documents that a reader made. Out: items in reading order; an empty paragraph or row is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from goalc.document.document import Document, Paragraph, Table
from goalc.document.source_table import SourceCell, SourceTable
from goalc.source.diagnostic import Origin


class Place(NamedTuple):
    """A place in a file: a sheet with an address; or a paragraph, or a table with row and column, from 1."""

    sheet: str = ""
    address: str = ""
    table: int = 0
    row: int = 0
    column: int = 0
    paragraph: int = 0

    def __str__(self) -> str:
        if self.sheet or self.address:
            return f"{self.sheet}!{self.address}"
        if self.table:
            return f"表 {self.table} 行 {self.row} 列 {self.column}"
        return f"段 {self.paragraph}"


class SourceText(NamedTuple):
    """The text of a cell or paragraph; columns count from 0, a paragraph has one."""

    text: str
    place: Place
    start: int = 0
    end: int = 1


@dataclass(frozen=True)
class SourceItem:
    """A paragraph, or a row of a table: the cells that begin in it, and `table` with all its slots."""

    cells: tuple[SourceText, ...]
    document: int
    table: SourceTable | None = None
    number: int = 0
    row: int = 0

    @cached_property
    def filled(self) -> tuple[SourceText, ...]:
        return tuple(cell for cell in self.cells if cell.text)

    @cached_property
    def inside(self) -> SourceItem:
        """The item without a text that stands alone beside the table: behind an empty cell, and in columns
        which no other row has."""
        if self.table is None or len(self.table.rows) < 3:
            return self
        edge = max(end for row, end in enumerate(self.table.ends) if row != self.row)
        alone = {
            cell
            for before, cell in pairwise(self.cells)
            if cell.text and cell.start >= edge and not before.text
        }
        return replace(self, cells=tuple(cell for cell in self.cells if cell not in alone)) if alone else self

    @cached_property
    def text(self) -> str:
        """All its texts in one."""
        return " ".join(cell.text for cell in self.filled)

    def over(self, start: int, end: int) -> list[SourceText]:
        """Return the cells over these columns of its row, also those that began above."""
        if self.table is None:
            return list(self.cells)
        slots = dict.fromkeys(self.table.slots[self.row][start:end])
        return [_cell(cell, self.number) for cell in slots]

    @cached_property
    def covering(self) -> tuple[SourceText, ...]:
        """The cells with a text that began in a row above."""
        if self.table is None:
            return ()
        slots = dict.fromkeys(self.table.slots[self.row])
        return tuple(_cell(cell, self.number) for cell in slots if cell.row < self.row and cell.text)


def items_of(documents: Iterable[Document]) -> list[SourceItem]:
    """Return the items of a file."""
    tables, paragraphs = 0, 0
    found: list[SourceItem] = []
    for number, document in enumerate(documents):
        for block in document.blocks:
            if isinstance(block, Table):
                tables += 1
                found += _rows(block, tables, number)
            else:
                paragraphs += 1
                found += _paragraph(block, paragraphs, number)
    return found


def _paragraph(block: Paragraph, paragraph: int, document: int) -> Iterator[SourceItem]:
    text = block.line.text.strip()
    if text:
        place = _place(block.line.origin) or Place(paragraph=paragraph)
        yield SourceItem((SourceText(text, place),), document)


def _rows(block: Table, number: int, document: int) -> Iterator[SourceItem]:
    table = SourceTable(block)
    for row, cells in enumerate(table.rows):
        if any(cell.text for cell in cells):
            yield SourceItem(tuple(_cell(cell, number) for cell in cells), document, table, number, row)


def _cell(cell: SourceCell, number: int) -> SourceText:
    place = _place(cell.place) or Place(table=number, row=cell.row + 1, column=cell.column + 1)
    return SourceText(cell.text, place, cell.column, cell.column + cell.columns)


def _place(origin: Origin | None) -> Place | None:
    return None if origin is None else Place(sheet=origin.file, address=str(origin.path[0]))
