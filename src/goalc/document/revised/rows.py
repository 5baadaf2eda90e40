"""Pair the rows of one version of a table with those of the other.

In: two tables with the same columns. Out: pairs of rows, in order. A pair has cells over the same columns;
a row that continues merged cells from above is paired only if the rows where these begin are. Either all
header rows are paired, or nothing is.

Rows are recognized by their content: labels first, then the first value of a record, which is its name.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cached_property
from typing import NamedTuple

from goalc.document.document import Cell, Line, Table
from goalc.document.split import split
from goalc.matching.alignment import MAX_PAIRS, align, weight
from goalc.matching.similarity import character_similarity

MIN_SIMILARITY = 0.5
"""Minimum similarity for two rows to count as the same."""
_MIN_HEAD_SIMILARITY = 0.3
"""Minimum similarity counted for rows that begin a merged cell with the same label: others depend on them."""
_MAX_ROUNDS = 50


class Region(NamedTuple):
    """A cell, or the part of it that a cut left: where it begins, and how many columns it covers."""

    row: int
    column: int
    columns: int


class TableVersion:
    """A table of one version, by rows. Raises `GridError` if its spans do not fit."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.rows = table.rows

    @cached_property
    def _parts(self) -> list[tuple[Region, ...]]:
        return [
            tuple(Region(part.row, part.column, part.cell.col_span) for part in parts)
            for piece in split(self.table)
            for parts in piece.rows
        ]

    @cached_property
    def _regions(self) -> list[tuple[Region, ...]]:
        found = []
        for line in self.table.grid.slots:
            slots = dict.fromkeys(line)
            cells = ((slot, self.rows[slot.row].cells[slot.cell]) for slot in slots)
            found.append(tuple(Region(slot.row, slot.column, cell.col_span) for slot, cell in cells))
        return found

    def cells(self, row: int) -> tuple[Cell, ...]:
        """Return the cells that begin in a row."""
        return self.rows[row].cells

    def regions(self, row: int) -> tuple[Region, ...]:
        """Return the cells that cover a row, from left to right."""
        return self._regions[row]

    def parts(self, row: int) -> tuple[Region, ...]:
        """Return the same, with cells cut by header rows if the table is cut."""
        return self._parts[row]

    def shared(self, row: int, kept: Collection[int]) -> int:
        """Return how many of the cells that cover a row begin in kept rows above it."""
        return sum(region.row != row and region.row in kept for region in self._regions[row])

    def shape(self, row: int) -> object:
        """Return what rows must have in common to be paired."""
        parts = zip(self._parts[row], self._regions[row], strict=True)
        covers = [(part[1:], part.row == row, region.row == row) for part, region in parts]
        return self.rows[row].header, tuple(covers)


def pair_rows(old: TableVersion, new: TableVersion) -> list[tuple[int, int]] | None:
    """Return the pairs; None if header rows have no pair, or the tables are too large or too tangled."""
    if len(old.rows) * len(new.rows) > 4 * MAX_PAIRS:
        return None
    worth = _Worth(old, new)
    for _ in range(_MAX_ROUNDS):
        pairs = align(len(old.rows), len(new.rows), worth)
        partner = dict(pairs)
        torn = [
            (one, other)
            for i, j in pairs
            for one, other in worth.covers(i, j)
            if partner.get(one.row) != other.row
        ]
        if not torn:
            return pairs if _has_paired_headers(old, new, partner) else None
        worth.apart.update(torn)
    return None


def _has_paired_headers(old: TableVersion, new: TableVersion, partner: Mapping[int, int]) -> bool:
    ours = {i for i, row in enumerate(old.rows) if row.header}
    theirs = {j for j, row in enumerate(new.rows) if row.header}
    return {partner.get(i) for i in ours} == theirs


class _Worth:
    """The worth of each pair of rows; each is weighed once."""

    def __init__(self, old: TableVersion, new: TableVersion) -> None:
        self._sides = (old, new)
        self._shapes = (
            [old.shape(i) for i in range(len(old.rows))],
            [new.shape(j) for j in range(len(new.rows))],
        )
        self._found: dict[tuple[int, int], float] = {}
        self.apart: set[tuple[Region, Region]] = set()
        """Merged cells that begin in rows that are not paired, so that no rows that they cover are paired."""

    def covers(self, i: int, j: int) -> list[tuple[Region, Region]]:
        """Return the cells that cover both rows, whole and cut by header rows."""
        old, new = self._sides
        whole = zip(old.regions(i), new.regions(j), strict=True)
        return [*whole, *zip(old.parts(i), new.parts(j), strict=True)]

    def __call__(self, i: int, j: int) -> float:
        if self._shapes[0][i] != self._shapes[1][j]:
            return 0.0
        if self.apart and not self.apart.isdisjoint(self.covers(i, j)):
            return 0.0
        if (i, j) not in self._found:
            self._found[i, j] = self._weigh(i, j)
        return self._found[i, j]

    def _weigh(self, i: int, j: int) -> float:
        old, new = self._sides
        cells = list(zip(old.cells(i), new.cells(j), strict=True))
        if all(one.text == other.text for one, other in cells):
            return 1.0
        found = weight(_row_similarity(cells), MIN_SIMILARITY)
        heads = any(
            one.text == other.text and max(one.row_span, other.row_span) > 1 and one.text
            for one, other in cells
        )
        # The first row below a header row has what is left of the cells that the header row cuts.
        cut = any(
            part.row == i and region.row != i
            for part, region in zip(old.parts(i), old.regions(i), strict=True)
        )
        return max(found, weight(_MIN_HEAD_SIMILARITY, 0)) if heads or cut else found


def _row_similarity(cells: list[tuple[Cell, Cell]]) -> float:
    """Return how similar rows are by their cells: the old one and the new one of each place."""
    records = [
        character_similarity(one.text, other.text)
        for one, other in cells
        if _is_field(one) and _is_field(other)
    ]
    if records:
        name, rest = records[0], records[1:]
        said = sum(rest) / len(rest) if rest else name
        return 0.8 + 0.2 * said if name == 1.0 and len(records) > 1 else 0.6 * name + 0.4 * said
    labels = [one.text == other.text for one, other in cells if _is_label(one) and _is_label(other)]
    if labels and all(labels):
        return 0.9
    return sum(character_similarity(one.text, other.text) for one, other in cells) / max(len(cells), 1)


def _is_field(cell: Cell) -> bool:
    """Return True if a cell prints a field of one of several records: its path ends in an index and a key."""
    return any(_is_indexed(line) for line in cell.lines)


def _is_indexed(line: Line) -> bool:
    if line.origin is None:
        return False
    path = (line.origin.used or line.origin).path
    return len(path) > 1 and isinstance(path[-2], int)


def _is_label(cell: Cell) -> bool:
    """Return True if a cell has the form's own words."""
    return bool(cell.text) and all(line.origin is None for line in cell.lines)
