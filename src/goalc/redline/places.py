"""Places in specs → places on laid-out forms.

In: documents whose lines know which value they print. Out: the lines that print a given value or parts of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from goalc.document.document import CellRef, Document, Line, Table
from goalc.source.diagnostic import Origin, Path


class PrintedLine(NamedTuple):
    """A printed line: the index of its document, its cell or paragraph, and its index there."""

    document: int
    ref: CellRef
    line: int
    text: str


class Finder:
    """An index of the lines that print each value; a document that is None has no lines."""

    def __init__(self, documents: Sequence[Document | None]) -> None:
        self._at: dict[tuple[str, Path], list[PrintedLine]] = {}
        self._below: dict[tuple[str, Path], list[PrintedLine]] = {}
        for number, document in enumerate(documents):
            for ref, index, line in _lines(document) if document is not None else ():
                if line.origin is not None:
                    # For the form, a value from a library is at the place that refers to it.
                    origin = line.origin.used or line.origin
                    path = origin.path
                    found = PrintedLine(number, ref, index, line.text)
                    self._at.setdefault((origin.file, path), []).append(found)
                    for length in range(1, len(path)):
                        self._below.setdefault((origin.file, path[:length]), []).append(found)

    def find(self, origin: Origin, text: str) -> list[PrintedLine]:
        """Return the lines that print the value at `origin`; if none does, those that print parts of it.

        Of several lines that print it, those that print it as `text` are preferred.
        """
        if not origin.path:
            return []
        place = (origin.file, origin.path)
        exact = self._at.get(place)
        if exact:
            return [found for found in exact if found.text == text] or exact
        return self._below.get(place, [])


def _lines(document: Document) -> Iterator[tuple[CellRef, int, Line]]:
    for number, block in enumerate(document.blocks):
        if not isinstance(block, Table):
            yield CellRef(number), 0, block.line
            continue
        for r, (row, starts) in enumerate(zip(block.rows, block.grid.starts, strict=True)):
            for cell, column in zip(row.cells, starts, strict=True):
                for index, line in enumerate(cell.lines):
                    yield CellRef(number, r, column), index, line
