"""Cut a table before its header rows, for formats that repeat only the leading rows of a table.

In: a table whose header rows may stand anywhere. Out: pieces. A table that is not to be cut is one piece, of
whole cells. Each piece of another one begins with its header rows (the first one may have none); a cell that
crosses a cut, or the line between the header rows and the rows below them, becomes several parts with open
borders between them, so that the whole still looks like one cell and a repeated header row is clean on later
pages.

Law: below each other, the pieces have the rows and columns of the table; joined at their open
borders, the parts are its cells; and of the parts of a cell exactly one is `shown`, i.e. has its text.
"""

from __future__ import annotations

from typing import NamedTuple

from goalc.document.document import Cell, Table
from goalc.document.grid import Slot

_new = tuple.__new__
"""The fast constructor: a named tuple's own is a Python function, which doubles the cost on a hot path."""


class Part(NamedTuple):
    """A cell, or the part of it that a cut left. `row` counts in the table, not in the piece."""

    cell: Cell
    row: int
    column: int
    row_span: int
    shown: bool = True
    open_top: bool = False
    open_bottom: bool = False


class TableSlice(NamedTuple):
    """Consecutive rows. `rows[i]` has, from left to right, each part that covers row `start + i`.

    The first `headers` rows are printed again on each page that follows.
    """

    start: int
    headers: int
    rows: tuple[tuple[Part, ...], ...]


def split(table: Table) -> tuple[TableSlice, ...]:
    """Return the pieces of `table`, from the top; one piece if no header row stands below other rows."""
    bands = _bands(table)
    rows = _parts(table)
    if len(bands) == 1 or not table.cut:
        _, end, header = bands[0]
        return (TableSlice(0, end if header else 0, tuple(rows)),)
    pieces: list[TableSlice] = []
    made: dict[tuple[int, int, int], Part] = {}
    for start, end, header in bands:
        body = tuple([_clip_row(rows[row], start, end, bands, made) for row in range(start, end)])
        if pieces and not header and pieces[-1].headers == len(pieces[-1].rows):
            pieces[-1] = pieces[-1]._replace(rows=pieces[-1].rows + body)
        else:
            pieces.append(TableSlice(start, end - start if header else 0, body))
    return tuple(pieces)


_Band = tuple[int, int, bool]
"""Rows from, to (exclusive), and whether they are header rows."""


def _bands(table: Table) -> list[_Band]:
    """Return the runs of header rows and of other rows, in order."""
    bands: list[_Band] = []
    for row, line in enumerate(table.rows):
        if bands and bands[-1][2] == line.header:
            bands[-1] = (bands[-1][0], row + 1, line.header)
        else:
            bands.append((row, row + 1, line.header))
    return bands


def _parts(table: Table) -> list[tuple[Part, ...]]:
    """Return the parts that cover each row, left to right; a cell over several rows is one part in each."""
    tall: dict[Slot, Part] = {}
    rows: list[tuple[Part, ...]] = []
    for row, slots in enumerate(table.grid.slots):
        cells = table.rows[row].cells
        parts: list[Part] = []
        column = 0
        while column < len(slots):
            slot = slots[column]
            if slot.row == row:
                cell = cells[slot.cell]
                part = _new(Part, (cell, row, column, cell.row_span, True, False, False))
                if cell.row_span > 1:
                    tall[slot] = part
            else:
                part = tall[slot]
            parts.append(part)
            column += part.cell.col_span
        rows.append(tuple(parts))
    return rows


def _clip_row(
    parts: tuple[Part, ...],
    start: int,
    end: int,
    bands: list[_Band],
    made: dict[tuple[int, int, int], Part],
) -> tuple[Part, ...]:
    """Clip the parts of a row to the rows from `start` to `end`."""
    return tuple(
        [
            part
            if start <= part.row and part.row + part.row_span <= end
            else _clip_part(part, start, end, bands, made)
            for part in parts
        ]
    )


def _clip_part(
    part: Part, start: int, end: int, bands: list[_Band], made: dict[tuple[int, int, int], Part]
) -> Part:
    """Clip a part that crosses a cut to the rows from `start` to `end`."""
    bottom = part.row + part.row_span
    key = (part.row, part.column, start)
    if key not in made:
        top, cut = max(start, part.row), min(end, bottom)
        made[key] = part._replace(
            row=top,
            row_span=cut - top,
            shown=start == _home(part, bands),
            open_top=top > part.row,
            open_bottom=cut < bottom,
        )
    return made[key]


def _home(part: Part, bands: list[_Band]) -> int:
    """Return the first row of the band that has the text: the first one not repeated on other pages."""
    crossed = [band for band in bands if band[0] < part.row + part.row_span and band[1] > part.row]
    return next((start for start, _, header in crossed if not header), crossed[0][0])
