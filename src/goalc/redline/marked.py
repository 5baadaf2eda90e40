"""Changes → the sheets of forms on which they are marked.

In: the forms in both versions, whose looks are in one styles, and changes. Out: a sheet per form: the newer
version, in which what changed has the colour of its direction and a note of what stood there, and below it
the rows that it no longer has; and for each change the place that shows it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from goalc.diff.change import Change
from goalc.diff.kinds import Direction
from goalc.diff.printing import text_of
from goalc.document.document import Cell, Document, Line, Paragraph, Row, Table
from goalc.document.stylesheets import StyleMerger
from goalc.messages.catalogue import say
from goalc.redline.places import Finder, PrintedLine
from goalc.writers.xlsx.annotations import CellRef, Sheet, Target

FILLS: Mapping[Direction, str] = {
    "none": "DDEBF7",
    "tighter": "C6E0B4",
    "scope": "FFE699",
    "looser": "F8CBAD",
}
"""The ground of what changed, by direction, the least risk first; light enough to be read in print."""

_STRENGTH = {direction: strength for strength, direction in enumerate(FILLS)}


class FormVersions(NamedTuple):
    """A form in both versions, with its file in each; None and empty where it is not."""

    base: Document | None
    head: Document | None
    base_file: str
    head_file: str


@dataclass
class _Marks:
    """What is to be marked on one form."""

    fills: dict[CellRef, Direction] = field(default_factory=dict)
    notes: dict[CellRef, list[str]] = field(default_factory=dict)
    gone: dict[CellRef, set[int]] = field(default_factory=dict)
    """Cells of the older version, and the numbers of their lines."""
    gone_fills: dict[CellRef, Direction] = field(default_factory=dict)


class _Shown(NamedTuple):
    """Where a change is shown: the form, and a cell of its newer or its older version."""

    form: int
    ref: CellRef | None = None
    gone: bool = False


def mark_sheets(
    forms: Sequence[FormVersions], changes: Sequence[Change], styles: StyleMerger, note_style: str, first: int
) -> tuple[list[Sheet], list[Target | None]]:
    """The sheets, and where each change is shown; `first` is the number of the first form's sheet."""
    titled = [_titled(form, note_style) for form in forms]
    marker = _Marker(titled)
    shown = [marker.mark(change) for change in changes]
    sheets: list[Sheet] = []
    rows: list[Mapping[tuple[int, int], CellRef]] = []
    for form, marks in zip(titled, marker.marks, strict=True):
        document, places = _document(form, marks, styles, note_style)
        rows.append(places)
        sheets.append(Sheet(document, {ref: "\n".join(notes) for ref, notes in marks.notes.items()}))
    targets: list[Target | None] = []
    for one in shown:
        ref = None if one is None else one.ref
        if one is not None and one.gone and ref is not None:
            ref = rows[one.form][ref.block, ref.row or 0]._replace(column=ref.column)
        targets.append(None if one is None else Target(first + one.form, ref))
    return sheets, targets


def _titled(form: FormVersions, style: str) -> FormVersions:
    """A form that is new, or gone, says so on its sheet."""
    if form.base is not None and form.head is not None:
        return form
    key = "redline.form-new" if form.base is None else "redline.form-gone"
    title = Paragraph(Line(say(key)), style)
    base, head = (
        None if one is None else replace(one, blocks=(title, *one.blocks)) for one in (form.base, form.head)
    )
    return form._replace(base=base, head=head)


class _Marker:
    """Collects the marks of all forms."""

    def __init__(self, forms: Sequence[FormVersions]) -> None:
        self._forms = forms
        self.marks = [_Marks() for _ in forms]
        self._base = Finder([form.base for form in forms])
        self._head = Finder([form.head for form in forms])

    def mark(self, change: Change) -> _Shown | None:
        """Where the change is shown; None for one that is of none of the forms."""
        if change.head is not None:
            number = _number([form.head_file for form in self._forms], change.head.file)
            found = self._head.find(change.head, text_of(change.after))
            return self._present(change, found, number) if found else _sheet(number)
        assert change.base is not None, change  # noqa: S101 - a change is of one version at least
        number = _number([form.base_file for form in self._forms], change.base.file)
        found = [
            one
            for one in self._base.find(change.base, text_of(change.before))
            if one.document == number and one.ref.row is not None
        ]
        if not found or number is None or self._forms[number].head is None:
            return _sheet(number)
        for one in found:
            self.marks[number].gone.setdefault(one.ref, set()).add(one.line)
            self.marks[number].gone_fills[one.ref] = change.direction
        return _Shown(number, found[0].ref, gone=True)

    def _present(self, change: Change, found: Sequence[PrintedLine], number: int | None) -> _Shown:
        for one in found:
            fills = self.marks[one.document].fills
            known = fills.setdefault(one.ref, change.direction)
            fills[one.ref] = max(known, change.direction, key=_STRENGTH.__getitem__)
        best = min(found, key=lambda one: one.document != number)
        notes = self.marks[best.document].notes.setdefault(best.ref, [])
        before = text_of(change.before)
        note = say("redline.was", value=before) if before else say("redline.new")
        if note not in notes:
            notes.append(note)
        return _Shown(best.document, best.ref)


def _number(files: Sequence[str], file: str) -> int | None:
    return files.index(file) if file in files else None


def _sheet(number: int | None) -> _Shown | None:
    return None if number is None else _Shown(number)


def _document(
    form: FormVersions, marks: _Marks, styles: StyleMerger, style: str
) -> tuple[Document, Mapping[tuple[int, int], CellRef]]:
    """The form with its marks, and where it lists which rows of the older version."""
    document = form.head or form.base
    assert document is not None, form  # noqa: S101 - a form is in one version at least
    blocks = [_filled(number, block, marks, styles) for number, block in enumerate(document.blocks)]
    places: dict[tuple[int, int], CellRef] = {}
    if marks.gone and form.base is not None:
        blocks.append(Paragraph(Line(say("redline.gone")), style))
        for number, block in enumerate(form.base.blocks):
            rows = sorted({ref.row or 0 for ref in marks.gone if ref.block == number})
            if rows and isinstance(block, Table):
                lines = [_gone(block, number, row, marks, styles) for row in rows]
                places |= {(number, row): CellRef(len(blocks), n, 0) for n, row in enumerate(rows)}
                blocks.append(Table(block.columns, tuple(lines)))
    return replace(document, blocks=tuple(blocks)), places


def _filled(number: int, block: Paragraph | Table, marks: _Marks, styles: StyleMerger) -> Paragraph | Table:
    """A block in which what changed has its ground."""

    def style(ref: CellRef, name: str) -> str:
        direction = marks.fills.get(ref)
        return name if direction is None else styles.filled(name, FILLS[direction])

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


def _gone(table: Table, number: int, row: int, marks: _Marks, styles: StyleMerger) -> Row:
    """A row of the older version by itself, with the labels that it shared with other rows."""
    cells: list[Cell] = []
    for slot in dict.fromkeys(table.grid.slots[row]):
        cell = table.rows[slot.row].cells[slot.cell]._replace(row_span=1)
        ref = CellRef(number, slot.row, slot.column)
        if ref in marks.gone:
            lines = tuple(line for n, line in enumerate(cell.lines) if n in marks.gone[ref])
            style = styles.filled(cell.style, FILLS[marks.gone_fills[ref]])
            cell = cell._replace(lines=lines, style=style)
        cells.append(cell)
    return Row(tuple(cells))
