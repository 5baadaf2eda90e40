"""The tables of an existing form as rectangles of cells, whatever its file says of their spans.

In: a table of a document that a reader made. Out: its cells by their places, every slot covered exactly once.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from goalc.document.document import Table
from goalc.source.diagnostic import Origin

MIN_WIDTH = 2.0
"""Minimum width of a column in mm; files have columns without a width, which no page shows."""
_NO_WIDTH = 20.0


@dataclass(frozen=True)
class SourceCell:
    """A cell: its first row and column from 0, its spans and its lines; `place` is that in its file."""

    row: int
    column: int
    rows: int
    columns: int
    lines: tuple[str, ...]
    place: Origin | None = None

    @property
    def text(self) -> str:
        return "\n".join(self.lines).strip()


class SourceTable:
    """A table; `slots[r][c]` is the cell over row r, column c, `rows[r]` the cells that begin in row r.

    It has more columns than its file names, if texts stand in them.
    """

    def __init__(self, table: Table) -> None:
        width = max(len(table.columns), _needed(table))
        grid: list[list[SourceCell | None]] = [[None] * width for _ in table.rows]
        self.starts: list[list[int]] = [[] for _ in table.rows]
        """The column in which each cell of a row begins; a cell for which there is no room has none."""
        for r, row in enumerate(table.rows):
            column = 0
            for cell in row.cells:
                while column < width and grid[r][column] is not None:
                    column += 1
                if column >= width:
                    break
                self.starts[r].append(column)
                end = column + 1
                while end < min(column + cell.col_span, width) and grid[r][end] is None:
                    end += 1
                bottom = min(r + cell.row_span, len(grid))
                lines = tuple(line.text for line in cell.lines)
                place = cell.lines[0].origin if cell.lines else None
                _put(grid, SourceCell(r, column, bottom - r, end - column, lines, place))
                column = end
        for r, line in enumerate(grid):
            for c, slot in enumerate(line):
                if slot is None:
                    _put(grid, SourceCell(r, c, 1, 1, ()))
        missing = (0.0,) * (width - len(table.columns))
        self.columns = tuple(max(one, MIN_WIDTH) if one else _NO_WIDTH for one in (*table.columns, *missing))
        self.slots = [[slot for slot in line if slot is not None] for line in grid]
        self.rows = [
            [slot for c, slot in enumerate(line) if (slot.row, slot.column) == (r, c)]
            for r, line in enumerate(self.slots)
        ]

    @cached_property
    def ends(self) -> list[int]:
        """The column in which each row ends: that of the last cell with a text, or of several columns."""
        return [
            max((c.column + c.columns for c in row if c.text or c.columns > 1), default=0)
            for row in self.rows
        ]

    def right_of(self, cell: SourceCell) -> SourceCell | None:
        """Return the cell beside another that begins in the same row."""
        column = cell.column + cell.columns
        found = self.slots[cell.row][column] if column < len(self.columns) else None
        return found if found is not None and found.row == cell.row else None

    def below(self, cell: SourceCell) -> SourceCell | None:
        """Return the cell below another that is as wide."""
        row = cell.row + cell.rows
        found = self.slots[row][cell.column] if row < len(self.slots) else None
        is_same = found is not None and (found.column, found.columns) == (cell.column, cell.columns)
        return found if is_same else None

    def boundaries(self, row: int) -> list[tuple[int, int]]:
        """Return the columns and column spans of all cells over a row."""
        return list(dict.fromkeys((slot.column, slot.columns) for slot in self.slots[row]))


def _needed(table: Table) -> int:
    """Return the number of columns that the cells with texts take."""
    needed = 0
    taken: dict[int, int] = {}
    for r, row in enumerate(table.rows):
        column = 0
        for cell in row.cells:
            while taken.get(column, 0) > r:
                column += 1
            if cell.text.strip():
                needed = max(needed, column + 1)
            taken.update(dict.fromkeys(range(column, column + cell.col_span), r + cell.row_span))
            column += cell.col_span
    return needed


def _put(grid: list[list[SourceCell | None]], cell: SourceCell) -> None:
    """Put a cell over its slots; one that is taken already cuts it off below."""
    for r in range(cell.row, cell.row + cell.rows):
        line = grid[r][cell.column : cell.column + cell.columns]
        if any(slot is not None for slot in line):
            cut = SourceCell(cell.row, cell.column, r - cell.row, cell.columns, cell.lines, cell.place)
            for above in range(cell.row, r):
                grid[above][cell.column : cell.column + cell.columns] = [cut] * cell.columns
            return
        grid[r][cell.column : cell.column + cell.columns] = [cell] * cell.columns
