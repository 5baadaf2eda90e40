"""A document with annotations: notes on cells, links, rows that can be filtered, places to fill in.

Formats without such annotations show the document alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from goalc.document.document import CellRef, Document


class Target(NamedTuple):
    """The destination of a link: a sheet's number from 0, and one of its cells (None: the sheet's top)."""

    sheet: int
    ref: CellRef | None = None


class Entry(NamedTuple):
    """A place to fill in: what a program shows while it is filled in, and the words to choose one from."""

    title: str = ""
    hint: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """A document with its annotations. If it is a `listing`, the rows below its header can be filtered.

    If it has `entries`, nothing else of it can be edited. `filled` is the same form with texts in its empty
    places, from which rows get their heights.
    """

    document: Document
    notes: Mapping[CellRef, str] = field(default_factory=dict)
    links: Mapping[CellRef, Target] = field(default_factory=dict)
    listing: bool = False
    entries: Mapping[CellRef, Entry] = field(default_factory=dict)
    filled: Document | None = None
