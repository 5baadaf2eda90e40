"""Recognise the cells of an existing form: labels, values beside them, rows that repeat.

In: a table, and the labels that its kind of form can have. Out: the value that each cell prints, and the
runs of rows of which a template prints one for each item of a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass, field
from statistics import mode
from typing import NamedTuple

from goalc.document.source_table import SourceCell, SourceTable
from goalc.scaffold.draft.labels import Labels, Value, plain_label

INDICATORS = "绩效指标"
MIN_COLUMNS = 3
"""Minimum number of known headings in the head of the indicators."""
LONGEST_LABEL = 15
"""Maximum number of characters of a label; more is what somebody wrote."""
_LEVELS = ("一级", "二级")
_PARTS = frozenset({"符号", "单位"})
_NUMBER = re.compile(r"[0-9]{1,3}[.、]?")
_UNIT = re.compile(r"万元|元")


class Loop(NamedTuple):
    """Rows `first` to `last` that are printed once for each item of `items`; `cells` are keys by column."""

    first: int
    last: int
    items: str
    kind: str
    cells: dict[int, tuple[str, ...]]

    @property
    def rows(self) -> int:
        """The number of rows in the source."""
        return self.last - self.first + 1


@dataclass
class Binding:
    """The values of a table: values by cell, the unit of amounts by cell, loops, levels of indicators.

    `inside` are values that stand in the cell of their label, behind its colon.
    """

    values: dict[SourceCell, Value] = field(default_factory=dict)
    inside: dict[SourceCell, Value] = field(default_factory=dict)
    units: dict[SourceCell, str] = field(default_factory=dict)
    loops: list[Loop] = field(default_factory=list)
    tree: dict[str, list[str]] = field(default_factory=dict)
    heads: set[int] = field(default_factory=set)

    def loop_at(self, row: int) -> Loop | None:
        """Return the loop that a row is in."""
        return next((loop for loop in self.loops if loop.first <= row <= loop.last), None)


def bind(table: SourceTable, labels: Labels) -> Binding:
    """Recognise the cells of a table."""
    binding = Binding()
    _find_indicators(table, labels, binding)
    for row in table.rows:
        for cell in row:
            value = labels.values.get(plain_label(cell.text))
            if value is None or cell.row in binding.heads or binding.loop_at(cell.row) is not None:
                continue
            beside = table.right_of(cell)
            if value.kind == "text" and _is_open(cell) and (beside is None or _is_open(beside)):
                binding.inside[cell] = value
            else:
                _bind_value(table, labels, binding, cell, value)
    return binding


def _is_open(cell: SourceCell) -> bool:
    """Return True for a label that ends with a colon: what it asks for is written behind it."""
    return cell.text.endswith(("：", ":"))


def _bind_value(
    table: SourceTable, labels: Labels, binding: Binding, label: SourceCell, value: Value
) -> None:
    beside = table.right_of(label)
    if beside is not None and (loop := _loop(table, label, beside, value)) is not None:
        binding.loops.append(loop)
        return
    known = labels.values.keys() | labels.columns.keys()
    for place in (beside, table.below(label)):
        if place is None or plain_label(place.text) in known or place in binding.values:
            continue
        is_free = not place.text or (value.kind == "paragraphs" and len(place.text) > LONGEST_LABEL)
        if place is not beside and not (is_free and _is_heading(table, label, known)):
            continue
        if place.rows > 1 and place.rows != label.rows:
            continue
        if value.kind == "money":
            following = [cell for cell in table.rows[label.row] if cell.column > label.column]
            if len([cell for cell in following if not cell.text]) > 1:
                return
            binding.units[place] = _unit(table, label, place)
        binding.values[place] = value
        return


def _is_heading(table: SourceTable, label: SourceCell, known: Set[str]) -> bool:
    """Return True for a heading among headings: what it is about stands below it."""
    row = table.rows[label.row]
    number = row.index(label)
    beside = [*row[max(number - 1, 0) : number], *row[number + 1 : number + 2]]
    return any(plain_label(one.text) in known for one in beside)


def _loop(table: SourceTable, label: SourceCell, beside: SourceCell, value: Value) -> Loop | None:
    """Return the loop of the rows beside a label: steps with their periods, or goals with their numbers."""
    last = label.row + label.rows - 1
    second = table.right_of(beside)
    if second is None or table.right_of(second) is not None or label.rows == len(table.rows):
        return None
    if not _repeats(table, label.row, last, {beside.column, second.column}):
        return None
    cells: dict[int, tuple[str, ...]]
    if value.kind == "plan":
        cells = {beside.column: ("时间",), second.column: ("内容",)}
    elif value.kind == "paragraphs" and (label.rows > 1 or _NUMBER.fullmatch(beside.text)):
        if not _NUMBER.fullmatch(beside.text):
            return None
        cells = {beside.column: ("loop.index",), second.column: ("",)}
    else:
        return None
    return Loop(label.row, last, value.key, value.kind, cells)


def _repeats(table: SourceTable, first: int, last: int, columns: Set[int]) -> bool:
    """Return True if each row has cells of its own in these columns alone, and all else reaches over them."""
    for row in range(first, last + 1):
        for column, cell in enumerate(table.slots[row]):
            if cell.column in columns:
                fits = (cell.row, cell.rows) == (row, 1)
            elif cell.row == first:
                fits = cell.rows == last - first + 1
            else:
                fits = cell.row < first and cell.row + cell.rows > last
            if not fits or cell.column != table.slots[first][column].column:
                return False
    return True


def _find_indicators(table: SourceTable, labels: Labels, binding: Binding) -> None:
    for r, row in enumerate(table.rows):
        known = [cell for cell in row if plain_label(cell.text) in labels.columns]
        keys = {key for cell in known for key in labels.columns[plain_label(cell.text)]}
        if len(known) < MIN_COLUMNS or not keys & {"名称", "二级"} or "指标值" not in keys:
            continue
        # The label of the block beside its head has the rows of the whole block.
        first = r + mode(cell.rows for cell in known)
        if first >= len(table.rows) or not table.rows[first]:
            continue
        shape = table.boundaries(first)
        last = first
        while last + 1 < len(table.rows) and _continues(table, last + 1, shape, first):
            last += 1
        heads = {column: table.slots[first - 1][column] for column, _ in shape}
        begun = table.rows[first]
        if any(cell.row + cell.rows - 1 > last for line in table.rows[first : last + 1] for cell in line):
            continue
        cells = {cell.column: labels.columns.get(plain_label(heads[cell.column].text), ()) for cell in begun}
        binding.loops.append(Loop(first, last, INDICATORS, "indicators", _in_parts(cells)))
        binding.heads.add(r)
        binding.tree = _tree(table, first, last, cells)
        return


def _in_parts(cells: dict[int, tuple[str, ...]]) -> dict[int, tuple[str, ...]]:
    """Return the columns with 指标值 as those of its parts that have no column of their own."""
    own = {key for keys in cells.values() for key in keys}
    if not own & _PARTS:
        return cells
    left = tuple(key for key in ("符号", "数值", "单位") if key not in own)
    return {column: left if keys == ("指标值",) else keys for column, keys in cells.items()}


def _continues(table: SourceTable, row: int, shape: list[tuple[int, int]], first: int) -> bool:
    """Return True if a row has its cells where the first row of the indicators has them."""
    if table.boundaries(row) != shape or not table.rows[row]:
        return False
    above, here = table.slots[first], table.slots[row]
    # Cells that began above the first row, such as the label of the block, end with the block.
    return all(one is other for one, other in zip(above, here, strict=True) if one.row < first)


def _tree(
    table: SourceTable, first: int, last: int, cells: dict[int, tuple[str, ...]]
) -> dict[str, list[str]]:
    columns = {keys[0]: column for column, keys in cells.items() if keys and keys[0] in _LEVELS}
    if set(columns) != set(_LEVELS):
        return {}
    tree: dict[str, list[str]] = {}
    for row in range(first, last + 1):
        one, two = (plain_label(table.slots[row][columns[level]].text) for level in _LEVELS)
        if one and two and two not in tree.setdefault(one, []):
            tree[one].append(two)
    return {name: below for name, below in tree.items() if below}


def _unit(table: SourceTable, label: SourceCell, place: SourceCell) -> str:
    """Return the unit that the label names, or the headings above the amount, or any cell of the table."""
    return next((found[0] for text in _headings(table, label, place) if (found := _UNIT.search(text))), "元")


def _headings(table: SourceTable, label: SourceCell, place: SourceCell) -> Iterator[str]:
    yield label.text
    for row in reversed(range(place.row)):
        yield table.slots[row][place.column].text
    yield from (cell.text for row in table.rows for cell in row)
