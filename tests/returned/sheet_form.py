"""Edits of built workbooks as officers make them in Excel."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from copy import copy
from typing import Any

from openpyxl import load_workbook
from openpyxl.comments import Comment

from tests.returned.word_form import Form


class SheetForm(Form):
    def __init__(self, content: bytes) -> None:
        self.book = load_workbook(io.BytesIO(content))

    def _cell(self, mark: str) -> Any:
        ((title, place),) = self.book.defined_names[mark].destinations
        return self.book[title][place.replace("$", "")]

    def text(self, mark: str) -> str:
        return str(self._cell(mark).value or "")

    def set(self, mark: str, *lines: str) -> None:
        self._cell(mark).value = "\n".join(lines)

    def set_number(self, mark: str, value: float, form: str = "General") -> None:
        cell = self._cell(mark)
        cell.value, cell.number_format = value, form

    def insert_row(self, below: str, texts: Iterable[str]) -> None:
        cell = self._cell(below)
        sheet, at = cell.parent, cell.row + 1
        self._shift(sheet, at, 1)
        values = list(texts)
        starts = self._starts(sheet, at - 1)
        for column in range(1, sheet.max_column + 1):
            sheet.cell(at, column)._style = copy(sheet.cell(at - 1, column)._style)
        for column, text in zip(starts[-len(values) :], values, strict=True):
            sheet.cell(at, column).value = text

    @staticmethod
    def _starts(sheet: Any, row: int) -> list[int]:
        covered = {
            (r, c)
            for m in sheet.merged_cells.ranges
            for r in range(m.min_row, m.max_row + 1)
            for c in range(m.min_col, m.max_col + 1)
            if (r, c) != (m.min_row, m.min_col)
        }
        return [c for c in range(1, sheet.max_column + 1) if (row, c) not in covered]

    def _shift(self, sheet: Any, at: int, by: int) -> None:
        """Insert or delete a row as Excel does: merged ranges and names below go with it."""
        ranges = [copy(merged) for merged in sheet.merged_cells.ranges]
        for merged in ranges:
            sheet.unmerge_cells(merged.coord)
        if by > 0:
            sheet.insert_rows(at)
        else:
            sheet.delete_rows(at)
        for merged in ranges:
            _shift_range(merged, at, by)
            if merged.min_row <= merged.max_row and merged.size["rows"] * merged.size["columns"] > 1:
                sheet.merge_cells(merged.coord)
        for name in self.book.defined_names.values():
            found = re.fullmatch(r"(.*!\$[A-Z]+\$)(\d+)", name.attr_text or "")
            if found and next(iter(name.destinations))[0] == sheet.title:
                row = int(found[2])
                if by < 0 and row == at:
                    name.attr_text = "#REF!"
                elif row >= at:
                    name.attr_text = f"{found[1]}{row + by}"

    def delete_row(self, mark: str) -> None:
        cell = self._cell(mark)
        sheet, row = cell.parent, cell.row
        # Excel keeps the text of a merged cell whose first row goes only if the text is moved first.
        heads = [m for m in sheet.merged_cells.ranges if m.min_row == row and m.max_row > row]
        kept = [(m.min_col, sheet.cell(row, m.min_col).value) for m in heads]
        self._shift(sheet, row, -1)
        for column, value in kept:
            sheet.cell(row, column).value = value

    def swap_rows(self, one: str, other: str) -> None:
        """Exchange what stands in two rows, as sorting does: the names stay where they are."""
        first, second = self._cell(one), self._cell(other)
        sheet = first.parent
        for column in (c for c in self._starts(sheet, first.row) if c >= first.column):
            a, b = sheet.cell(first.row, column), sheet.cell(second.row, column)
            a.value, b.value = b.value, a.value

    def add_paragraph(self, text: str) -> None:
        sheet = self.book.worksheets[-1]
        sheet.cell(sheet.max_row + 2, 1).value = text

    def remark(self, mark: str, text: str, author: str) -> None:
        self._cell(mark).comment = Comment(text, author)

    def own_mark(self, name: str) -> None:
        from openpyxl.workbook.defined_name import DefinedName

        title = self.book.worksheets[0].title
        self.book.defined_names[name] = DefinedName(name, attr_text=f"'{title}'!$A$1")

    def split(self, mark: str) -> None:
        cell = self._cell(mark)
        merged = next(m for m in cell.parent.merged_cells.ranges if cell.coordinate in m)
        cell.parent.unmerge_cells(str(merged))

    def save(self) -> bytes:
        out = io.BytesIO()
        self.book.save(out)
        return out.getvalue()


def _shift_range(merged: Any, at: int, by: int) -> None:
    """Move, lengthen or shorten a merged range when a row is inserted or deleted; it may become empty."""
    if merged.min_row >= at + (by < 0):
        merged.shift(row_shift=by)
    elif merged.max_row >= at:
        merged.max_row += by
