"""The rows of a printed table and those of the edited file: which is which.

In: a printed block and the tables of the file. Out: pairs of rows, and how columns correspond. Marks pair
rows; but a row whose whole content, or whose name, is that of another printed row is that one: sorting a
sheet moves texts and leaves the marks. Rows that lost all marks are paired by what stands in them, in order.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from goalc.matching.alignment import align, weight
from goalc.matching.similarity import sequence_similarity
from goalc.returned.printed import PrintedBlock, PrintedCell, PrintedRow
from goalc.returned.sheet import FileCell, FileRow, FileTables, clean_lines

_MIN_LABELS = 0.7
"""Minimum similarity of two rows of labels for them to count as the same."""
_MIN_LIKENESS = 0.5
"""Minimum similarity of two rows without a mark for them to count as the same."""


@dataclass
class PairedBlock:
    """`pairs` are printed rows with values, by their number, and rows of the file, by theirs in `rows`.

    `columns` has the column of the file for a column of values of the print.
    """

    block: PrintedBlock
    rows: Sequence[FileRow] = ()
    columns: Mapping[int, int] = field(default_factory=dict)
    pairs: dict[int, int] = field(default_factory=dict)

    def text(self, number: int, column: int) -> str | None:
        """Return the text of a row of the file over a column of the print; None without such a column."""
        found = self.cell(number, column)
        return None if found is None else found.text

    def cell(self, number: int, column: int) -> FileCell | None:
        """Return the cell of a row of the file over a column of the print."""
        place = self.columns.get(column)
        slots = self.rows[number].slots
        return slots[place] if place is not None and place < len(slots) else None


def own_cells(row: PrintedRow) -> list[PrintedCell]:
    """Return the cells of a row that print the values of its item, or any values if it has none."""
    if row.item is None:
        return [cell for cell in row.cells if cell.own]
    depth = len(row.item.path)
    return [cell for cell in row.cells if any(len(place.path) >= depth for place in cell.own)]


def pair_rows(block: PrintedBlock, tables: FileTables, foreign: frozenset[str]) -> PairedBlock:
    """Pair the rows of a block; `foreign` are the marks of other blocks, whose rows are not of this one."""
    marks = tables.file.marks
    cells = [cell for row in block.rows for cell in row.cells if cell.mark in marks]
    blocks = sorted({marks[cell.mark].block for cell in cells})
    if not blocks:
        return PairedBlock(block)
    others = {(marks[name].block, marks[name].row or 0) for name in foreign if name in marks}
    rows = [
        row
        for number in blocks
        for row in tables.rows(number)
        if block.paragraph or (number, row.row) not in others
    ]
    paired = PairedBlock(block, rows, _columns(cells, tables))
    place = {(row.block, row.row): number for number, row in enumerate(rows)}
    by_mark = _by_marks(block, tables, place)
    _pair_contents(paired, by_mark)
    for printed, found in by_mark.items():
        if printed not in paired.pairs and found not in paired.pairs.values():
            paired.pairs[printed] = found
    _pair_labels(paired)
    _pair_rest(paired)
    _drop_emptied(paired)
    return paired


def _drop_emptied(paired: PairedBlock) -> None:
    """Drop the pairs of items whose row was emptied: pressing Delete on a row leaves it there, blank."""
    for printed, number in list(paired.pairs.items()):
        row = paired.block.rows[printed]
        cells = own_cells(row) if row.item is not None else []
        if any(cell.text for cell in cells) and all(paired.text(number, c.column) == "" for c in cells):
            del paired.pairs[printed]


def _columns(cells: Sequence[PrintedCell], tables: FileTables) -> dict[int, int]:
    """Return the columns of the file by those of the print, as most marks have it."""
    votes: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for cell in cells:
        votes[cell.column][tables.file.marks[cell.mark].column or 0] += 1
    return {column: found.most_common(1)[0][0] for column, found in votes.items()}


def _by_marks(
    block: PrintedBlock, tables: FileTables, place: Mapping[tuple[int, int], int]
) -> dict[int, int]:
    """Return the row of the file in which most marks of a printed row are; each is in one pair only."""
    marks = tables.file.marks
    votes: list[tuple[int, int, int]] = []
    for number, row in enumerate(block.rows):
        found = Counter(
            place[at]
            for cell in own_cells(row)
            if cell.mark in marks and (at := (marks[cell.mark].block, marks[cell.mark].row or 0)) in place
        )
        votes += ((-count, number, where) for where, count in found.items())
    paired: dict[int, int] = {}
    for _, number, where in sorted(votes):
        if number not in paired and where not in paired.values():
            paired[number] = where
    return paired


def _pair_contents(paired: PairedBlock, by_mark: Mapping[int, int]) -> None:
    """Pair rows of items whose whole content is the same and unique, then those with the same unique name."""
    items = [number for number, row in enumerate(paired.block.rows) if row.item is not None]
    columns = {number: [cell.column for cell in own_cells(paired.block.rows[number])] for number in items}
    for count in (None, 1):
        _pair_unique(paired, items, columns, count, by_mark)


def _pair_unique(
    paired: PairedBlock,
    items: Sequence[int],
    columns: Mapping[int, Sequence[int]],
    count: int | None,
    by_mark: Mapping[int, int],
) -> None:
    """Pair by the texts of the first `count` cells of a row, by default all, where only two rows have them.

    Pairs by the name alone only correct what marks say: a row has another row's name and that one has gone.
    """
    printed = _unique(items, lambda number: _printed_key(paired, number, count))
    shapes = {tuple(columns[number][:count]) for number in items}
    for shape in shapes:
        found = _unique(range(len(paired.rows)), partial(_file_key, paired, columns=shape))
        for key, number in printed.items():
            if tuple(columns[number][:count]) != shape or number in paired.pairs:
                continue
            where = found.get(key)
            if where is None or where in paired.pairs.values() or not any(key):
                continue
            if count is None or by_mark.get(number) != where:
                paired.pairs[number] = where


def _printed_key(paired: PairedBlock, number: int, count: int | None) -> tuple[str, ...]:
    cells = own_cells(paired.block.rows[number])[:count]
    return tuple("\n".join(clean_lines(cell.lines)) for cell in cells)


def _file_key(paired: PairedBlock, number: int, columns: Iterable[int]) -> tuple[str, ...]:
    return tuple(paired.text(number, column) or "" for column in columns)


def _unique(numbers: Iterable[int], key: Callable[[int], tuple[str, ...]]) -> dict[tuple[str, ...], int]:
    """Return the numbers by their keys, of those keys that only one has."""
    found: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for number in numbers:
        found[key(number)].append(number)
    return {name: group[0] for name, group in found.items() if len(group) == 1}


def _pair_labels(paired: PairedBlock) -> None:
    """Pair the rows that print labels alone, in order, so that none is taken for a new row."""
    printed = [n for n, row in enumerate(paired.block.rows) if n not in paired.pairs and not own_cells(row)]
    taken = set(paired.pairs.values())
    found = [n for n in range(len(paired.rows)) if n not in taken]
    texts = [" ".join(cell.text for cell in paired.block.rows[n].cells) for n in printed]
    others = [" ".join(cell.text for cell in paired.rows[n].begins()) for n in found]

    def worth(i: int, j: int) -> float:
        return weight(sequence_similarity(texts[i], others[j]), _MIN_LABELS) if texts[i] else 0.0

    for i, j in align(len(printed), len(found), worth):
        paired.pairs[printed[i]] = found[j]


def _pair_rest(paired: PairedBlock) -> None:
    """Pair the rows left over that are alike, in order."""
    printed = [n for n, row in enumerate(paired.block.rows) if n not in paired.pairs and own_cells(row)]
    taken = set(paired.pairs.values())
    found = [n for n in range(len(paired.rows)) if n not in taken]
    texts = [" ".join(_printed_key(paired, n, None)) for n in printed]
    columns = [[cell.column for cell in own_cells(paired.block.rows[n])] for n in printed]

    def worth(i: int, j: int) -> float:
        other = " ".join(_file_key(paired, found[j], columns[i]))
        if not other.strip() or not texts[i].strip():
            return 0.0
        return weight(sequence_similarity(texts[i], other), _MIN_LIKENESS)

    for i, j in align(len(printed), len(found), worth):
        paired.pairs[printed[i]] = found[j]
