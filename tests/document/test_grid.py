"""Grids as drawings: a letter is a cell, from the left of each row; `A A B / A A C`."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalc.document.grid import Grid, GridError

Drawing = list[list[str]]


class Span(NamedTuple):
    row_span: int
    col_span: int


def drawn(text: str) -> Drawing:
    return [row.split() for row in text.split("/")]


def rows_of(drawing: Drawing) -> list[list[Span]]:
    """The cells of a drawing in reading order, each at its upper left corner."""
    seen: set[str] = set()
    rows: list[list[Span]] = []
    for r, line in enumerate(drawing):
        rows.append([])
        for letter in line:
            if letter not in seen:
                seen.add(letter)
                height = sum(letter in below for below in drawing[r:])
                rows[-1].append(Span(height, line.count(letter)))
    return rows


def drawing_of(grid: Grid) -> Drawing:
    """The grid's slots, each by a number of its cell in reading order."""
    names: dict[tuple[int, int], str] = {}
    return [[names.setdefault((s.row, s.column), f"{len(names)}") for s in line] for line in grid.slots]


def renamed(drawing: Drawing) -> Drawing:
    names: dict[str, str] = {}
    return [[names.setdefault(letter, f"{len(names)}") for letter in line] for line in drawing]


@pytest.mark.parametrize(
    "text",
    [
        "A",
        "A A B / A A C",
        "A B B / A C D / E E E",
        "A B C / A D C / A E C",
        "A A / B C / B D",
        "A B / C D",
        "A A A / B C C / B C C / B D E",
    ],
)
def test_valid_grids(text: str) -> None:
    drawing = drawn(text)
    assert drawing_of(Grid.of(rows_of(drawing), len(drawing[0]))) == renamed(drawing)


FAULTS: list[tuple[str, list[list[Span]], tuple[str, int, int, int | None]]] = [
    ("A . / B C", [[Span(1, 1)], [Span(1, 1), Span(1, 1)]], ("hole", 0, 1, None)),
    ("A A / B .", [[Span(1, 2)], [Span(1, 1)]], ("hole", 1, 1, None)),
    ("A B / . .", [[Span(1, 1), Span(1, 1)], []], ("hole", 1, 0, None)),
    ("A B / A and C over B", [[Span(1, 1), Span(2, 1)], [Span(1, 2)]], ("overlap", 1, 1, 0)),
    (
        "A B C / D D over B",
        [[Span(1, 1), Span(2, 1), Span(1, 1)], [Span(1, 2), Span(1, 1)]],
        ("overlap", 1, 1, 0),
    ),
    ("A A A in two columns", [[Span(1, 3)]], ("outside", 0, 0, 0)),
    ("A B C in two columns", [[Span(1, 1), Span(1, 1), Span(1, 1)]], ("outside", 0, 2, 2)),
    ("A below the last row", [[Span(1, 1), Span(2, 1)]], ("outside", 0, 1, 1)),
]


@pytest.mark.parametrize(("name", "rows", "fault"), FAULTS, ids=[fault[0] for fault in FAULTS])
def test_fault_names_the_slot(
    name: str, rows: list[list[Span]], fault: tuple[str, int, int, int | None]
) -> None:
    with pytest.raises(GridError) as caught:
        Grid.of(rows, 3 if " C / D" in name else 2)
    error = caught.value
    assert (error.kind, error.row, error.column, error.cell) == fault


def test_begins_at_the_upper_left_corner() -> None:
    grid = Grid.of(rows_of(drawn("A A B / A A C")), 3)
    assert [[grid.begins(r, c) for c in range(3)] for r in range(2)] == [
        [True, False, True],
        [False, False, True],
    ]


@st.composite
def tilings(draw: st.DrawFn) -> tuple[list[list[Span]], int]:
    """A rectangle cut into random cells: at each free slot, as wide and high as is drawn and fits."""
    height, width = draw(st.integers(1, 6)), draw(st.integers(1, 6))
    free = {(r, c) for r in range(height) for c in range(width)}
    rows: list[list[Span]] = [[] for _ in range(height)]
    for r in range(height):
        for c in range(width):
            if (r, c) not in free:
                continue
            room = next((n for n in range(1, width - c) if (r, c + n) not in free), width - c)
            span = Span(draw(st.integers(1, height - r)), draw(st.integers(1, room)))
            free -= {(r + i, c + j) for i in range(span.row_span) for j in range(span.col_span)}
            rows[r].append(span)
    return rows, width


@given(tilings())
def test_every_slot_is_covered_once(tiling: tuple[list[list[Span]], int]) -> None:
    rows, width = tiling
    slots = Grid.of(rows, width).slots
    assert [len(line) for line in slots] == [width] * len(rows)
    sizes = Counter((slot.row, slot.cell) for line in slots for slot in line)
    expected = {
        (r, i): span.row_span * span.col_span for r, row in enumerate(rows) for i, span in enumerate(row)
    }
    assert sizes == expected


@given(tilings(), st.data())
def test_a_cell_too_many_or_too_few_is_never_accepted(
    tiling: tuple[list[list[Span]], int], data: st.DataObject
) -> None:
    rows, width = tiling
    row = data.draw(st.sampled_from([r for r in rows if r]))
    if data.draw(st.booleans()):
        row.pop(data.draw(st.integers(0, len(row) - 1)))
    else:
        row.insert(data.draw(st.integers(0, len(row))), Span(1, 1))
    with pytest.raises(GridError):
        Grid.of(rows, width)
