"""The built files of 2025 have each cell of the official forms in its place, as other readers see it.

The official forms are the golden texts in `golden/`: six tables, each cell with its row, its column, the rows
and columns that it covers and its text.
"""

from __future__ import annotations

import io
import re
from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.table import Table
from openpyxl.cell import MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from tests.compiling import booklet
from tests.police import police

GOLDEN = Path(__file__).parent / "golden"
NAMES = ("department", *sorted(path.stem for path in GOLDEN.glob("0*.txt")))
_CELL = re.compile(r"  (\d+) (\d+)×(\d+) \S+(?: =[-0-9.]+)?: (.*)")

Placed = tuple[int, int, int, int, str]
"""Row and column, counted from 1, the rows and columns that are covered, and the text."""


@cache
def official(name: str) -> tuple[Placed, ...]:
    """The cells of an official form, in reading order."""
    cells = []
    row = 0
    for line in (GOLDEN / f"{name}.txt").read_text("utf-8").splitlines():
        row += line.startswith("row ")
        found = _CELL.fullmatch(line)
        if found is not None:
            text = found[4].replace(" ¶ ", "\n")
            cells.append((row, int(found[1]), int(found[2]), int(found[3]), text))
    return tuple(cells)


def covered(slots: Iterable[tuple[int, int, Hashable, str]]) -> tuple[Placed, ...]:
    """The cells, from the slots of a grid with the cell that covers each, and its text."""
    places: dict[Hashable, list[tuple[int, int]]] = {}
    texts: dict[Hashable, str] = {}
    for row, column, cell, text in slots:
        places.setdefault(cell, []).append((row, column))
        texts[cell] = text
    cells = []
    for cell, own in places.items():
        rows, columns = (set(numbers) for numbers in zip(*own, strict=True))
        assert len(own) == len(rows) * len(columns), "a cell is a rectangle"
        cells.append((min(rows), min(columns), len(rows), len(columns), texts[cell]))
    return tuple(sorted(cells))


def cells_in_word(table: Table) -> tuple[Placed, ...]:
    """The cells of a table as python-docx has them: the same cell in each slot that it covers."""
    return covered(
        (r, c, cell._tc, cell.text)
        for r, row in enumerate(table.rows, 1)
        for c, cell in enumerate(row.cells, 1)
    )


def cells_in_excel(sheet: Worksheet, rows: int) -> tuple[Placed, ...]:
    """The cells of the last `rows` rows of a sheet as openpyxl has them."""
    return tuple(sorted(_cells_in_excel(sheet, sheet.max_row - rows)))


def _cells_in_excel(sheet: Worksheet, above: int) -> Iterator[Placed]:
    merged = {(area.min_row, area.min_col): area.size for area in sheet.merged_cells.ranges}
    for row in sheet.iter_rows(min_row=above + 1):
        for cell in row:
            if isinstance(cell, MergedCell):
                continue
            size = merged.get((cell.row, cell.column), {"rows": 1, "columns": 1})
            value = cell.value
            text = f"{value:,.2f}" if cell.number_format == "#,##0.00" else str(value or "")
            yield cell.row - above, cell.column, size["rows"], size["columns"], text


@cache
def tables() -> Sequence[Table]:
    """All tables of the booklet in Word."""
    return docx.Document(io.BytesIO(booklet(police(), "docx"))).tables


@cache
def sheets() -> Sequence[Worksheet]:
    """The sheets of the booklet, without the cover."""
    return openpyxl.load_workbook(io.BytesIO(booklet(police(), "xlsx"))).worksheets[1:]


def test_the_official_forms_have_618_cells() -> None:
    assert [len(official(name)) for name in NAMES] == [121, 87, 134, 83, 82, 111]


def test_a_form_is_one_table() -> None:
    assert len(tables()) == len(sheets()) == len(NAMES)


@pytest.mark.parametrize("number", range(6), ids=NAMES)
def test_word_has_each_cell_in_its_place(number: int) -> None:
    assert cells_in_word(tables()[number]) == official(NAMES[number])


@pytest.mark.parametrize("number", range(6), ids=NAMES)
def test_excel_has_each_cell_in_its_place(number: int) -> None:
    wanted = official(NAMES[number])
    assert cells_in_excel(sheets()[number], max(row for row, *_ in wanted)) == wanted


@pytest.mark.parametrize("number", range(6), ids=NAMES)
def test_columns_have_the_official_widths(number: int) -> None:
    """In mm; Word rounds each edge to a twentieth of a point."""
    (line,) = re.findall(
        r"^columns (.*)$", (GOLDEN / f"{NAMES[number]}.txt").read_text("utf-8"), re.MULTILINE
    )
    official_widths = [float(width) for width in line.split()]
    widths = [column.width.mm for column in tables()[number].columns if column.width is not None]
    assert widths == pytest.approx(official_widths, abs=0.02)
