"""The tables of an edited file as rows of texts with their places.

In: the blocks that a reader made, with marks. Out: rows in the order of the file, each with the cell over
each of its columns; a cell of several rows is over each of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from goalc.document.document import CellRef, Number, Paragraph, Table
from goalc.document.source_table import SourceTable
from goalc.model.target import Judgement, parse_target
from goalc.readers.marked import MarkedFile


class FileCell(NamedTuple):
    """A cell of the file: where it begins, its lines, and the number that a spreadsheet holds in it."""

    ref: CellRef
    rows: int
    lines: tuple[str, ...]
    number: Number | None = None

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


class FileRow(NamedTuple):
    """A row: over each column the cell that covers it."""

    block: int
    row: int
    slots: tuple[FileCell, ...]

    def begins(self) -> list[FileCell]:
        """Return the cells that begin in this row."""
        found = dict.fromkeys(cell for cell in self.slots if cell.ref.row == self.row)
        return list(found)


class FileTables:
    """All blocks of a file; a paragraph is a row of one cell."""

    def __init__(self, file: MarkedFile) -> None:
        self.file = file
        self._rows = [_rows(number, block) for number, block in enumerate(file.blocks)]

    def rows(self, block: int) -> Sequence[FileRow]:
        """Return the rows of a block."""
        return self._rows[block]

    def cell(self, ref: CellRef) -> FileCell | None:
        """Return the cell at a place."""
        rows = self._rows[ref.block]
        row = rows[ref.row or 0] if (ref.row or 0) < len(rows) else None
        if row is None or (ref.column or 0) >= len(row.slots):
            return None
        return row.slots[ref.column or 0]

    @cached_property
    def cells(self) -> list[FileCell]:
        """All cells and paragraphs, each once."""
        return [cell for rows in self._rows for row in rows for cell in row.begins()]

    def place(self, ref: CellRef) -> str:
        """Return where a cell is, as messages say it."""
        return self.file.places.get(ref) or self.file.places.get(CellRef(ref.block), "")


def clean_lines(texts: Sequence[str]) -> tuple[str, ...]:
    """Return the lines of a cell without the blanks around them and without empty ones at the ends."""
    lines = [line.strip() for text in map(_as_typed, texts) for line in text.split("\n")]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return tuple(lines)


def _as_typed(text: str) -> str:
    """Return a target that a spreadsheet took for a formula, such as `=100%`, as it was typed."""
    typed = text.strip().removeprefix("<f>")
    return text if typed == text.strip() or isinstance(parse_target(typed), Judgement) else typed


def _rows(number: int, block: Paragraph | Table) -> list[FileRow]:
    if isinstance(block, Paragraph):
        cell = FileCell(CellRef(number, 0, 0), 1, clean_lines([block.line.text]))
        return [FileRow(number, 0, (cell,))]
    source = SourceTable(block)
    made: dict[tuple[int, int], FileCell] = {}
    numbers = {
        (r, column): cell.number
        for r, (row, starts) in enumerate(zip(block.rows, source.starts, strict=True))
        for cell, column in zip(row.cells, starts, strict=False)
    }
    rows = []
    for r, line in enumerate(source.slots):
        for slot in line:
            at = slot.row, slot.column
            if at not in made:
                ref = CellRef(number, *at)
                made[at] = FileCell(ref, slot.rows, clean_lines(slot.lines), numbers.get(at))
        rows.append(FileRow(number, r, tuple(made[slot.row, slot.column] for slot in line)))
    return rows
