"""The forms of a submission as they were printed, cell by cell, with the places of their values in the specs.

In: a compiled submission. Out: its forms, laid out and marked as a build does it. A text that a spec takes
from a library has its place where the spec would state it itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from goalc.document.document import CellRef, Document, Line, Number, Paragraph, Table
from goalc.pipeline.compiled import Compiled
from goalc.pipeline.pieces import lay_out, mark
from goalc.source.diagnostic import Origin, Path


class PrintedCell(NamedTuple):
    """A cell, or a paragraph (row and column are 0): its lines, and the first value that each prints."""

    row: int
    column: int
    rows: int
    lines: tuple[str, ...]
    places: tuple[Origin | None, ...]
    mark: str
    number: Number | None = None

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def own(self) -> tuple[Origin, ...]:
        """The places of its values, each once."""
        return tuple(dict.fromkeys(place for place in self.places if place is not None))


class PrintedRow(NamedTuple):
    """The cells that begin in a row; `item` is the item of a list that the row prints, if it prints one."""

    cells: tuple[PrintedCell, ...]
    item: Origin | None


class PrintedBlock(NamedTuple):
    """A table, or a paragraph as a table of one cell."""

    rows: tuple[PrintedRow, ...]
    columns: int
    paragraph: bool


@dataclass(frozen=True)
class PrintedForm:
    """A form with the file of its spec."""

    file: str
    blocks: tuple[PrintedBlock, ...]

    def cells(self) -> Iterator[PrintedCell]:
        """Yield all cells and paragraphs in their order."""
        for block in self.blocks:
            for row in block.rows:
                yield from row.cells


def print_forms(compiled: Compiled) -> tuple[PrintedForm, ...]:
    """Return the forms as a build prints them; one whose template is broken has no blocks."""
    submission = compiled.submission
    covers = [submission.file] if compiled.pack.renderer.prints(submission) else []
    files = (*covers, *(form.file for form in submission.forms))
    laid = mark(compiled, lay_out(compiled))
    return tuple(
        PrintedForm(file, _blocks(document) if isinstance(document, Document) else ())
        for file, document in zip(files, laid, strict=True)
    )


def spec_place(origin: Origin) -> Origin:
    """Return the place where the spec states a value, or would state it instead of its library."""
    if origin.used is None:
        return origin
    return Origin(origin.used.file, (*origin.used.path[:-1], *origin.path[-1:]))


def item_of(path: Path) -> Path:
    """Return the path of the innermost item of a list that a value belongs to; empty if to none."""
    last = max((number for number, step in enumerate(path) if isinstance(step, int)), default=-1)
    return path[: last + 1]


def _blocks(document: Document) -> tuple[PrintedBlock, ...]:
    found = []
    for number, block in enumerate(document.blocks):
        if isinstance(block, Paragraph):
            cell = _cell((block.line,), 0, 0, 1, document.marks.get(CellRef(number), ""))
            found.append(PrintedBlock((PrintedRow((cell,), None),), 1, True))
        else:
            found.append(PrintedBlock(tuple(_rows(document, number, block)), len(block.columns), False))
    return tuple(found)


def _rows(document: Document, number: int, table: Table) -> Iterator[PrintedRow]:
    for r, (row, starts) in enumerate(zip(table.rows, table.grid.starts, strict=True)):
        cells = tuple(
            _cell(
                cell.lines, r, column, cell.row_span, document.marks.get(CellRef(number, r, column), "")
            )._replace(number=cell.number)
            for cell, column in zip(row.cells, starts, strict=True)
        )
        yield PrintedRow(cells, _item(cells))


def _cell(lines: tuple[Line, ...], row: int, column: int, rows: int, name: str) -> PrintedCell:
    pairs = [
        (text.strip(), None if line.origin is None else spec_place(line.origin))
        for line in lines
        for text in line.text.split("\n")
    ]
    texts, places = tuple(text for text, _ in pairs), tuple(place for _, place in pairs)
    return PrintedCell(row, column, rows, texts, places, name)


def _item(cells: tuple[PrintedCell, ...]) -> Origin | None:
    """Return the item that all values of a row belong to; the levels above it may begin in the row too."""
    places = [place for cell in cells if cell.rows == 1 for place in cell.own]
    items = {Origin(place.file, path) for place in places if (path := item_of(place.path))}
    if len(items) != 1:
        return None
    (item,) = items
    above = (place.path for place in places if not item_of(place.path))
    return item if all(path == item.path[: len(path)] for path in above) else None
