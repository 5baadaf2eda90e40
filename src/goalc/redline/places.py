"""Places of specs → places on laid-out forms.

In: documents, each of whose lines knows which value it prints. Out: the lines that print a value, or parts
of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from goalc.document.document import Document, Line, Table
from goalc.source.diagnostic import Origin, Path
from goalc.writers.xlsx.annotations import CellRef


class PrintedLine(NamedTuple):
    """A line of a cell or a paragraph: the number of its document, its cell, its number there."""

    document: int
    ref: CellRef
    line: int
    text: str
    path: Path


class Finder:
    """Finds what documents print; one that is None prints nothing."""

    def __init__(self, documents: Sequence[Document | None]) -> None:
        self._by_file: dict[str, list[PrintedLine]] = {}
        for number, document in enumerate(documents):
            for ref, place, line in _lines(document) if document is not None else ():
                if line.origin is not None:
                    # What a library gives stands, for the form, where the form refers to it.
                    origin = line.origin.used or line.origin
                    found = PrintedLine(number, ref, place, line.text, origin.path)
                    self._by_file.setdefault(origin.file, []).append(found)

    def find(self, origin: Origin, text: str) -> list[PrintedLine]:
        """The lines that print the value at `origin`, which says `text`; else those of its parts."""
        if not origin.path:
            return []
        lines = self._by_file.get(origin.file, ())
        exact = [found for found in lines if found.path == origin.path]
        if exact:
            return [found for found in exact if found.text == text] or exact
        return [found for found in lines if found.path[: len(origin.path)] == origin.path]


def _lines(document: Document) -> Iterator[tuple[CellRef, int, Line]]:
    for number, block in enumerate(document.blocks):
        if not isinstance(block, Table):
            yield CellRef(number), 0, block.line
            continue
        for r, (row, starts) in enumerate(zip(block.rows, block.grid.starts, strict=True)):
            for cell, column in zip(row.cells, starts, strict=True):
                for place, line in enumerate(cell.lines):
                    yield CellRef(number, r, column), place, line
