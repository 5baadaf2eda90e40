"""A workbook → its documents: one per sheet, with the texts, numbers and spans of cells.

In: the bytes of an .xlsx file, made by goalc or by anybody else. Out: documents whose texts come from the
file alone; styles and origins are not in it and stay empty. A row with borders, or with content beside its
first cell, belongs to a table; any other is a paragraph or an empty row. Rows in which no cell of a table
begins are part of the row above.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, TypeAlias

from goalc.document.document import Cell, Document, Line, Number, Paragraph, Row, Table

if TYPE_CHECKING:
    from openpyxl.cell import Cell as PlainCell
    from openpyxl.cell import MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

_DECIMALS = re.compile(r"\.(0+)")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_DIGIT_MM = 9 * 25.4 / 96
"""Width in mm of a digit of the default font, as the writer counts it."""

_Span = tuple[int, int]
SheetCell: TypeAlias = "PlainCell | MergedCell"


def read_xlsx(data: bytes) -> tuple[Document, ...]:
    """Return the documents of a workbook, in the order of its sheets.

    Raises `ValueError` for ranges that overlap or cross the edge of a table.
    """
    from openpyxl import load_workbook

    book = load_workbook(BytesIO(data))
    return tuple(Document(sheet.title, "", tuple(_blocks(sheet))) for sheet in book.worksheets)


def _blocks(sheet: Worksheet) -> Iterator[Paragraph | Table]:
    spans: dict[_Span, _Span] = {
        (merge.min_row, merge.min_col): (merge.max_row - merge.min_row + 1, merge.max_col - merge.min_col + 1)
        for merge in sheet.merged_cells.ranges
    }
    hidden = {
        (r, c)
        for (row, column), (height, wide) in spans.items()
        for r in range(row, row + height)
        for c in range(column, column + wide)
        if (r, c) != (row, column)
    }
    rows: list[tuple[SheetCell, ...]] = []
    for row in sheet.iter_rows():
        if _has_border(row[0]) or any(cell.value is not None or _has_border(cell) for cell in row[1:]):
            rows.append(row)
            continue
        if rows:
            yield _table(sheet, rows, spans, hidden)
            rows = []
        if row[0].value is not None:
            yield Paragraph(Line(_text(row[0])), "")
    if rows:
        yield _table(sheet, rows, spans, hidden)


def _has_border(cell: SheetCell) -> bool:
    """Return True if a cell has a border, and so belongs to a table.

    A cell inside a merged range has only the outer borders of the range.
    """
    if not cell.has_style:
        return False
    border = cell.border
    sides = (border.left, border.top, border.right, border.bottom)
    return any(side is not None and side.style for side in sides)


def _table(
    sheet: Worksheet, rows: list[tuple[SheetCell, ...]], spans: dict[_Span, _Span], hidden: set[_Span]
) -> Table:
    first = rows[0][0].row or 1
    width = max(
        n for row in rows for n, cell in enumerate(row, 1) if _has_border(cell) or cell.value is not None
    )
    begun: dict[int, list[Cell]] = {}
    for r, row in enumerate(rows, first):
        for n, cell in enumerate(row[:width], 1):
            if (r, n) not in hidden:
                begun.setdefault(r, []).append(_cell(cell, spans.get((r, n), (1, 1))))
    kept = sorted(begun)
    lines = [
        Row(tuple(cell._replace(row_span=_rows_between(kept, row, cell.row_span)) for cell in begun[row]))
        for row in kept
    ]
    if not kept or kept[0] != first:
        raise ValueError(f"{sheet.title}: a table begins inside a merged range")
    return Table(_columns(sheet, width), tuple(lines))


def _rows_between(kept: list[int], first: int, span: int) -> int:
    return bisect_left(kept, first + span) - bisect_left(kept, first)


def _columns(sheet: Worksheet, width: int) -> tuple[float, ...]:
    from openpyxl.utils import get_column_letter

    widths = (sheet.column_dimensions[get_column_letter(n)].width for n in range(1, width + 1))
    return tuple(round(width * _DIGIT_MM, 2) for width in widths)


def _cell(cell: SheetCell, span: _Span) -> Cell:
    number = _number(cell)
    text = f"{number.value:,.{number.decimals}f}" if number is not None else _text(cell)
    return Cell((Line(text),), "", *span, number)


def _number(cell: SheetCell) -> Number | None:
    if cell.data_type != "n" or cell.value is None:
        return None
    value = Decimal(repr(cell.value))
    # No digit of the cell's value is lost, whatever its format shows; the general format names no decimals.
    exponent = value.as_tuple().exponent
    held = -exponent if isinstance(exponent, int) and value != value.to_integral_value() else 0
    found = _DECIMALS.search(cell.number_format)
    return Number(value, max(held, len(found[1]) if found else 0))


def _text(cell: SheetCell) -> str:
    """Return the text of a cell as Excel shows it; openpyxl does not decode the escapes of inline strings.

    Any other content (a formula, an error, a date) is returned with its type in front of it.
    """
    if cell.value is None:
        return ""
    if cell.data_type not in {"s", "inlineStr"}:
        return f"<{cell.data_type}>{cell.value}"
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), str(cell.value))
