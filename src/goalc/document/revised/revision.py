"""Merge two versions of a document into one that shows what was kept, deleted and inserted.

In: both, or one and None. Out: blocks in reading order; a table has the rows of both versions.

Law: without the insertions it is the old document, without the deletions the new one, in texts and merged
cells; the looks of what was kept are the new one's. So that it is enough to remove rows to get either
version, a merged cell of a kept row begins in a kept row: if the first row of a group of rows is deleted,
that row takes over the content of the next one, and the next one is marked as deleted. Tables whose rows
cannot be paired are replaced as a whole.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from typing import NamedTuple

from goalc.document.document import Cell, Document, Paragraph, Row, Table
from goalc.document.grid import GridError
from goalc.document.revised.rows import Region, TableVersion, pair_rows
from goalc.document.revised.wording import RevisionKind
from goalc.document.split import split

Pair = tuple[int | None, int | None]
"""A row by its numbers in both versions; None where it does not exist."""


class RevisedParagraph(NamedTuple):
    """A paragraph outside tables; None in the version that does not have it. A kept one has one style."""

    before: Paragraph | None
    after: Paragraph | None


@dataclass(frozen=True)
class RevisedTable:
    """A table with the rows of both versions; `kinds` says of each row in which versions it is.

    `changed`: the cells of kept rows whose lines differ, before and after, by row and place in the row;
    in the table such a cell has the lines of both.
    """

    table: Table
    kinds: tuple[RevisionKind, ...]
    changed: Mapping[tuple[int, int], tuple[Cell, Cell]] = field(default_factory=dict)


Revised = RevisedParagraph | RevisedTable


def revise(before: Document | None, after: Document | None) -> list[Revised]:
    """Return the blocks of both versions."""
    old, new = (() if one is None else one.blocks for one in (before, after))
    keys = [_kind(block) for block in old], [_kind(block) for block in new]
    revised: list[Revised] = []
    for kind, a, b, c, d in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        if kind == "equal":
            for one, other in zip(old[a:b], new[c:d], strict=True):
                revised += _revise_pair(one, other)
        else:
            revised += [_one_sided(block, "deleted") for block in old[a:b]]
            revised += [_one_sided(block, "inserted") for block in new[c:d]]
    return revised


def is_same(before: Document | None, after: Document | None) -> bool:
    """Return True if both versions print the same."""
    return all(
        not block.changed and set(block.kinds) <= {"kept"}
        if isinstance(block, RevisedTable)
        else block.before is not None and block.after is not None and _same_text(block.before, block.after)
        for block in revise(before, after)
    )


def _same_text(one: Paragraph, other: Paragraph) -> bool:
    return one.line.text == other.line.text


def _kind(block: Paragraph | Table) -> object:
    return block.columns if isinstance(block, Table) else block.style


def _one_sided(block: Paragraph | Table, kind: RevisionKind) -> Revised:
    if isinstance(block, Table):
        return RevisedTable(block, (kind,) * len(block.rows))
    return RevisedParagraph(block, None) if kind == "deleted" else RevisedParagraph(None, block)


def _revise_pair(one: Paragraph | Table, other: Paragraph | Table) -> list[Revised]:
    if isinstance(one, Paragraph) and isinstance(other, Paragraph):
        return [RevisedParagraph(one, other)]
    if isinstance(one, Table) and isinstance(other, Table):
        # Both are written as the newer one is.
        found = _revise_tables(TableVersion(replace(one, cut=other.cut)), TableVersion(other))
        if found is not None:
            return [found]
    return [_one_sided(one, "deleted"), _one_sided(other, "inserted")]


def _revise_tables(old: TableVersion, new: TableVersion) -> RevisedTable | None:
    pairs = pair_rows(old, new)
    if pairs is None:
        return None
    partner = {j: i for i, j in pairs}
    rows = _order_rows(old, new, pairs, partner)
    spans = _row_spans(old, new, rows, partner)
    if spans is None:
        return None
    made = _make_table(old, new, rows, spans)
    return made if _is_consistent(made) else None


def _make_table(
    old: TableVersion, new: TableVersion, rows: Sequence[Pair], spans: Mapping[tuple[int, int], int]
) -> RevisedTable:
    kinds: list[RevisionKind] = []
    lines: list[Row] = []
    changed: dict[tuple[int, int], tuple[Cell, Cell]] = {}
    for number, (i, j) in enumerate(rows):
        kinds.append("inserted" if i is None else "deleted" if j is None else "kept")
        source = old.table.rows[i] if i is not None else new.table.rows[j or 0]
        shown = list(source.cells)
        if i is not None and j is not None:
            for place, (one, other) in enumerate(zip(old.cells(i), new.cells(j), strict=True)):
                shown[place] = other
                if _texts(one) != _texts(other):
                    changed[number, place] = one, other
                    shown[place] = other._replace(lines=(*one.lines, *other.lines), number=None)
        cells = [cell._replace(row_span=spans[number, place]) for place, cell in enumerate(shown)]
        lines.append(Row(tuple(cells), source.header))
    return RevisedTable(Table(new.table.columns, tuple(lines), new.table.cut), tuple(kinds), changed)


def _texts(cell: Cell) -> list[str]:
    return [line.text for line in cell.lines]


def _order_rows(
    old: TableVersion, new: TableVersion, pairs: Sequence[tuple[int, int]], partner: Mapping[int, int]
) -> list[Pair]:
    """Return the rows of both: between two kept ones, first those that continue merged cells from above."""
    kept = {i for i, _ in pairs}
    rows: list[Pair] = []
    i = j = 0
    for a, b in [*pairs, (len(old.rows), len(new.rows))]:
        gone, come = list(range(i, a)), list(range(j, b))
        while gone or come:
            left = old.shared(gone[0], kept) if gone else -1
            right = new.shared(come[0], partner) if come else -1
            rows.append((gone.pop(0), None) if left >= right else (None, come.pop(0)))
        if a < len(old.rows):
            rows.append((a, b))
        i, j = a + 1, b + 1
    return rows


def _row_spans(
    old: TableVersion, new: TableVersion, rows: Sequence[Pair], partner: Mapping[int, int]
) -> dict[tuple[int, int], int] | None:
    """Return how many rows each cell covers in the rows of both, by row and place; None if one is torn."""
    kept = set(partner.values())
    covered: dict[tuple[str, Region], list[int]] = {}
    begins: dict[tuple[str, Region], tuple[int, int]] = {}
    for number, (i, j) in enumerate(rows):
        side, row = (new, j) if j is not None else (old, i)
        place = 0
        for region in side.regions(row or 0):
            if side is old:
                key = ("kept" if region.row in kept else "old", region)
            elif region.row in partner:
                key = ("kept", region._replace(row=partner[region.row]))
            else:
                key = ("new", region)
            if key not in covered:
                begins[key] = number, place
            if begins[key][0] == number:
                place += 1
            covered.setdefault(key, []).append(number)
    if any(numbers != list(range(numbers[0], numbers[-1] + 1)) for numbers in covered.values()):
        return None
    return {begins[key]: len(numbers) for key, numbers in covered.items()}


def _is_consistent(made: RevisedTable) -> bool:
    """Return True if each cell, and each part of one that a header row cuts, fits the row that it begins in.

    A cell that begins in a deleted row covers only deleted rows, one in an inserted row only inserted rows.
    """
    try:
        pieces = split(made.table)
    except GridError:
        return False
    for piece in pieces:
        for number, parts in enumerate(piece.rows, piece.start):
            for part in parts:
                kind = made.kinds[part.row]
                if kind != "kept" and kind != made.kinds[number]:
                    return False
    return True
