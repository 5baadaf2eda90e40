"""Cutting tables before their header rows, if they may be cut.

A drawing has a letter per cell, `^` and `v` for open borders.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from goalc.document.document import Cell, Line, Row, Table
from goalc.document.split import Part, split
from tests.writers.strategies import tables


def table(drawing: str, headers: tuple[int, ...] = (), cut: bool = True) -> Table:
    """A table from a drawing: a letter per slot."""
    lines = [line.split() for line in drawing.strip().splitlines()]
    seen: set[str] = set()
    rows = []
    for r, line in enumerate(lines):
        cells = []
        for c, letter in enumerate(line):
            if letter in seen:
                continue
            seen.add(letter)
            height = sum(other[c] == letter for other in lines[r:])
            cells.append(Cell((Line(letter),), "cell", height, line.count(letter)))
        rows.append(Row(tuple(cells), r in headers))
    return Table((10.0,) * len(lines[0]), tuple(rows), cut)


def drawn(part: Part, row: int) -> str:
    """Lower case where the text is elsewhere."""
    text = part.cell.text if part.shown else part.cell.text.lower()
    top = "^" if part.open_top and row == part.row else ""
    bottom = "v" if part.open_bottom and row == part.row + part.row_span - 1 else ""
    return " ".join([f"{text}{top}{bottom}"] * part.cell.col_span)


def draw(of: Table) -> list[str]:
    return [
        f"{piece.headers}: "
        + " / ".join(
            " ".join(drawn(part, row) for part in line) for row, line in enumerate(piece.rows, piece.start)
        )
        for piece in split(of)
    ]


FORM = """
A B B
A C D
A E F
A E G
"""


@pytest.mark.parametrize(
    ("drawing", "headers", "pieces"),
    [
        (FORM, (), ["0: A B B / A C D / A E F / A E G"]),
        (FORM, (2,), ["0: A B B / Av C D", "1: a^v ev F / a^ E^ G"]),
        (FORM, (0,), ["1: av B B / A^ C D / A E F / A E G"]),
        (FORM, (0, 1), ["2: a B B / av C D / A^ E F / A E G"]),
        (FORM, (1, 3), ["0: Av B B", "1: a^v C D / a^v Ev F", "1: a^ e^ G"]),
        (FORM, (3,), ["0: A B B / A C D / Av Ev F", "1: a^ e^ G"]),
        ("A B", (0,), ["1: A B"]),
    ],
)
def test_pieces(drawing: str, headers: tuple[int, ...], pieces: list[str]) -> None:
    assert draw(table(drawing, headers)) == pieces


@pytest.mark.parametrize(("headers", "leading"), [((), 0), ((2,), 0), ((0,), 1), ((0, 1, 3), 2), ((3,), 0)])
def test_a_table_that_is_not_to_be_cut_is_one_piece_of_whole_cells(
    headers: tuple[int, ...], leading: int
) -> None:
    """Only leading header rows can be repeated in it."""
    assert draw(table(FORM, headers, cut=False)) == [f"{leading}: A B B / A C D / A E F / A E G"]


@settings(deadline=None)
@given(table=tables())
def test_the_pieces_are_the_table(table: Table) -> None:
    pieces = split(table)
    rows = [line for piece in pieces for line in piece.rows]
    assert len(rows) == len(table.rows)
    starts = [piece.start for piece in pieces]
    assert starts == [sum(len(piece.rows) for piece in pieces[:n]) for n in range(len(pieces))]
    shown = [0] * len(table.rows)
    for r, line in enumerate(rows):
        column = 0
        for part in line:
            slot = table.grid.slots[r][column]
            assert part.cell is table.rows[slot.row].cells[slot.cell]
            assert (part.column, part.row <= r < part.row + part.row_span) == (column, True)
            assert part.open_top == (part.row > slot.row)
            assert part.open_bottom == (part.row + part.row_span < slot.row + part.cell.row_span)
            shown[slot.row] += part.shown and part.row == r
            column += part.cell.col_span
        assert column == len(table.columns)
    assert shown == [len(row.cells) for row in table.rows], "each text exactly once"
    for piece in pieces:
        flags = [table.rows[piece.start + n].header for n in range(len(piece.rows))]
        if table.cut:
            assert flags == [True] * piece.headers + [False] * (len(flags) - piece.headers)
        else:
            assert piece.headers == [*flags, False].index(False)
    assert table.cut or len(pieces) == 1
