"""The pattern of a form: what its template writes, and the holes for the values of a spec, in reading order.

Rows of a list are one row that repeats. Columns count from 0, in the grid of the pattern's own table.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from goalc.model.forms import FormKind
from goalc.model.profile import FormProfile
from goalc.recognize.labels import plain_label
from goalc.recognize.values import Printing, unit_in
from goalc.source.diagnostic import Path

COVER, FORM, TARGET = "cover", "form", "target"
"""The spec files that a form prints values of: the submission's, its own, that of its target form."""
Part = Literal["", "sign", "number", "unit", "start", "end", "box"]


class Hole(NamedTuple):
    """A place for a value; `path` leads to it without the numbers of lists and the names of levels.

    `group` is the key of the list whose row it stands in. A hole with a `level` is for the name of that level
    above an indicator; a `computed` one is for what goalc works out itself.
    """

    file: str
    path: Path
    printing: Printing
    part: Part = ""
    group: str = ""
    level: int = 0
    computed: bool = False

    @property
    def key(self) -> tuple[str, Path, int]:
        return self.file, self.path, self.level


Piece = str | Hole


class Header(NamedTuple):
    """The label above a hole: its words, the item it stands in, its columns."""

    words: str
    item: int
    start: int
    end: int


class PatternCell(NamedTuple):
    """A cell or paragraph: words and holes in order. `optional`: only some of the repeated rows have it."""

    pieces: tuple[Piece, ...]
    start: int = 0
    end: int = 1
    optional: bool = False
    header: Header | None = None

    @property
    def holes(self) -> tuple[Hole, ...]:
        return tuple(piece for piece in self.pieces if isinstance(piece, Hole))

    @property
    def words(self) -> str:
        return "".join(piece for piece in self.pieces if isinstance(piece, str)).strip()

    @property
    def is_label(self) -> bool:
        return bool(self.words) and not self.holes

    @property
    def is_dated(self) -> bool:
        """True for a label with a value of the cover in it, such as `1-7月执行数`."""
        return bool(self.words) and bool(self.holes) and all(hole.file == COVER for hole in self.holes)

    @property
    def is_mixed(self) -> bool:
        return bool(self.words) and bool(self.holes)


@dataclass(frozen=True)
class PatternItem:
    """A row of a table, or a paragraph (which is one cell).

    `covering` are the labels of cells that reach into it from above. `group`: its rows repeat, one for each
    item of this list.
    """

    cells: tuple[PatternCell, ...]
    is_row: bool
    table: int = 0
    group: str = ""
    covering: tuple[str, ...] = ()

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """The labels that each of its rows has."""
        return tuple(cell.words for cell in self.cells if cell.is_label and not cell.optional)

    @cached_property
    def extra_labels(self) -> tuple[str, ...]:
        """The labels that only some of its rows have."""
        return tuple(cell.words for cell in self.cells if cell.is_label and cell.optional)

    @cached_property
    def is_header(self) -> bool:
        """True if it has only labels; one may name the months, which stand in the cover."""
        has_values = any(cell.holes and not cell.is_dated for cell in self.cells)
        return self.is_row and not has_values and len(self.labels) > 1

    @cached_property
    def matcher(self) -> re.Pattern[str] | None:
        """The pattern of the text of a paragraph that has words; None for one that is only a value."""
        return matcher_of(self.cells[0].pieces) if self.cells and self.cells[0].words else None


@dataclass(frozen=True)
class FormPattern:
    """The pattern of one form of a pack; `profiles` has the kind and profile of each file it prints."""

    pack: str
    title: str
    items: tuple[PatternItem, ...]
    profiles: Mapping[str, tuple[FormKind, FormProfile]]

    @property
    def profile(self) -> FormProfile:
        return self.profiles.get(FORM, self.profiles[COVER])[1]

    @cached_property
    def units(self) -> frozenset[str]:
        """The units of money that words of its template name."""
        return frozenset(unit_in(word) for word in self.words) - {""}

    @property
    def is_cover(self) -> bool:
        return FORM not in self.profiles

    @cached_property
    def words(self) -> frozenset[str]:
        """All words of its template, plain."""
        return frozenset(
            plain_label(piece)
            for item in self.items
            for cell in item.cells
            for piece in (*(piece for piece in cell.pieces if isinstance(piece, str)), cell.words)
            if plain_label(piece)
        )


_VARIANTS = {":": "[:：]", "：": "[:：]", "(": "[(（]", "（": "[(（]", ")": "[)）]", "）": "[)）]"}


def matcher_of(pieces: tuple[Piece, ...]) -> re.Pattern[str]:
    """Return the pattern of a text with these words, in any blanks and widths, and a group for each hole."""
    parts = []
    for piece in pieces:
        if isinstance(piece, Hole):
            parts.append(r"\s*([0-9]{4})\s*" if piece.printing.kind == "year" else r"(.*?)")
        else:
            letters = [_VARIANTS.get(letter, re.escape(letter)) for letter in piece if not letter.isspace()]
            # A colon at the end may have been left out.
            parts.append(r"\s*" + r"\s*".join(letters) + r"\s*")
    return re.compile(rf"\s*{''.join(parts)}\s*", re.DOTALL)
