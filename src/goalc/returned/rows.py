"""The rows of items in an edited table → the order and the members of each list in the specs.

In: a block with its pairs. Out: for each list whose rows were added, removed, moved or regrouped, its new
entries; new names of levels; doubts. A row between two groups that names neither is a doubt.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from goalc.recognize.values import Doubt as ReadDoubt
from goalc.recognize.values import join_target, read_value
from goalc.returned.levels import (
    Level,
    has_list,
    has_node,
    item_of_row,
    levels_above,
    list_of,
    row_text,
    steps,
)
from goalc.returned.pairing import PairedBlock, own_cells
from goalc.returned.printed import PrintedCell, PrintedRow
from goalc.returned.reading import DATED, UNTYPED, ValueReader, untyped_doubt
from goalc.returned.result import Doubt
from goalc.source.diagnostic import Origin, Path


class NewItem(NamedTuple):
    """An item that a row of the file adds: values by key, or one text for a list of texts."""

    values: Mapping[str, str] | str
    row: int
    text: str


Entry = Origin | NewItem
"""An item that was printed, from whichever list, or a new one."""


@dataclass
class RowChanges:
    """`lists` have the new entries by list; `removed` are printed rows without a row in the file.

    `renamed` has new names of levels by their places.
    """

    lists: dict[Origin, list[Entry]] = field(default_factory=dict)
    removed: list[PrintedRow] = field(default_factory=list)
    renamed: dict[Origin, str] = field(default_factory=dict)
    doubts: list[tuple[Doubt, int | None]] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    """Numbers of rows of the file that are new items, or blank."""


def read_rows(paired: PairedBlock, reader: ValueReader, marks: Container[str]) -> RowChanges:
    """Return what the order of a block's rows says; `marks` are those that the file still has."""
    return _RowReader(paired, reader, marks).read()


class _RowReader:
    def __init__(self, paired: PairedBlock, reader: ValueReader, marks: Container[str]) -> None:
        self._paired = paired
        self._marks = marks
        self._numbers = {(row.block, row.row): number for number, row in enumerate(paired.rows)}
        self._printed_of = {found: printed for printed, found in paired.pairs.items()}
        self._reader = reader
        self._changes = RowChanges()
        self._items = {n: row for n, row in enumerate(paired.block.rows) if row.item is not None}
        self._levels = {n: list(levels_above(paired, n, row)) for n, row in self._items.items()}
        self._printed: defaultdict[Origin, list[Origin]] = defaultdict(list)
        for row in self._items.values():
            item = item_of_row(row)
            if item not in self._printed[list_of(item)]:
                self._printed[list_of(item)].append(item)

    def read(self) -> RowChanges:
        changes, paired = self._changes, self._paired
        present = {item_of_row(row) for n, row in self._items.items() if n in paired.pairs}
        for number, row in self._items.items():
            if number not in paired.pairs:
                if item_of_row(row) in present:
                    changes.doubts.append((Doubt("apply.half-row", "", row_text(row), row.item), None))
                else:
                    changes.removed.append(row)
        self._find_renamed()
        entries = self._entries()
        for where, printed in self._printed.items():
            entries.setdefault(where, [])
            if entries[where] == printed:
                del entries[where]
        changes.lists = entries
        return changes

    def _entries(self) -> dict[Origin, list[Entry]]:
        """Return the entries of each list in the order of the file."""
        printed_of = self._printed_of
        entries: dict[Origin, list[Entry]] = {}
        seen: set[Origin] = set()
        for number in range(len(self._paired.rows)):
            printed = printed_of.get(number)
            if printed is None:
                added = self._added(number, printed_of)
                if added is not None:
                    entries.setdefault(added[0], []).append(added[1])
            elif printed in self._items:
                item = item_of_row(self._items[printed])
                if item not in seen:
                    seen.add(item)
                    entries.setdefault(self._list(printed, number), []).append(item)
        return entries

    def _list(self, printed: int, number: int) -> Origin:
        """Return the list that a paired row stands in now; the old one if its levels say nothing new."""
        item = item_of_row(self._items[printed])
        names = self._regrouped(printed, number)
        if not names:
            return list_of(item)
        path = tuple(names.get(level, step) for level, step in steps(item.path[:-1]))
        if has_list(self._reader.tree(item.file), path) and self._is_moved(printed, number, names, path):
            return Origin(item.file, path)
        text = "、".join(names.values())
        self._changes.doubts.append(
            (Doubt("apply.level", "", text, item, {"name": row_text(self._items[printed])}), number)
        )
        return list_of(item)

    def _is_moved(self, printed: int, number: int, names: Mapping[Path, str], path: Path) -> bool:
        """Return True if a row has left its group, rather than the group has lost the cell with its name.

        The cell is still there, or the row stands between rows of the other group.
        """
        if all(level.mark in self._marks for level in self._levels[printed] if level.path in names):
            return True
        near = [self._near(number, step, self._printed_of) for step in (-1, 1)]
        lists = [None if one is None else list_of(item_of_row(self._items[one[0]])).path for one in near]
        return lists == [path, path]

    def _regrouped(self, printed: int, number: int) -> dict[Path, str]:
        """Return the new names of the levels above a row, by the paths of the levels."""
        found = {}
        for level in self._levels[printed]:
            text = self._level_text(number, level)
            place = Origin(item_of_row(self._items[printed]).file, level.path)
            if text and text != level.name and place not in self._changes.renamed:
                found[level.path] = text
        return found

    def _level_text(self, number: int, level: Level) -> str:
        """Return the level beside a row of the file; empty for none, and for a cell of the labels above."""
        place = self._paired.columns.get(level.column)
        slots = self._paired.rows[number].slots
        if place is None or place >= len(slots):
            return ""
        cell = slots[place]
        first = self._numbers.get((cell.ref.block, cell.ref.row or 0), number)
        printed = self._printed_of.get(first)
        if printed is not None and printed not in self._items:
            return ""
        return cell.text.replace("\n", "")

    def _find_renamed(self) -> None:
        """Find the levels that have another name in all their rows, which is not that of another level."""
        found: defaultdict[Origin, set[str]] = defaultdict(set)
        for printed, number in self._paired.pairs.items():
            for level in self._levels.get(printed, ()):
                text = self._level_text(number, level) if level.mark in self._marks else ""
                found[Origin(item_of_row(self._items[printed]).file, level.path)].add(text or level.name)
        for place, names in found.items():
            (name, *others) = names
            tree = self._reader.tree(place.file)
            if not others and name != place.path[-1] and not has_node(tree, (*place.path[:-1], name)):
                self._changes.renamed[place] = name

    def _added(self, number: int, printed_of: Mapping[int, int]) -> tuple[Origin, NewItem] | None:
        """Return the list and the item of a row that was not printed; None if it is none, or a doubt."""
        near = [self._near(number, step, printed_of) for step in (-1, 1)]
        rows = [one for one in near if one is not None]
        if not rows:
            return None
        lists = dict.fromkeys(self._list_now(printed, found) for printed, found in rows)
        template = self._items[rows[0][0]]
        texts = [self._paired.text(number, cell.column) or "" for cell in own_cells(template)]
        if not any(texts):
            if not any(slot.text for slot in self._paired.rows[number].begins()):
                self._changes.used.add(number)
            return None
        fitting = [where for where in lists if self._fits(number, where)] or self._elsewhere(number)
        shown = " ".join(filter(None, texts))
        if len(fitting) != 1:
            names = tuple(str(where.path[-1]) for where in (fitting or lists))
            self._changes.doubts.append((Doubt("apply.group", "", shown, None, {"names": names}), number))
            self._changes.used.add(number)
            return None
        made = self._make(template, number)
        self._changes.used.add(number)
        if isinstance(made, Doubt):
            self._changes.doubts.append((made, number))
            return None
        return fitting[0], NewItem(made, number, shown)

    def _near(self, number: int, step: int, printed_of: Mapping[int, int]) -> tuple[int, int] | None:
        """Return the nearest row of an item above or below, among rows that were not printed."""
        place = number + step
        while 0 <= place < len(self._paired.rows):
            printed = printed_of.get(place)
            if printed is not None:
                return (printed, place) if printed in self._items else None
            place += step
        return None

    def _list_now(self, printed: int, number: int) -> Origin:
        item = item_of_row(self._items[printed])
        names = self._regrouped(printed, number)
        path = tuple(names.get(level, step) for level, step in steps(item.path[:-1]))
        is_there = has_list(self._reader.tree(item.file), path) and self._is_moved(
            printed, number, names, path
        )
        return Origin(item.file, path) if is_there else list_of(item)

    def _fits(self, number: int, where: Origin) -> bool:
        """Return True if the levels beside a row, as far as it has any, are those of a list."""
        rows = [n for n, row in self._items.items() if list_of(item_of_row(row)) == where]
        for level in self._levels[rows[0]] if rows else ():
            text = self._level_text(number, level)
            name = self._changes.renamed.get(Origin(where.file, level.path), level.name)
            if text and text != name:
                return False
        return bool(rows)

    def _elsewhere(self, number: int) -> list[Origin]:
        """Return the lists of the block whose levels the row names in full."""
        found = []
        for where in self._printed:
            row = next(n for n, row in self._items.items() if list_of(item_of_row(row)) == where)
            levels = self._levels[row]
            texts = [self._level_text(number, level) for level in levels]
            if levels and texts == [level.name for level in levels]:
                found.append(where)
        return found

    def _make(self, template: PrintedRow, number: int) -> Mapping[str, str] | str | Doubt:
        """Return the values of a new item, read as those of the row beside it."""
        depth = len(item_of_row(template).path)
        cells: defaultdict[Origin, list[PrintedCell]] = defaultdict(list)
        for cell in own_cells(template):
            cells[cell.own[0]].append(cell)
        values: dict[str, str] = {}
        for place, group in cells.items():
            texts = [self._paired.text(number, cell.column) or "" for cell in group]
            printing = self._reader.printing_as(place, group[0])
            wrong = self._untyped(group, texts, number, printing.kind)
            if wrong is not None:
                return wrong
            read = join_target(*texts) if len(texts) == 3 else read_value(texts[0], printing)
            if isinstance(read, ReadDoubt | list) or len(texts) not in {1, 3} or len(place.path) > depth + 1:
                kind = read.kind if isinstance(read, ReadDoubt) else printing.kind
                return Doubt("apply.unread", "", texts[0], None, {"kind": kind, "unit": printing.unit})
            if len(place.path) == depth:
                return read or ""
            if read is not None:
                values[str(place.path[-1])] = read
        return values

    def _untyped(
        self, group: Sequence[PrintedCell], texts: Sequence[str], number: int, kind: str
    ) -> Doubt | None:
        """Return the doubt about a value of a new row that a spreadsheet does not hold as it was typed."""
        for text in texts:
            if text.startswith(UNTYPED) or (text.startswith(DATED) and kind != "date"):
                return untyped_doubt(text, None)
        found = self._paired.cell(number, group[0].column)
        if kind == "target" and len(group) == 1 and found is not None and found.number is not None:
            value = f"{found.number.value.normalize():f}"
            return Doubt("apply.number", "", value, None, {"value": value})
        return None
