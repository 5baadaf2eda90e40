"""A laid-out form whose texts are cut into what its template writes and what it prints of a spec.

The blocks are those of the form's `Document`, in the same order.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from goalc.document.grid import Grid
from goalc.source.diagnostic import Origin


class Segment(NamedTuple):
    """A part of a text: a printed value with its place in the spec, or words of the template.

    `unit` is the unit in which an amount was printed.
    """

    text: str
    origin: Origin | None = None
    unit: str = ""


Segments = tuple[Segment, ...]


class HoledCell(NamedTuple):
    """A cell: its paragraphs, and its spans."""

    lines: tuple[Segments, ...]
    row_span: int
    col_span: int


@dataclass(frozen=True)
class HoledTable:
    """A table: the widths of its columns in mm, and its rows of cells."""

    columns: tuple[float, ...]
    rows: tuple[tuple[HoledCell, ...], ...]

    @cached_property
    def grid(self) -> Grid:
        return Grid.of(self.rows, len(self.columns))


HoledBlock = Segments | HoledTable
"""A paragraph or a table."""
