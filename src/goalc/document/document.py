"""A laid-out form: blocks on a page, which every writer takes and every reader returns.

The small types are named tuples: a form has some hundred cells, and making them is on the hot path.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from goalc.document.grid import Grid
from goalc.source.diagnostic import Origin


class Line(NamedTuple):
    """One paragraph of text; a line feed in it is a line break. `origin`: the value it prints."""

    text: str
    origin: Origin | None = None


class Number(NamedTuple):
    """The number behind a printed amount: its value in the printed unit and its decimals."""

    value: Decimal
    decimals: int


class Cell(NamedTuple):
    """A table cell. `number` is set where a spreadsheet should hold a number instead of the text."""

    lines: tuple[Line, ...]
    style: str
    row_span: int = 1
    col_span: int = 1
    number: Number | None = None

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)


class Row(NamedTuple):
    """A table row. A `header` row is printed again at the top of each page that follows.

    Word can do this only for the leading rows of a table.
    """

    cells: tuple[Cell, ...]
    header: bool = False


@dataclass(frozen=True)
class Table:
    """Columns in mm and rows of cells, whose spans cover every slot of the grid exactly once.

    `grid` raises `GridError` for a table whose spans do not fit. A table with `cut` may be cut before its
    header rows, in formats that repeat only the leading rows of a table; without it, it stays one table.
    With `numbered`, each row is one row of a spreadsheet, because its number counts, even if text is cut off.
    """

    columns: tuple[float, ...]
    rows: tuple[Row, ...]
    cut: bool = False
    numbered: bool = False

    @cached_property
    def grid(self) -> Grid:
        return Grid.of([row.cells for row in self.rows], len(self.columns))


class Paragraph(NamedTuple):
    """A paragraph outside tables."""

    line: Line
    style: str


class CellRef(NamedTuple):
    """The first slot of a cell in a document: the block's number and, in a table, row and column from 0."""

    block: int
    row: int | None = None
    column: int | None = None


@dataclass(frozen=True)
class Document:
    """One form: `name` is its short title (sheet name, file name), `page` a page of the stylesheet.

    `marks` are names by which cells and paragraphs are found again after others have edited the file.
    """

    name: str
    page: str
    blocks: tuple[Paragraph | Table, ...]
    marks: Mapping[CellRef, str] = field(default_factory=dict)


class Stamp(NamedTuple):
    """The properties of an output file that say how it was made. No clock, no path, no person."""

    title: str
    version: str
    pack: str
    digest: str


class Revision(NamedTuple):
    """The author of the changes of a redline, and their time in UTC (`2025-03-01T08:00:00Z`), if given."""

    author: str
    date: str | None = None
