"""Two versions of a document → one that shows both: what was kept, deleted, inserted.

In: both, or one and nothing. Out: blocks in reading order; a table has the rows of both versions.

Law: without what was inserted it is the old document, without what was deleted the new one, in texts and
merged cells; the looks of what was kept are the new one's. So that this holds for whoever merely takes rows
away, a merged cell of a kept row begins in a kept row: where the first row of a group of rows goes, that row
takes over what the next one says, and the next one is what is deleted. Tables whose rows cannot be told from
each other are replaced as a whole.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import NamedTuple

from goalc.document.document import Cell, Document, Paragraph, Row, Table
from goalc.document.grid import GridError
from goalc.document.revised.rows import Region, Sided, paired_rows
from goalc.document.revised.wording import RevisionKind
from goalc.document.split import split

Pair = tuple[int | None, int | None]
"""A row by its numbers in both versions."""


class RevisedParagraph(NamedTuple):
    """A paragraph outside tables; None in the version that does not have it. A kept one has one style."""

    before: Paragraph | None
    after: Paragraph | None


@dataclass(frozen=True)
class RevisedTable:
    """`table` has the rows of both versions, and `kinds` says of each whose it is.

    `changed`: of cells in kept rows whose lines differ, by row and place in it, the cell before and after;
    in the table such a cell has the lines of both.
    """

    table: Table
    kinds: tuple[RevisionKind, ...]
    changed: Mapping[tuple[int, int], tuple[Cell, Cell]] = field(default_factory=dict)


Revised = RevisedParagraph | RevisedTable


def revise(before: Document | None, after: Document | None) -> list[Revised]:
    """The blocks of both versions."""
    old, new = (() if one is None else one.blocks for one in (before, after))
    keys = [_kind(block) for block in old], [_kind(block) for block in new]
    revised: list[Revised] = []
    for kind, a, b, c, d in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        if kind == "equal":
            for one, other in zip(old[a:b], new[c:d], strict=True):
                revised += _both(one, other)
        else:
            revised += [_alone(block, "deleted") for block in old[a:b]]
            revised += [_alone(block, "inserted") for block in new[c:d]]
    return revised


def is_same(before: Document | None, after: Document | None) -> bool:
    """Whether both versions print the same."""
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


def _alone(block: Paragraph | Table, kind: RevisionKind) -> Revised:
    if isinstance(block, Table):
        return RevisedTable(block, (kind,) * len(block.rows))
    return RevisedParagraph(block, None) if kind == "deleted" else RevisedParagraph(None, block)


def _both(one: Paragraph | Table, other: Paragraph | Table) -> list[Revised]:
    if isinstance(one, Paragraph) and isinstance(other, Paragraph):
        return [RevisedParagraph(one, other)]
    assert isinstance(one, Table), one  # noqa: S101 - blocks of one kind are both tables
    assert isinstance(other, Table), other  # noqa: S101 - the same
    found = _table(Sided(one), Sided(other))
    return [_alone(one, "deleted"), _alone(other, "inserted")] if found is None else [found]


def _table(old: Sided, new: Sided) -> RevisedTable | None:
    pairs = paired_rows(old, new)
    if pairs is None:
        return None
    partner = {j: i for i, j in pairs}
    rows = _ordered(old, new, pairs, partner)
    heights = _heights(old, new, rows, partner)
    if heights is None:
        return None
    made = _made(old, new, rows, heights)
    return made if _holds(made) else None


def _made(
    old: Sided, new: Sided, rows: Sequence[Pair], heights: Mapping[tuple[int, int], int]
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
        cells = [cell._replace(row_span=heights[number, place]) for place, cell in enumerate(shown)]
        lines.append(Row(tuple(cells), source.header))
    return RevisedTable(Table(new.table.columns, tuple(lines)), tuple(kinds), changed)


def _texts(cell: Cell) -> list[str]:
    return [line.text for line in cell.lines]


def _ordered(
    old: Sided, new: Sided, pairs: Sequence[tuple[int, int]], partner: Mapping[int, int]
) -> list[Pair]:
    """The rows of both: between two kept ones, first those that go on with merged cells from above."""
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


def _heights(
    old: Sided, new: Sided, rows: Sequence[Pair], partner: Mapping[int, int]
) -> dict[tuple[int, int], int] | None:
    """How many rows each cell covers in the rows of both, by row and place; None where one is torn apart."""
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


def _holds(made: RevisedTable) -> bool:
    """Whether each cell, and each part of one that a header row cuts, begins in a row that is as it is.

    What began in a deleted row has deleted rows only, and so with inserted ones.
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
