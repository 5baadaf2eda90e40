"""A table of a Word file.

In: a table of a document and its styles. Out: one w:tbl (ECMA-376 part 1, 17.4). A table that may be cut is
one w:tbl per slice, because Word repeats only the leading rows of a table; a hidden paragraph keeps Word from
joining two slices.
Widths are in w:tblGrid (read by WPS), w:tblW and w:tcW (read by Word), equal to a twentieth of a point.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from goalc.document.document import Cell, Table
from goalc.document.heights import POINTS, exceeds, max_safe_length
from goalc.document.split import Part, TableSlice, split
from goalc.document.style import Page, Stylesheet
from goalc.source.diagnostic import Origin
from goalc.writers.docx import parts
from goalc.writers.docx.bookmarks import NO_ENDS, Bookmarks, Ends
from goalc.writers.docx.run import runs
from goalc.writers.error import LimitKind, WriteError
from goalc.writers.text import ForbiddenCharacterError

_MAX_COLUMNS = 63
_MAX_ROWS = 32767
"""Maximum numbers of columns and rows of a table in Word."""

_MAX_WHOLE = 0.6
"""Maximum height of a row that is kept on one page, as a share of the page. A taller row may split: kept
whole, it would leave a gap nearly as large, and one taller than a page would lose its end."""

_JOINT = f'<w:p><w:pPr><w:pStyle w:val="{parts.JOINT}"/><w:rPr><w:vanish/></w:rPr></w:pPr></w:p>'


def twips(millimetres: float) -> int:
    """Convert millimetres to twentieths of a point."""
    return round(millimetres * 1440 / 25.4)


class TableWriter:
    """A writer of one table."""

    _any_row_may_be_last = False
    """True if rows may be removed later, so that each row of a cell needs the borders of its last row."""

    def __init__(
        self,
        table: Table,
        stylesheet: Stylesheet,
        style_ids: Mapping[str, str],
        page: Page,
        document: str,
        block: int,
        marks: Bookmarks | None = None,
    ) -> None:
        self._table = table
        self._sheet = stylesheet
        self._ids = style_ids
        self._limit = page.content_height * POINTS * _MAX_WHOLE
        self._place = (document, block)
        self._marks = marks
        self._edges = [0]
        total = 0.0
        for column in table.columns:
            total += column
            self._edges.append(twips(total))
        self._short = max_safe_length(table, stylesheet, self._limit)
        self._heads: dict[tuple[int, int, str, int, bool, bool, bool], tuple[str, str]] = {}

    def xml(self) -> str:
        """Return the slices of the table. Raises `WriteError`."""
        sizes: tuple[tuple[LimitKind, int, int], ...] = (
            ("columns", len(self._table.columns), _MAX_COLUMNS),
            ("rows", len(self._table.rows), _MAX_ROWS),
        )
        for kind, value, limit in sizes:
            if value > limit:
                raise WriteError(kind, "docx", value, limit, document=self._place[0], block=self._place[1])
        head = self._head()
        return _JOINT.join(self._piece(piece, head) for piece in split(self._table))

    def _head(self) -> str:
        edges = self._edges
        eighths = max(2, round(self._sheet.border * 8))
        line = f'w:val="single" w:sz="{eighths}" w:space="0" w:color="000000"'
        borders = "".join(
            f"<w:{side} {line}/>" for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        vertical, horizontal = (twips(side) for side in self._sheet.padding)
        columns = "".join(f'<w:gridCol w:w="{b - a}"/>' for a, b in pairwise(edges))
        return (
            f'<w:tblPr><w:tblW w:w="{edges[-1]}" w:type="dxa"/><w:jc w:val="center"/>'
            f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>'
            f'<w:top w:w="{vertical}" w:type="dxa"/><w:left w:w="{horizontal}" w:type="dxa"/>'
            f'<w:bottom w:w="{vertical}" w:type="dxa"/><w:right w:w="{horizontal}" w:type="dxa"/>'
            f"</w:tblCellMar></w:tblPr><w:tblGrid>{columns}</w:tblGrid>"
        )

    def _piece(self, piece: TableSlice, head: str) -> str:
        splitting = self._tall_rows(piece)
        out = ["<w:tbl>", head]
        for offset, row in enumerate(piece.rows):
            number = piece.start + offset
            mark = self._row_mark(number)
            # CT_TrPrBase (ECMA-376 part 1, annex A.1) wants a property of the row before its revision.
            splits = '<w:cantSplit w:val="off"/>' if mark else ""
            whole = splits if number in splitting else "<w:cantSplit/>"
            repeated = "<w:tblHeader/>" if offset < piece.headers else ""
            properties = f"{whole}{repeated}{mark}"
            out.append(f"<w:tr><w:trPr>{properties}</w:trPr>" if properties else "<w:tr>")
            below = 0 < piece.headers <= offset
            kept = self._table.rows[number].header
            out.extend([self._cell(part, number, below, kept) for part in row])
            out.append("</w:tr>")
        out.append("</w:tbl>")
        return "".join(out)

    def _row_mark(self, row: int) -> str:  # noqa: ARG002 - used by tables of redlines
        """Return the properties of a row that mark its revision."""
        return ""

    def _tall_rows(self, piece: TableSlice) -> set[int]:
        """Return the rows that may split across pages."""
        tall: set[int] = set()
        edges, padding = self._edges, self._sheet.padding[1] * 2 * POINTS
        for number, row in enumerate(piece.rows, piece.start):
            for part in row:
                cell = part.cell
                if len(cell.lines) == 1 and len(cell.lines[0].text) <= self._short:
                    continue
                if part.row == number and part.shown:
                    room = (edges[part.column + cell.col_span] - edges[part.column]) / 20 - padding
                    if exceeds(cell, self._sheet.styles[cell.style], room, self._limit):
                        tall.update(range(number, number + part.row_span))
        return tall

    def _cell(self, part: Part, row: int, below_header: bool, kept: bool) -> str:
        properties, paragraph = self._beginning(part, row, below_header, kept)
        cell = part.cell
        if part.row == row and part.shown and cell.lines:
            ends = self._marks.ends(self._place[1], row, part.column) if self._marks else NO_ENDS
            return f"{properties}{self._lines(cell, part, paragraph, ends)}</w:tc>"
        return f"{properties}{paragraph}</w:p></w:tc>"

    def _beginning(self, part: Part, row: int, below_header: bool, kept: bool) -> tuple[str, str]:
        """Return the opening of a part in a row, and of each of its paragraphs."""
        cell, top, column, height, _, open_top, open_bottom = part
        begins = top == row
        key = (
            column,
            cell.col_span,
            cell.style,
            0 if height == 1 else 1 if begins else 2,
            open_top and (begins or below_header),
            open_bottom and (self._any_row_may_be_last or top + height == row + 1),
            kept,
        )
        heads = self._heads.get(key)
        if heads is None:
            heads = self._heads[key] = self._cell_head(*key)
        return heads

    def _cell_head(
        self, column: int, span: int, style: str, merge: int, open_top: bool, open_bottom: bool, kept: bool
    ) -> tuple[str, str]:
        """Return the opening of a cell and of its paragraphs; `kept`: on the page of the next row."""
        width = self._edges[column + span] - self._edges[column]
        spans = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
        merged = ("", '<w:vMerge w:val="restart"/>', "<w:vMerge/>")[merge]
        top = '<w:top w:val="nil"/>' if open_top else ""
        bottom = '<w:bottom w:val="nil"/>' if open_bottom else ""
        borders = f"<w:tcBorders>{top}{bottom}</w:tcBorders>" if top or bottom else ""
        fill = self._sheet.styles[style].fill
        shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spans}{merged}{borders}{shade}'
            '<w:vAlign w:val="center"/></w:tcPr>',
            f'<w:p><w:pPr><w:pStyle w:val="{self._ids[style]}"/>{"<w:keepNext/>" if kept else ""}</w:pPr>',
        )

    def _lines(self, cell: Cell, part: Part, paragraph: str, ends: Ends) -> str:
        line = cell.lines[0]
        try:
            out = [f"{paragraph}{ends.start}{runs(line.text)}{ends.end}</w:p>"]
            for line in cell.lines[1:]:
                out.append(f"{paragraph}{runs(line.text)}</w:p>")
            return "".join(out)
        except ForbiddenCharacterError as error:
            raise self._xml_error(error, part, line.origin) from None

    def _xml_error(self, error: ForbiddenCharacterError, part: Part, origin: Origin | None) -> WriteError:
        """Return the error for a part with a character that XML cannot carry."""
        document, block = self._place
        return WriteError(
            "character",
            "docx",
            error.code,
            document=document,
            block=block,
            row=part.row,
            column=part.column,
            origin=origin,
        )
