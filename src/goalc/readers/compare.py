"""The comparison of a written file with the documents that were laid out.

In: the documents that went to a writer and those that a reader made of the file. Out: each difference of
a text, a span or a number, as data; none for a faithful file.

Some properties are not compared, because no format shows them: styles, pages, names, the number of paragraphs
in which a cell has its lines, empty paragraphs, and rows and columns of a table in which no cell begins.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from goalc.document.document import Cell, Document, Paragraph, Table

DifferenceKind = Literal["documents", "blocks", "kind", "cell", "text", "span", "number"]


class Difference(NamedTuple):
    """A difference and its place: `document` and `block` count what was laid out, without empty paragraphs.

    `row` and `column` count only the rows and columns of the table in which a cell begins. All are 0-based,
    and None where they do not apply.
    """

    kind: DifferenceKind
    expected: str
    actual: str
    document: int | None = None
    block: int | None = None
    row: int | None = None
    column: int | None = None


def differences(expected: Iterable[Document], actual: Sequence[Document]) -> list[Difference]:
    """Return all differences, in reading order."""
    found: list[Difference] = []
    count = 0
    for number, one in enumerate(expected):
        count += 1
        if number < len(actual):
            found += [d._replace(document=number) for d in _of_documents(one, actual[number])]
    if count != len(actual):
        found.insert(0, Difference("documents", str(count), str(len(actual))))
    return found


def _of_documents(expected: Document, actual: Document) -> Iterator[Difference]:
    blocks = [_visible_blocks(expected), _visible_blocks(actual)]
    if len(blocks[0]) != len(blocks[1]):
        yield Difference("blocks", str(len(blocks[0])), str(len(blocks[1])))
    for number, (one, other) in enumerate(zip(*blocks, strict=False)):
        if isinstance(one, Table) and isinstance(other, Table):
            yield from (difference._replace(block=number) for difference in _of_tables(one, other))
        elif isinstance(one, Paragraph) and isinstance(other, Paragraph):
            if one.line.text != other.line.text:
                yield Difference("text", one.line.text, other.line.text, block=number)
        else:
            yield Difference("kind", type(one).__name__, type(other).__name__, block=number)


def _visible_blocks(document: Document) -> list[Paragraph | Table]:
    return [block for block in document.blocks if isinstance(block, Table) or block.line.text]


def _of_tables(expected: Table, actual: Table) -> Iterator[Difference]:
    cells = (_cells(expected), _cells(actual))
    for row, column in sorted(cells[0].keys() | cells[1].keys()):
        one, other = (side.get((row, column)) for side in cells)
        if one is None or other is None:
            texts = ["" if cell is None else cell[0].text for cell in (one, other)]
            yield Difference("cell", texts[0], texts[1], row=row, column=column)
            continue
        if one[1] != other[1]:
            yield Difference(
                "span", "{}×{}".format(*one[1]), "{}×{}".format(*other[1]), row=row, column=column
            )
        yield from (difference._replace(row=row, column=column) for difference in _of_cells(one[0], other[0]))


def _of_cells(expected: Cell, actual: Cell) -> Iterator[Difference]:
    """Yield the differences of two cells; if a cell has a number, it is compared instead of the text."""
    if actual.number is None:
        if expected.text != actual.text:
            yield Difference("text", expected.text, actual.text)
    elif expected.number is None:
        yield Difference("number", expected.text, str(actual.number.value))
    else:
        one, other = expected.number, actual.number
        if one.value != other.value or one.decimals != other.decimals:
            yield Difference("number", f"{one.value} .{one.decimals}", f"{other.value} .{other.decimals}")


_Placed = dict[tuple[int, int], tuple[Cell, tuple[int, int]]]


def _cells(table: Table) -> _Placed:
    """Return cells with their spans, by row and column; only those in which a cell begins are counted."""
    starts = [
        (slot.row, slot.column)
        for r, line in enumerate(table.grid.slots)
        for c, slot in enumerate(line)
        if (slot.row, slot.column) == (r, c)
    ]
    rows = sorted({row for row, _ in starts})
    columns = sorted({column for _, column in starts})
    placed: _Placed = {}
    for row, column in starts:
        cell = table.rows[row].cells[table.grid.slots[row][column].cell]
        place = bisect_left(rows, row), bisect_left(columns, column)
        end = bisect_left(rows, row + cell.row_span), bisect_left(columns, column + cell.col_span)
        placed[place] = cell, (end[0] - place[0], end[1] - place[1])
    return placed
