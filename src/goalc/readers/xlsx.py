"""A workbook → its documents: one per sheet, with the texts, numbers and spans of cells.

In: the bytes of an .xlsx file, made by goalc or by anybody else. Out: documents whose texts come from the
file alone; the origin of a text is its sheet and address (`C12`); styles stay empty. A row with borders, or
with content beside its first cell, belongs to a table; any other is a paragraph or an empty row. Rows in
which no cell of a table begins are part of the row above.

Of openpyxl the parsers of parts are used and not the whole workbook, which would also build what is not read
here: links, comments, names, pictures, pivot tables, and a cell for every empty place.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from decimal import Decimal
from io import BytesIO
from math import inf
from typing import TYPE_CHECKING, Any, NamedTuple

from goalc.document.document import Cell, Document, Line, Number, Paragraph, Row, Table
from goalc.source.diagnostic import Origin

if TYPE_CHECKING:
    from openpyxl.reader.excel import ExcelReader

_DECIMALS = re.compile(r"\.(0+)")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_MAX_DECIMALS = 30
"""Maximum number of decimals of a number format, as in Excel."""
_DIGIT_MM = 7 * 25.4 / 96
"""Width in mm of a digit of the default font, as the writer counts it."""
_DEFAULT_WIDTH = 13.0
"""Width in digits of a column for which a sheet says none, as in openpyxl."""

_Span = tuple[int, int]


class Look(NamedTuple):
    """The part of a style that says something of the content."""

    border: bool
    decimals: int
    shown: str = ""
    """The number format."""


class SheetCell(NamedTuple):
    """A cell: its value, the type that openpyxl gives it, its look."""

    value: Any
    type: str
    look: Look


_PLAIN = Look(False, 0)
_EMPTY = SheetCell(None, "n", _PLAIN)
_COVERED = ""
"""The type of a cell that a merged range covers."""


class _Sheet(NamedTuple):
    """The content of a sheet: rows and columns count from 1."""

    title: str
    rows: dict[int, dict[int, SheetCell]]
    spans: dict[_Span, _Span]
    widths: list[tuple[int, int, float]]
    """The first column, the last column and the width in digits of each run of columns."""


def read_xlsx(data: bytes, as_shown: bool = False) -> tuple[Document, ...]:
    """Return the documents of a workbook, in the order of its sheets.

    With `as_shown`, a formula is the value that it had, and percentages and dates are texts. Raises
    `ValueError` for ranges that overlap or cross the edge of a table.
    """
    from openpyxl.reader.excel import ExcelReader

    reader = ExcelReader(BytesIO(data), read_only=True, keep_links=False)
    reader.read_manifest()
    reader.read_strings()
    reader.read_workbook()
    sheets = list(_sheets(reader))
    if as_shown:
        from goalc.readers.shown import shown_cell

        values = {sheet.title: sheet.rows for sheet in _sheets(reader, values=True)}
        for sheet in sheets:
            for number, row in sheet.rows.items():
                known = values[sheet.title].get(number, {})
                row.update({c: shown_cell(cell, known.get(c, cell)) for c, cell in row.items()})
    return tuple(Document(sheet.title, "", tuple(_blocks(sheet))) for sheet in sheets)


def _sheets(reader: ExcelReader, values: bool = False) -> Iterator[_Sheet]:
    """Yield the sheets of a workbook; with `values`, formulas are what they had computed.

    Raises `ValueError` for a part that is two sheets.
    """
    from openpyxl.worksheet._reader import WorkSheetParser

    styles = _Styles(reader)
    seen = set()
    for sheet, relation in reader.parser.find_sheets():
        if relation.target not in reader.valid_files or "chartsheet" in relation.Type:
            continue
        if relation.target in seen:
            raise ValueError(f"{sheet.name}: a part is two sheets")
        seen.add(relation.target)
        with reader.archive.open(relation.target) as source:
            parser = WorkSheetParser(
                source, reader.shared_strings, data_only=values, epoch=reader.wb.epoch,
                date_formats=styles.dates, timedelta_formats=styles.times,
            )  # fmt: skip
            yield _sheet(sheet.name, parser, styles.look)


class _Styles:
    """The styles of a workbook, by their numbers, without named and conditional ones."""

    def __init__(self, reader: ExcelReader) -> None:
        from openpyxl.styles.stylesheet import Stylesheet
        from openpyxl.xml.constants import ARC_STYLE
        from openpyxl.xml.functions import fromstring

        self._looks: dict[int, Look] = {}
        self._sheet: Any = Stylesheet()
        if ARC_STYLE in reader.valid_files:
            root: Any = fromstring(reader.archive.read(ARC_STYLE))
            for part in list(root):
                if part.tag.rpartition("}")[2] not in {"numFmts", "borders", "cellXfs"}:
                    root.remove(part)
            self._sheet = Stylesheet.from_tree(root)
        self.dates, self.times = self._sheet.date_formats, self._sheet.timedelta_formats

    def look(self, style: int) -> Look:
        """Return the look of a style, worked out once. Raises `IndexError` for a style that is not there."""
        if style not in self._looks:
            self._looks[style] = self._find(style) if style else _PLAIN
        return self._looks[style]

    def _find(self, style: int) -> Look:
        from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE

        found = self._sheet.cell_styles[style]
        border, number = self._sheet.borders[found.borderId], found.numFmtId
        sides = (border.left, border.top, border.right, border.bottom)
        if number < BUILTIN_FORMATS_MAX_SIZE:
            shown = BUILTIN_FORMATS.get(number, "General")
        else:
            shown = self._sheet.number_formats[number - BUILTIN_FORMATS_MAX_SIZE]
        decimals = _DECIMALS.search(shown)
        return Look(
            any(side is not None and side.style for side in sides),
            min(len(decimals[1]), _MAX_DECIMALS) if decimals else 0,
            shown,
        )


def _sheet(title: str, parser: Any, look: Callable[[int], Look]) -> _Sheet:
    rows: dict[int, dict[int, SheetCell]] = {}
    for number, cells in parser.parse():
        row = rows.setdefault(number, {})
        for cell in cells:
            row[cell["column"]] = SheetCell(cell["value"], cell["data_type"], look(cell["style_id"]))
    merges = parser.merged_cells.mergeCell if parser.merged_cells is not None else ()
    spans: dict[_Span, _Span] = {
        (merge.min_row, merge.min_col): (merge.max_row - merge.min_row + 1, merge.max_col - merge.min_col + 1)
        for merge in merges
    }
    for start, span in spans.items():
        _cover(rows, start, span)
    widths = sorted(
        (int(column["min"]), int(column["max"]), float(column.get("width", _DEFAULT_WIDTH)))
        for column in parser.column_dimensions.values()
    )
    return _Sheet(title, dict(sorted(rows.items())), spans, widths)


def _cover(rows: dict[int, dict[int, SheetCell]], start: _Span, span: _Span) -> None:
    """Empty the cells that a merged range covers, as Excel shows them; its borders are around all of them."""
    (top, left), (height, width) = start, span
    first = rows.get(top, {}).get(left, _EMPTY)
    covered = {border: SheetCell(None, _COVERED, Look(border, 0)) for border in (True, False)}
    for r in range(top, top + height):
        row = rows.setdefault(r, {})
        for c in range(left, left + width):
            if (r, c) != start:
                row[c] = covered[first.look.border or row.get(c, _EMPTY).look.border]


def _blocks(sheet: _Sheet) -> Iterator[Paragraph | Table]:
    table: list[int] = []
    for number, row in sheet.rows.items():
        first = row.get(1, _EMPTY)
        inside = first.look.border or any(
            cell.value is not None or cell.look.border for column, cell in row.items() if column > 1
        )
        if table and not (inside and number == table[-1] + 1):
            yield _table(sheet, table)
            table = []
        if inside:
            table.append(number)
        elif first.value is not None:
            yield Paragraph(Line(_text(first), _place(sheet, number, 1)), "")
    if table:
        yield _table(sheet, table)


def _table(sheet: _Sheet, numbers: list[int]) -> Table:
    width = max(
        column
        for number in numbers
        for column, cell in sheet.rows[number].items()
        if cell.look.border or cell.value is not None
    )
    begun: dict[int, list[Cell]] = {}
    for number in numbers:
        row = sheet.rows[number]
        for column in range(1, width + 1):
            cell = row.get(column, _EMPTY)
            if cell.type != _COVERED:
                span = sheet.spans.get((number, column), (1, 1))
                begun.setdefault(number, []).append(_cell(cell, span, _place(sheet, number, column)))
    kept = sorted(begun)
    if not kept or kept[0] != numbers[0]:
        raise ValueError(f"{sheet.title}: a table begins inside a merged range")
    lines = [
        Row(tuple(cell._replace(row_span=_rows_between(kept, row, cell.row_span)) for cell in begun[row]))
        for row in kept
    ]
    return Table(tuple(_width(sheet, column) for column in range(1, width + 1)), tuple(lines))


def _rows_between(kept: list[int], first: int, span: int) -> int:
    return bisect_left(kept, first + span) - bisect_left(kept, first)


def _width(sheet: _Sheet, column: int) -> float:
    place = bisect_right(sheet.widths, (column, inf, inf)) - 1
    known = place >= 0 and sheet.widths[place][1] >= column
    return round((sheet.widths[place][2] if known else _DEFAULT_WIDTH) * _DIGIT_MM, 2)


def _cell(cell: SheetCell, span: _Span, place: Origin) -> Cell:
    number = _number(cell)
    text = f"{number.value:,.{number.decimals}f}" if number is not None else _text(cell)
    return Cell((Line(text, place),), "", *span, number)


def _place(sheet: _Sheet, row: int, column: int) -> Origin:
    from openpyxl.utils import get_column_letter

    return Origin(sheet.title, (f"{get_column_letter(column)}{row}",))


def _number(cell: SheetCell) -> Number | None:
    if cell.type != "n" or cell.value is None:
        return None
    value = Decimal(repr(cell.value))
    # No digit of the cell's value is lost, whatever its format shows; the general format names no decimals.
    exponent = value.as_tuple().exponent
    held = -exponent if isinstance(exponent, int) and value != value.to_integral_value() else 0
    return Number(value, max(held, cell.look.decimals))


def _text(cell: SheetCell) -> str:
    """Return the text of a cell as Excel shows it; openpyxl does not decode the escapes of inline strings.

    Any other content (a formula, an error, a date) is returned with its type in front of it.
    """
    if cell.value is None:
        return ""
    if cell.type not in {"s", "inlineStr"}:
        # A formula that fills several cells is an object that holds its text.
        return f"<{cell.type}>{getattr(cell.value, 'text', cell.value)}"
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), str(cell.value))
