"""Changes → the sheets of forms on which they are marked.

In: both versions of the forms, with their styles in one stylesheet, and the changes. Out: a sheet per form,
and for each change the place that shows it. A sheet has the newer version, in which each changed cell has the
colour of its direction and a note with the older value; below it are the rows that were removed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from goalc.changes.change import Change
from goalc.changes.kinds import Direction
from goalc.changes.printing import text_of
from goalc.document.annotated import Sheet, Target
from goalc.document.document import Cell, CellRef, Document, Line, Paragraph, Row, Table
from goalc.document.stylesheets import StyleMerger
from goalc.redline.places import Finder, PrintedLine
from goalc.report.changes.redline import (
    added_form_heading,
    cell_note,
    removed_form_heading,
    removed_rows_heading,
)
from goalc.report.changes.worksheet import FILLS

_RISK = {direction: risk for risk, direction in enumerate(FILLS)}
"""The rank of each direction by risk; a cell with several changes has the colour of the highest."""


class FormVersions(NamedTuple):
    """Both versions of a form and their files; None and empty in the version that does not have it.

    `document` is the newer version, or the older one of a form that was removed.
    """

    document: Document
    base: Document | None
    head: Document | None
    base_file: str
    head_file: str


@dataclass
class _Marks:
    """The marks of one form; cells of the newer version, unless they are `gone`."""

    fills: dict[CellRef, Direction] = field(default_factory=dict)
    notes: dict[CellRef, list[str]] = field(default_factory=dict)
    gone: dict[CellRef, set[int]] = field(default_factory=dict)
    """Removed lines: cells of the older version, and the indexes of their lines."""
    gone_fills: dict[CellRef, Direction] = field(default_factory=dict)


class _ShownPlace(NamedTuple):
    """The place that shows a change: the form's index, and a cell of the newer or (`gone`) older version."""

    form: int
    ref: CellRef | None = None
    gone: bool = False


def mark_sheets(
    forms: Sequence[FormVersions], changes: Sequence[Change], styles: StyleMerger, note_style: str, first: int
) -> tuple[list[Sheet], list[Target | None]]:
    """Return the sheets and, for each change, the place that shows it (None if no form does).

    `first` is the index of the first form's sheet in the workbook.
    """
    headed = [_add_heading(form, note_style) for form in forms]
    marker = _Marker(headed)
    shown = [marker.mark(change) for change in changes]
    sheets: list[Sheet] = []
    rows: list[Mapping[tuple[int, int], CellRef]] = []
    for form, marks in zip(headed, marker.marks, strict=True):
        document, places = _mark_document(form, marks, styles, note_style)
        rows.append(places)
        sheets.append(Sheet(document, {ref: "\n".join(notes) for ref, notes in marks.notes.items()}))
    targets: list[Target | None] = []
    for one in shown:
        ref = None if one is None else one.ref
        if one is not None and one.gone and ref is not None:
            ref = rows[one.form][ref.block, ref.row or 0]._replace(column=ref.column)
        targets.append(None if one is None else Target(first + one.form, ref))
    return sheets, targets


def _add_heading(form: FormVersions, style: str) -> FormVersions:
    """Add a heading to a form that only one version has, which says so."""
    if form.base is not None and form.head is not None:
        return form
    text = added_form_heading() if form.base is None else removed_form_heading()
    document = replace(form.document, blocks=(Paragraph(Line(text), style), *form.document.blocks))
    base, head = (None if one is None else document for one in (form.base, form.head))
    return form._replace(document=document, base=base, head=head)


class _Marker:
    """The marks of all forms, collected change by change."""

    def __init__(self, forms: Sequence[FormVersions]) -> None:
        self._forms = forms
        self.marks = [_Marks() for _ in forms]
        self._base = Finder([form.base for form in forms])
        self._head = Finder([form.head for form in forms])

    def mark(self, change: Change) -> _ShownPlace | None:
        """Mark a change on its form; return the place that shows it, None if it is on none of the forms."""
        if change.head is not None:
            number = _index([form.head_file for form in self._forms], change.head.file)
            found = self._head.find(change.head, text_of(change.after))
            return self._mark_present(change, found, number) if found else _whole_form(number)
        if change.base is None:
            return None
        number = _index([form.base_file for form in self._forms], change.base.file)
        found = [
            one
            for one in self._base.find(change.base, text_of(change.before))
            if one.document == number and one.ref.row is not None
        ]
        if not found or number is None or self._forms[number].head is None:
            return _whole_form(number)
        for one in found:
            self.marks[number].gone.setdefault(one.ref, set()).add(one.line)
            self.marks[number].gone_fills[one.ref] = change.direction
        return _ShownPlace(number, found[0].ref, gone=True)

    def _mark_present(self, change: Change, found: Sequence[PrintedLine], number: int | None) -> _ShownPlace:
        """Mark a change on lines of the newer version, with a note on one of them, best on its own form."""
        for one in found:
            fills = self.marks[one.document].fills
            known = fills.setdefault(one.ref, change.direction)
            fills[one.ref] = max(known, change.direction, key=_RISK.__getitem__)
        best = min(found, key=lambda one: one.document != number)
        notes = self.marks[best.document].notes.setdefault(best.ref, [])
        note = cell_note(text_of(change.before))
        if note not in notes:
            notes.append(note)
        return _ShownPlace(best.document, best.ref)


def _index(files: Sequence[str], file: str) -> int | None:
    return files.index(file) if file in files else None


def _whole_form(number: int | None) -> _ShownPlace | None:
    return None if number is None else _ShownPlace(number)


def _mark_document(
    form: FormVersions, marks: _Marks, styles: StyleMerger, style: str
) -> tuple[Document, Mapping[tuple[int, int], CellRef]]:
    """Return the form with its marks, and the places of removed rows.

    The places are the first cells of these rows, by block and row in the older version.
    """
    blocks = [_fill_cells(number, block, marks, styles) for number, block in enumerate(form.document.blocks)]
    places: dict[tuple[int, int], CellRef] = {}
    if marks.gone and form.base is not None:
        blocks.append(Paragraph(Line(removed_rows_heading()), style))
        for number, block in enumerate(form.base.blocks):
            rows = sorted({ref.row or 0 for ref in marks.gone if ref.block == number})
            if rows and isinstance(block, Table):
                lines = [_removed_row(block, number, row, marks, styles) for row in rows]
                places |= {(number, row): CellRef(len(blocks), n, 0) for n, row in enumerate(rows)}
                blocks.append(Table(block.columns, tuple(lines)))
    return replace(form.document, blocks=tuple(blocks)), places


def _fill_cells(
    number: int, block: Paragraph | Table, marks: _Marks, styles: StyleMerger
) -> Paragraph | Table:
    """Return a block whose changed cells have the colour of their direction."""

    def style(ref: CellRef, name: str) -> str:
        direction = marks.fills.get(ref)
        return name if direction is None else styles.add_filled(name, FILLS[direction])

    if isinstance(block, Paragraph):
        return block._replace(style=style(CellRef(number), block.style))
    rows = (
        row._replace(
            cells=tuple(
                cell._replace(style=style(CellRef(number, r, column), cell.style))
                for cell, column in zip(row.cells, starts, strict=True)
            )
        )
        for r, (row, starts) in enumerate(zip(block.rows, block.grid.starts, strict=True))
    )
    return replace(block, rows=tuple(rows))


def _removed_row(table: Table, number: int, row: int, marks: _Marks, styles: StyleMerger) -> Row:
    """Return a row of the older version on its own, with the labels that it shared with other rows."""
    cells: list[Cell] = []
    for slot in dict.fromkeys(table.grid.slots[row]):
        cell = table.rows[slot.row].cells[slot.cell]._replace(row_span=1)
        ref = CellRef(number, slot.row, slot.column)
        if ref in marks.gone:
            lines = tuple(line for n, line in enumerate(cell.lines) if n in marks.gone[ref])
            style = styles.add_filled(cell.style, FILLS[marks.gone_fills[ref]])
            cell = cell._replace(lines=lines, style=style)
        cells.append(cell)
    return Row(tuple(cells))
