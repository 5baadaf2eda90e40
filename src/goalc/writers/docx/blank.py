"""The main part of a Word file that is an empty form.

In: a document with its places to fill in. Out: its blocks, as `body` writes them; labels stand in content
controls that cannot be edited or deleted, words to choose from in a list (ECMA-376 part 1, 17.5.2). The file
itself is not protected, because rows could then not be added; a program that knows no locks shows plain text.
An empty place has no control: its placeholder would be taken for a value by programs that know none.
"""

from __future__ import annotations

from collections.abc import Mapping

from goalc.document.annotated import Entry, Sheet
from goalc.document.document import Cell, CellRef, Document, Table
from goalc.document.heights import row_heights
from goalc.document.split import Part
from goalc.document.style import Page, Stylesheet
from goalc.writers.docx.body import Body
from goalc.writers.docx.bookmarks import Bookmarks, Ends
from goalc.writers.docx.run import runs
from goalc.writers.docx.table import TableWriter
from goalc.writers.text import escape

PROMPT = "选择一项"


class BlankBody(Body):
    """A writer of the content of one empty form."""

    def __init__(self, stylesheet: Stylesheet, style_ids: Mapping[str, str], sheet: Sheet) -> None:
        super().__init__(stylesheet, style_ids)
        self._form = sheet

    def _table(self, block: Table, document: Document, number: int, page: Page, marks: Bookmarks) -> str:
        entries = {ref: entry for ref, entry in self._form.entries.items() if ref.block == number}
        filled = (self._form.filled or document).blocks[number]
        heights = row_heights(filled, self._sheet, spacing=True) if isinstance(filled, Table) else []
        writer = _BlankTableWriter(block, self._sheet, self._ids, page, document.name, number, marks)
        return writer.with_entries(entries, heights).xml()


class _BlankTableWriter(TableWriter):
    """A writer of one table with places to fill in, whose rows are as high as if they were filled in."""

    _entries: Mapping[CellRef, Entry]
    _heights: list[float]

    def with_entries(self, entries: Mapping[CellRef, Entry], heights: list[float]) -> _BlankTableWriter:
        self._entries = entries
        self._heights = heights
        return self

    def _row_mark(self, row: int) -> str:
        height = round(self._heights[row] * 20) if self._heights else 0
        return f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>' if height else ""

    def _lines(self, cell: Cell, part: Part, paragraph: str, ends: Ends) -> str:
        entry = self._entries.get(CellRef(self._place[1], part.row, part.column))
        if entry is not None and len(entry.choices) > 1:
            return f"{paragraph}{_list(entry)}</w:p>"
        if entry is not None or not cell.text:
            return super()._lines(cell, part, paragraph, ends)
        return "".join(f"{paragraph}{_locked(line.text)}</w:p>" for line in cell.lines)


def _locked(text: str) -> str:
    """Return a text that cannot be edited or deleted."""
    properties = '<w:sdtPr><w:lock w:val="sdtContentLocked"/></w:sdtPr>'
    return f"<w:sdt>{properties}<w:sdtContent>{runs(text)}</w:sdtContent></w:sdt>" if text else ""


def _list(entry: Entry) -> str:
    """Return a list of words to choose from, which shows a prompt until one is chosen."""
    words = map(escape, entry.choices)
    items = "".join(f'<w:listItem w:displayText="{word}" w:value="{word}"/>' for word in words)
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{escape(entry.title)}"/><w:lock w:val="sdtLocked"/>'
        "<w:showingPlcHdr/>"
        f"<w:dropDownList>{items}</w:dropDownList></w:sdtPr>"
        f"<w:sdtContent>{runs(PROMPT)}</w:sdtContent></w:sdt>"
    )
