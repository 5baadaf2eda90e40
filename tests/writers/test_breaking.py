"""Lines of text and heights of rows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalc.document.breaking import line_count, width
from goalc.document.document import Cell, Line, Row, Table
from goalc.document.heights import POINTS, SINGLE, exceeds, row_heights, text_height
from tests.writers.samples import STYLESHEET
from tests.writers.strategies import tables


@pytest.mark.parametrize(
    ("text", "available", "lines"),
    [
        ("", 10, 1),
        ("五个字一行", 10, 1),
        ("五个字一行多", 10, 2),
        ("五个字一行，", 10, 2),  # the comma takes its neighbour along
        ("四个字一，行", 10, 2),
        ("“五个字一行”", 10, 2),
        ("字 indivisible", 12, 2),  # a word stays whole
        ("字indivisible字", 12, 3),
        ("abcdefghijklmnop", 10, 2),  # one that fits on no line does not
        ("第一行\n第二行", 10, 2),
        ("第一行\n\n第三行", 10, 3),
        ("公" * 2000, 20, 200),
        ("≥1000人次", 10, 1),
        ("字", 0, 1),
    ],
)
def test_line_count(text: str, available: int, lines: int) -> None:
    assert line_count(text, available) == lines


@given(text=st.text(st.sampled_from("字，（）“”ab1 .-%/😀é"), max_size=60), available=st.integers(2, 40))
def test_lines_hold_their_text(text: str, available: int) -> None:
    """Never fewer lines than the width asks for, never more than when each second one is nearly empty."""
    assert line_count(text, available) * max(available, 4) >= width(
        text.replace("😀", "表").replace("é", "e")
    )
    assert line_count(text, available) <= 1 + 2 * width(text) // min(available, 4)


@given(table=tables(), limit=st.floats(1, 400))
def test_the_bound_of_tall_cells_hides_none(table: Table, limit: float) -> None:
    for row in table.rows:
        for cell in row.cells:
            style = STYLESHEET.styles[cell.style]
            tall = text_height(cell.lines, style, 60, spacing=True) > limit
            assert exceeds(cell, style, 60, limit) == (tall and bool(cell.lines))


@given(table=tables())
def test_each_cell_has_room(table: Table) -> None:
    heights = row_heights(table, STYLESHEET, spacing=False)
    for r, line in enumerate(table.grid.slots):
        for c, slot in enumerate(line):
            if (slot.row, slot.column) != (r, c):
                continue
            cell = table.rows[r].cells[slot.cell]
            room = sum(table.columns[c : c + cell.col_span]) - 2 * STYLESHEET.padding[1]
            need = text_height(cell.lines, STYLESHEET.styles[cell.style], room * POINTS, spacing=False)
            assert sum(heights[r : r + cell.row_span]) >= need - 1e-6


def test_a_tall_cell_stretches_its_rows_alike() -> None:
    tall = Cell((Line("一二三四五六七八九十"),), "cell", 2)
    short = Cell((Line("短"),), "cell")
    table = Table((5.0, 30.0), (Row((tall, short)), Row((short,))))
    first, second = row_heights(table, STYLESHEET, spacing=False)
    assert first == second > 4 * 9 * SINGLE
