"""A Word file → what its documents say: one per section, texts and spans of cells.

In: the bytes of a .docx file that goalc wrote. Out: documents whose texts come from the file alone; names,
styles and origins are not in it and stay empty. Tables that were cut before their header rows are joined
again: between the pieces stands a hidden paragraph of its own style, and the parts of a cell meet at open
borders.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from goalc.document.document import Cell, Document, Line, Paragraph, Row, Table

if TYPE_CHECKING:
    from docx.oxml.table import CT_Tc
    from docx.section import Section
    from docx.table import Table as WordTable

_JOINT = "goalc joint"
_TAIL = "goalc tail"
_MM = 36000
"""English Metric Units of a millimetre."""


class _Part(NamedTuple):
    """A cell of a piece: `lines` is None where a merged cell goes on."""

    lines: tuple[Line, ...] | None
    span: int
    open_top: bool
    open_bottom: bool


class _Row(NamedTuple):
    """Parts by the column in which they begin."""

    parts: dict[int, _Part]
    header: bool


def read_docx(data: bytes) -> tuple[Document, ...]:
    """The documents of a Word file, in its order."""
    import docx

    return tuple(
        Document("", "", tuple(_blocks(section))) for section in docx.Document(BytesIO(data)).sections
    )


def _blocks(section: Section) -> Iterator[Paragraph | Table]:
    from docx.table import Table as WordTable

    columns: tuple[float, ...] = ()
    rows: list[_Row] = []
    joined = True
    for item in section.iter_inner_content():
        if isinstance(item, WordTable):
            if rows and not joined:
                yield _table(columns, rows)
                rows = []
            columns = _columns(item)
            rows.extend(_rows(item))
            joined = False
            continue
        style = item.style.name if item.style is not None else ""
        if style == _JOINT and not item.text:
            joined = True
            continue
        if rows:
            yield _table(columns, rows)
            rows = []
        if style != _TAIL or item.text:
            yield Paragraph(Line(item.text), "")
    if rows:
        yield _table(columns, rows)


def _columns(table: WordTable) -> tuple[float, ...]:
    return tuple(round((column.width or 0) / _MM, 2) for column in table.columns)


def _rows(table: WordTable) -> Iterator[_Row]:
    from docx.oxml.ns import qn
    from docx.table import _Cell

    for row in table.rows:
        parts: dict[int, _Part] = {}
        column = 0
        # The public view repeats merged cells and hides their spans.
        for tc in row._tr.tc_lst:
            cell = _Cell(tc, table)
            lines = tuple(Line(paragraph.text) for paragraph in cell.paragraphs)
            going_on = tc.vMerge == "continue" and not any(line.text for line in lines)
            parts[column] = _Part(None if going_on else lines, tc.grid_span, *_open(tc))
            column += tc.grid_span
        yield _Row(parts, row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None)


def _open(tc: CT_Tc) -> tuple[bool, bool]:
    """Whether the upper and the lower border are open."""
    from docx.oxml.ns import qn

    path = f"{qn('w:tcPr')}/{qn('w:tcBorders')}/"
    sides = (tc.find(path + qn(f"w:{side}")) for side in ("top", "bottom"))
    upper, lower = (side is not None and side.get(qn("w:val")) == "nil" for side in sides)
    return upper, lower


class _Growing:
    """A cell that may reach further down."""

    def __init__(self, part: _Part) -> None:
        self.lines = list(part.lines or ())
        self.span = part.span
        self.rows = 1
        self.open = part.open_bottom

    def meets(self, part: _Part) -> bool:
        """Whether `part`, in the next row, is of this cell."""
        return part.span == self.span and (part.lines is None or (self.open and part.open_top))

    def grow(self, part: _Part) -> None:
        """Take in `part`. A part that another one has the text of has one empty paragraph."""
        self.rows += 1
        self.open = part.open_bottom
        lines = list(part.lines or ())
        if any(line.text for line in lines) or len(lines) > 1:
            self.lines = [*self.lines, *lines] if any(line.text for line in self.lines) else lines

    def cell(self) -> Cell:
        return Cell(tuple(self.lines), "", self.rows, self.span)


def _table(columns: tuple[float, ...], rows: list[_Row]) -> Table:
    above: dict[int, _Growing] = {}
    begun: list[tuple[bool, list[_Growing]]] = []
    for row in rows:
        new: list[_Growing] = []
        current: dict[int, _Growing] = {}
        for column, part in row.parts.items():
            upper = above.get(column)
            if upper is not None and upper.meets(part):
                upper.grow(part)
                current[column] = upper
            else:
                current[column] = _Growing(part)
                new.append(current[column])
        begun.append((row.header, new))
        above = current
    return Table(columns, tuple(Row(tuple(cell.cell() for cell in cells), header) for header, cells in begun))
