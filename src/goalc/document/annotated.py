"""A document with annotations for a spreadsheet: notes on cells, links, rows that can be filtered.

Formats without such annotations show the document alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from goalc.document.document import Document


class CellRef(NamedTuple):
    """The first slot of a cell in a document: the block's number and, in a table, row and column from 0."""

    block: int
    row: int | None = None
    column: int | None = None


class Target(NamedTuple):
    """The destination of a link: a sheet's number from 0, and one of its cells (None: the sheet's top)."""

    sheet: int
    ref: CellRef | None = None


@dataclass(frozen=True)
class Sheet:
    """A document with its annotations. If it is a `listing`, the rows below its header can be filtered."""

    document: Document
    notes: Mapping[CellRef, str] = field(default_factory=dict)
    links: Mapping[CellRef, Target] = field(default_factory=dict)
    listing: bool = False
