"""The marks of a document as bookmarks (ECMA-376 part 1, 17.13.6), which are numbered through the whole file.

In: the marks of a document. Out: the XML that begins and ends the bookmark of a cell or a paragraph. Each
is in one paragraph, so that no program has to keep its ends together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from goalc.document.document import CellRef


class Ends(NamedTuple):
    """The XML before and after the runs of a paragraph."""

    start: str = ""
    end: str = ""


NO_ENDS = Ends()


class Bookmarks:
    """The bookmarks of one document."""

    def __init__(self, marks: Mapping[CellRef, str], numbers: Iterator[int]) -> None:
        self._marks = marks
        self._numbers = numbers

    def ends(self, block: int, row: int | None = None, column: int | None = None) -> Ends:
        """Return the ends of the bookmark of a place; empty texts where there is none."""
        name = self._marks.get(CellRef(block, row, column)) if self._marks else None
        if name is None:
            return NO_ENDS
        number = next(self._numbers)
        return Ends(
            f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>', f'<w:bookmarkEnd w:id="{number}"/>'
        )
