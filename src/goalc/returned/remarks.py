"""The remarks in an edited file and the values of specs that they are about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from goalc.document.document import CellRef
from goalc.readers.marked import Remark
from goalc.returned.pairing import own_cells, pair_rows
from goalc.returned.printed import PrintedForm
from goalc.returned.sheet import FileTables
from goalc.source.diagnostic import Origin


class PlacedRemark(NamedTuple):
    """A remark with the value that it is about, or the nearest one; a form's file alone for none."""

    remark: Remark
    place: Origin


def place_remarks(forms: Sequence[PrintedForm], tables: FileTables) -> Iterator[PlacedRemark]:
    """Yield the remarks of a file, each with its place as the specs were when the file was built."""
    marks = tables.file.marks
    cells = {
        _plain(marks[cell.mark]): cell.own[0]
        for form in forms
        for cell in form.cells()
        if cell.mark in marks and cell.own
    }
    rows = _rows(forms, tables)
    files = {ref.block: place.file for ref, place in cells.items()}
    for remark in tables.file.remarks:
        ref = None if remark.ref is None else _plain(remark.ref)
        place = None if ref is None else cells.get(ref) or rows.get((ref.block, ref.row or 0))
        file = next(iter(forms)).file if ref is None else _nearest(files, ref.block, forms)
        yield PlacedRemark(remark, place or Origin(file, ()))


def _plain(ref: CellRef) -> CellRef:
    return CellRef(ref.block, ref.row or 0, ref.column or 0)


def _rows(forms: Sequence[PrintedForm], tables: FileTables) -> dict[tuple[int, int], Origin]:
    """Return for each row of the file the item that it prints, or else its first value."""
    names = frozenset(cell.mark for form in forms for cell in form.cells() if cell.mark)
    found: dict[tuple[int, int], Origin] = {}
    for block in (block for form in forms for block in form.blocks):
        own = {cell.mark for row in block.rows for cell in row.cells}
        paired = pair_rows(block, tables, names - own)
        for printed, number in paired.pairs.items():
            row, at = block.rows[printed], paired.rows[number]
            values = own_cells(row)
            if row.item is not None or values:
                found[at.block, at.row] = row.item or values[0].own[0]
    return found


def _nearest(files: dict[int, str], block: int, forms: Sequence[PrintedForm]) -> str:
    """Return the file of the form that a block belongs to: that of the nearest block with a value above."""
    above = [number for number in files if number <= block]
    return files[max(above)] if above else next(iter(forms)).file
