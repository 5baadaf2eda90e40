"""The layout of a document's blocks on a sheet.

In: a document and its stylesheet. Out: a `Plan`: column widths in mm, row heights in points, and the ranges
with their content. All geometry of a sheet is decided here; `sheet.py` only serializes it.

Excel's rows are at most 409.5 points high. A taller row of a table becomes several rows of the sheet that are
merged in every column. The tables of a document share the columns of the sheet: every edge of a column in a
table is an edge of a column of the sheet.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate, pairwise
from math import ceil
from typing import Literal, NamedTuple

from goalc.document.document import Cell, Document, Line, Paragraph, Table
from goalc.document.heights import POINTS, row_heights, text_height
from goalc.document.style import Stylesheet
from goalc.writers.error import LimitKind, WriteError

_MAX_COLUMNS = 16384
_MAX_ROWS = 1048576
_MAX_HEIGHT = 409.5
"""Maximum height of a row in points."""
_PART_HEIGHT = 130.0
"""Height in points of the rows that replace one that is too high; small, so that they can fill a page."""

_new = tuple.__new__
"""The constructor of plain tuples: a named tuple's own is a Python function, too slow on the hot path."""
Place = Literal["above", "middle", "below"]
"""The vertical position of a paragraph in its row."""


class Area(NamedTuple):
    """A range of the sheet with one content; `block`, `row` and `column` are its place in the document."""

    top: int
    bottom: int
    left: int
    right: int
    content: Cell
    place: Place | Literal["cell"]
    block: int
    row: int | None = None
    column: int | None = None


class Plan(NamedTuple):
    """The layout of a sheet; `areas[r]` are the ranges that begin in row r, from the left.

    Rows and columns are 0-based, their ends exclusive. `titles` are the rows printed on every page.
    """

    name: str
    widths: tuple[float, ...]
    heights: list[float]
    areas: list[list[Area]]
    titles: tuple[int, int] | None

    @property
    def extent(self) -> Extent:
        """The sheet as the workbook describes it."""
        return Extent(len(self.widths), len(self.heights), self.titles)


class Extent(NamedTuple):
    """The number of columns and rows of a sheet, and the rows printed on every page."""

    columns: int
    rows: int
    titles: tuple[int, int] | None


def lay_out(document: Document, stylesheet: Stylesheet) -> Plan:
    """Return the plan of a document's sheet.

    Raises `WriteError` for more rows or columns than a sheet has.
    """
    tables = [block for block in document.blocks if isinstance(block, Table)]
    edges = _edges(tables, stylesheet.pages[document.page].content_width)
    builder = _Builder(stylesheet, edges)
    for number, block in enumerate(document.blocks):
        if isinstance(block, Table):
            builder.add_table(number, block)
        else:
            builder.add_paragraph(number, block)
    if not builder.heights:
        builder.add_rows(1.0)
    widths = tuple(b - a for a, b in pairwise(edges))
    sizes: tuple[tuple[LimitKind, int, int], ...] = (
        ("columns", len(widths), _MAX_COLUMNS),
        ("rows", len(builder.heights), _MAX_ROWS),
    )
    for kind, value, limit in sizes:
        if value > limit:
            raise WriteError(kind, "xlsx", value, limit, document=document.name)
    return Plan(document.name, widths, builder.heights, builder.areas, builder.titles)


def with_contents(plan: Plan, document: Document) -> Plan:
    """Return the plan of a form with the contents of another that has the same blocks and cells."""
    return plan._replace(
        areas=[[area._replace(content=_content(area, document)) for area in areas] for areas in plan.areas]
    )


def _content(area: Area, document: Document) -> Cell:
    block = document.blocks[area.block]
    if isinstance(block, Paragraph):
        return Cell((block.line,), block.style)
    if area.row is None or area.column is None:
        raise ValueError("a table's range without its place")
    return block.rows[area.row].cells[block.grid.starts[area.row].index(area.column)]


def _edges(tables: Sequence[Table], width: float) -> list[float]:
    """Return the edges of the sheet's columns in mm, from the left."""
    if not tables:
        return [0.0, width]
    return sorted({edge for table in tables for edge in _table_edges(table)})


def _table_edges(table: Table) -> list[float]:
    """Return distinct column edges in mm, rounded so that those of two tables that look equal are equal."""
    edges = [0.0]
    for edge in accumulate(table.columns):
        edges.append(max(round(edge, 2), round(edges[-1] + 0.01, 2)))
    return edges


class _Builder:
    """A sheet to which blocks are added from top to bottom."""

    def __init__(self, stylesheet: Stylesheet, edges: list[float]) -> None:
        self._sheet = stylesheet
        self._edges = edges
        self._below_table = False
        self.heights: list[float] = []
        self.areas: list[list[Area]] = []
        self.titles: tuple[int, int] | None = None

    def add_rows(self, height: float) -> None:
        """Add one row, or several where one would be too high; `height` is in points."""
        count = 1 if height <= _MAX_HEIGHT else ceil(height / _PART_HEIGHT)
        for _ in range(count):
            self.heights.append(height / count)
            self.areas.append([])

    def add_paragraph(self, number: int, block: Paragraph) -> None:
        """Add a merged row, with the space before and after it.

        If there is space on both sides, of different heights, the space before becomes a row of its own.
        """
        style = self._sheet.styles[block.style]
        before, after = style.before * POINTS, style.after * POINTS
        height = text_height((block.line,), style, self._edges[-1] * POINTS, spacing=False)
        place: Place = "middle" if before == after else "below" if before > after else "above"
        if before and after and before != after:
            self.add_rows(before)
            before, place = 0.0, "above"
        top = len(self.heights)
        self.add_rows(height + before + after)
        cell = Cell((block.line,), block.style)
        area = Area(top, len(self.heights), 0, len(self._edges) - 1, cell, place, number)
        self.areas[top].append(area)
        self._below_table = False

    def add_table(self, number: int, table: Table) -> None:
        """Add the rows of a table, below an empty row if another table ends right above."""
        if self._below_table:
            self.add_rows(POINTS)
        columns = [bisect_left(self._edges, edge) for edge in _table_edges(table)]
        tops = [len(self.heights)]
        for height in row_heights(table, self._sheet, spacing=False):
            self.add_rows(min(height, _MAX_HEIGHT) if table.numbered else height)
            tops.append(len(self.heights))
        for r, (row, starts) in enumerate(zip(table.rows, table.grid.starts, strict=True)):
            line = self.areas[tops[r]]
            for cell, c in zip(row.cells, starts, strict=True):
                bottom = tops[r + cell.row_span]
                left, right = columns[c], columns[c + cell.col_span]
                line.append(_new(Area, (tops[r], bottom, left, right, cell, "cell", number, r, c)))
            if row.header:
                follows = r > 0 and table.rows[r - 1].header and self.titles is not None
                self.titles = (self.titles[0] if follows and self.titles else tops[r], tops[r + 1])
        self._below_table = True


def line_of(area: Area) -> Line:
    """Return the text of an area, with the origin of its first line that has one."""
    lines = area.content.lines
    return Line(area.content.text, next((line.origin for line in lines if line.origin), None))
