"""Marks for a file that has none: which of its cells print which values, told by what stands in them.

In: the printed forms, and a file of anybody. Out: the file with the marks that a build would have given it.
Tables are paired by the texts that they share, rows by likeness and order, cells by their columns. Nothing
here is sure: it is for proposals that a person reads before they are written.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from goalc.document.document import CellRef
from goalc.matching.alignment import align, weight
from goalc.matching.similarity import sequence_similarity
from goalc.readers.marked import MarkedFile
from goalc.returned.printed import PrintedBlock, PrintedForm, PrintedRow
from goalc.returned.sheet import FileRow, FileTables

_MIN_SHARED = 0.5
"""Minimum share of the texts of a printed block that stand in a table of the file."""
_MIN_ROW = 0.6
"""Minimum similarity of two rows."""


def mark_by_content(forms: Sequence[PrintedForm], file: MarkedFile) -> MarkedFile:
    """Return the file with marks for the cells that were found."""
    tables = FileTables(file)
    blocks = [block for form in forms for block in form.blocks]
    texts = [_texts(tables.rows(number)) for number in range(len(file.blocks))]
    scored = sorted(
        (-share, i, j)
        for i, block in enumerate(blocks)
        if any(cell.mark for row in block.rows for cell in row.cells)
        for j, found in enumerate(texts)
        if (share := _share(block, found)) >= _MIN_SHARED
    )
    marks: dict[str, CellRef] = {}
    left: set[int] = set()
    right: set[int] = set()
    for _, i, j in scored:
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            marks |= dict(_marks(blocks[i], tables.rows(j)))
    return replace(file, marks=marks)


def likeness(forms: Sequence[PrintedForm], file: MarkedFile) -> float:
    """Return the share of the printed texts that stand in a file."""
    tables = FileTables(file)
    found = {_plain(cell.text) for cell in tables.cells}
    printed = {_plain(cell.text) for form in forms for cell in form.cells()} - {""}
    return len(printed & found) / max(1, len(printed))


def _texts(rows: Sequence[FileRow]) -> frozenset[str]:
    return frozenset(_plain(cell.text) for row in rows for cell in row.begins()) - {""}


def _share(block: PrintedBlock, found: frozenset[str]) -> float:
    own = {_plain(cell.text) for row in block.rows for cell in row.cells} - {""}
    return len(own & found) / len(own) if own else 0.0


def _marks(block: PrintedBlock, rows: Sequence[FileRow]) -> Iterator[tuple[str, CellRef]]:
    """Yield the cells of a table by the marks of a printed one."""
    printed = [" ".join(cell.text for cell in row.cells) for row in block.rows]
    others = [" ".join(cell.text for cell in row.begins()) for row in rows]

    def worth(i: int, j: int) -> float:
        return weight(sequence_similarity(printed[i], others[j]), _MIN_ROW) if printed[i] else 0.0

    columns = _columns(block, rows)
    for i, j in align(len(printed), len(others), worth):
        yield from _row_marks(block.rows[i], rows[j], columns)


def _columns(block: PrintedBlock, rows: Sequence[FileRow]) -> dict[int, int]:
    """Return the columns of the file by those of the print in which cells begin, from the left."""
    own = sorted({cell.column for row in block.rows for cell in row.cells})
    found = sorted({cell.ref.column or 0 for row in rows for cell in row.begins()})
    return dict(zip(own, found, strict=True)) if len(own) == len(found) else {}


def _row_marks(row: PrintedRow, other: FileRow, columns: dict[int, int]) -> Iterator[tuple[str, CellRef]]:
    for cell in row.cells:
        place = columns.get(cell.column)
        if cell.mark and place is not None and place < len(other.slots):
            found = other.slots[place]
            if found.ref.row == other.row:
                yield cell.mark, found.ref


def _plain(text: str) -> str:
    return "".join(text.split())
