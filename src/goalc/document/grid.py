"""The grid of a table: which cell covers which slot.

In: rows of cells with spans, in reading order, as HTML tables define them. Out: a rectangle in which
every slot is covered exactly once, or a `GridError` that names the slot.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, Protocol

_new = tuple.__new__
"""The fast constructor: a named tuple's own is a Python function, which doubles the cost on a hot path."""


class Spanning(Protocol):
    """A cell, as far as the grid needs to know it."""

    @property
    def row_span(self) -> int: ...
    @property
    def col_span(self) -> int: ...


class Slot(NamedTuple):
    """One slot: the cell that covers it (its place in its row) and where that cell begins."""

    row: int
    column: int
    cell: int


class GridError(ValueError):
    """Spans that do not fit: the slot (0-based) and, if a cell is to blame, its place in its row."""

    def __init__(
        self, kind: Literal["overlap", "hole", "outside"], row: int, column: int, cell: int | None
    ) -> None:
        super().__init__(f"{kind} at row {row + 1}, column {column + 1}")
        self.kind = kind
        self.row = row
        self.column = column
        self.cell = cell


@dataclass(frozen=True, slots=True)
class Grid:
    """`slots[r][c]` names the cell over row r, column c; `starts[r]` has the column of each cell of row r."""

    slots: tuple[tuple[Slot, ...], ...]
    starts: tuple[tuple[int, ...], ...]

    @classmethod
    def of(cls, rows: Sequence[Sequence[Spanning]], width: int) -> Grid:
        """Place the cells of `rows` on a grid of `width` columns. Raises `GridError`."""
        slots: list[list[Slot | None]] = [[None] * width for _ in rows]
        starts: list[tuple[int, ...]] = []
        for r, cells in enumerate(rows):
            column = 0
            line = slots[r]
            begun: list[int] = []
            for index, cell in enumerate(cells):
                while column < width and line[column] is not None:
                    column += 1
                begun.append(column)
                if cell.col_span == 1 and cell.row_span == 1 and column < width:
                    line[column] = _new(Slot, (r, column, index))
                else:
                    _cover(slots, Slot(r, column, index), cell.row_span, cell.col_span, width)
                column += cell.col_span
            # Cells take the first free column, so there can only be a hole after the last one.
            while column < width and line[column] is not None:
                column += 1
            if column < width:
                raise GridError("hole", r, column, None)
            starts.append(tuple(begun))
        return cls(tuple(map(tuple, slots)), tuple(starts))  # type: ignore[arg-type]  # no slot is None any more

    def begins(self, row: int, column: int) -> bool:
        """Return True if a cell has its upper left corner here."""
        slot = self.slots[row][column]
        return slot.row == row and slot.column == column


def _cover(slots: list[list[Slot | None]], slot: Slot, row_span: int, col_span: int, width: int) -> None:
    end = slot.column + col_span
    if end > width or slot.row + row_span > len(slots):
        raise GridError("outside", slot.row, slot.column, slot.cell)
    for line in slots[slot.row : slot.row + row_span]:
        for column in range(slot.column, end):
            if line[column] is not None:
                raise GridError("overlap", slot.row, column, slot.cell)
            line[column] = slot


def find_grid_errors(rows: Sequence[Sequence[Spanning]], width: int) -> list[GridError]:
    """Return the first error of each row; a slot that is covered twice belongs to the first cell."""
    taken = [[False] * width for _ in rows]
    found: dict[int, GridError] = {}
    for r, cells in enumerate(rows):
        column = 0
        for index, cell in enumerate(cells):
            while column < width and taken[r][column]:
                column += 1
            end = column + cell.col_span
            if end > width or r + cell.row_span > len(rows):
                found.setdefault(r, GridError("outside", r, column, index))
            for line in taken[r : r + cell.row_span]:
                if any(line[column:end]):
                    found.setdefault(r, GridError("overlap", r, column + line[column:end].index(True), index))
                line[column:end] = [True] * len(line[column:end])
            column = end
        if not all(taken[r]):
            found.setdefault(r, GridError("hole", r, taken[r].index(False), None))
    return list(found.values())
