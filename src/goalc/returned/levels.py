"""The levels above the items of a table, and the lists that the items are in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from goalc.returned.pairing import PairedBlock, own_cells
from goalc.returned.printed import PrintedRow
from goalc.returned.writing import find_node
from goalc.source.diagnostic import Origin, Path
from goalc.syntax.tree import Node
from goalc.syntax.tree import Sequence as Items


class Level(NamedTuple):
    """A level above an item: the column of its cell in the print, its path, its printed name and its mark."""

    column: int
    path: Path
    name: str
    mark: str


def levels_above(paired: PairedBlock, number: int, row: PrintedRow) -> Iterator[Level]:
    """Yield the levels above an item whose cells are over its row, from the left."""
    item = item_of_row(row)
    for r, above in enumerate(paired.block.rows[: number + 1]):
        for cell in above.cells:
            if r + cell.rows > number and cell.own:
                file, path, _ = cell.own[0]
                is_above = file == item.file and 1 < len(path) < len(item.path)
                if is_above and path == item.path[: len(path)]:
                    yield Level(cell.column, path, cell.text.replace("\n", ""), cell.mark)


def item_of_row(row: PrintedRow) -> Origin:
    """Return the item that a row prints; an empty place for a row that prints none."""
    return row.item or Origin("", ())


def list_of(item: Origin) -> Origin:
    """Return the list that an item is in."""
    return Origin(item.file, item.path[:-1])


def steps(path: Path) -> Iterator[tuple[Path, str | int]]:
    """Yield each step of a path with the path to it."""
    for number, step in enumerate(path, 1):
        yield path[:number], step


def row_text(row: PrintedRow) -> str:
    """Return the first text that a row prints of its item, usually the name."""
    return next((cell.text for cell in own_cells(row) if cell.text), "")


def has_node(tree: Node | None, path: Path) -> bool:
    """Return True if something stands at a path."""
    return find_node(tree, path) is not None


def has_list(tree: Node | None, path: Path) -> bool:
    """Return True if a list stands at a path."""
    return isinstance(find_node(tree, path), Items)
