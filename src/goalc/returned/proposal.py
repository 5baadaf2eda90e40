"""The whole of what an edited file says against its print, before the specs of today are looked at.

In: the printed forms and the file. Out: new values, new lines and rows of lists, doubts, and each text of the
file that was neither printed nor taken: nothing that stands in the file vanishes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from goalc.document.document import CellRef
from goalc.returned.pairing import PairedBlock, own_cells, pair_rows
from goalc.returned.printed import PrintedCell, PrintedForm, PrintedRow
from goalc.returned.reading import NewLines, NewValue, ValueReader
from goalc.returned.result import Doubt
from goalc.returned.rows import RowChanges, read_rows
from goalc.returned.sheet import FileCell, FileTables, clean_lines
from goalc.returned.strays import drop_strays
from goalc.source.diagnostic import Origin

_NOWHERE = 1 << 30
"""A column that no table has."""


class Placed(NamedTuple):
    """A new value, or new lines, and the cell of the file where they stand."""

    found: NewValue | NewLines
    ref: CellRef


@dataclass
class Proposal:
    """`kept` has the cells that still print a value as before, by its place; `same` is their number."""

    placed: list[Placed] = field(default_factory=list)
    rows: list[tuple[PairedBlock, RowChanges]] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    kept: dict[Origin, list[tuple[str, CellRef]]] = field(default_factory=dict)
    same: int = 0


def propose(forms: Sequence[PrintedForm], tables: FileTables, reader: ValueReader) -> Proposal:
    """Return what the file proposes; forms without any mark in it are not of this file."""
    return _Proposer(forms, tables, reader).propose()


class _Proposer:
    def __init__(self, forms: Sequence[PrintedForm], tables: FileTables, reader: ValueReader) -> None:
        file = drop_strays(forms, tables.file)
        known = [form for form in forms if any(cell.mark in file.marks for cell in form.cells())]
        # A file has one form, or all of them.
        self._forms = known if len(known) <= 1 else forms
        self._known, self._tables, self._reader = known, FileTables(file), reader
        self._made = Proposal()
        self._used: set[CellRef] = set()
        self._printed: set[str] = set()

    def propose(self) -> Proposal:
        names = [cell.mark for form in self._forms for cell in form.cells() if cell.mark]
        for form in self._forms:
            if form not in self._known:
                self._tell_gone(form)
                continue
            for block in form.blocks:
                own = {cell.mark for row in block.rows for cell in row.cells}
                paired = pair_rows(block, self._tables, frozenset(names) - own)
                self._count_labels(block.rows)
                if paired.rows:
                    self._read_block(paired)
                elif any(cell.mark and cell.text for row in block.rows for cell in row.cells):
                    first = next(cell for row in block.rows for cell in row.cells if cell.mark)
                    self._doubt("apply.block-gone", "", first.text, first.own[0])
        self._tell_rest()
        return self._made

    def _tell_gone(self, form: PrintedForm) -> None:
        for block in form.blocks:
            self._count_labels(block.rows)
        cells = [cell for cell in form.cells() if cell.mark and cell.text]
        first = next((cell for cell in cells if cell.own[0].file == form.file), None)
        if first is not None:
            self._doubt("apply.block-gone", "", first.text, first.own[0])

    def _count_labels(self, rows: Iterable[PrintedRow]) -> None:
        for row in rows:
            self._printed.update(_plain(cell.lines) for cell in row.cells)

    def _read_block(self, paired: PairedBlock) -> None:
        changes = read_rows(paired, self._reader, self._tables.file.marks)
        for doubt, number in changes.doubts:
            where = "" if number is None else self._where_row(paired, number)
            self._made.doubts.append(replace(doubt, where=where))
        self._made.rows.append((paired, changes))
        levels = self._level_cells(paired)
        self._used |= {cell.ref for n in changes.used for cell in paired.rows[n].slots}
        for number, row in enumerate(paired.block.rows):
            cells = [cell for cell in row.cells if cell.own and (number, cell.column) not in levels]
            if cells and number in paired.pairs:
                self._read_row(paired, cells, paired.pairs[number])
            elif cells and row.item is None:
                self._doubt("apply.row-gone", "", cells[0].text, cells[0].own[0])

    def _level_cells(self, paired: PairedBlock) -> set[tuple[int, int]]:
        """Return the printed cells of levels; the cells of the file in their place count as read."""
        found = set()
        for number, row in enumerate(paired.block.rows):
            own = {cell.column for cell in own_cells(row)}
            levels = [cell for cell in row.cells if cell.own and cell.column not in own]
            found |= {(number, cell.column) for cell in levels}
            for cell in levels:
                if number in paired.pairs:
                    self._tell_emptied(cell)
                place = paired.columns.get(cell.column, _NOWHERE)
                below = (paired.pairs.get(n) for n in range(number, number + cell.rows))
                slots = (paired.rows[n].slots for n in below if n is not None)
                self._used |= {line[place].ref for line in slots if place < len(line)}
        return found

    def _tell_emptied(self, cell: PrintedCell) -> None:
        """Tell of a level whose name was emptied; rows without a name beside them stay in their level."""
        ref = self._tables.file.marks.get(cell.mark)
        found = None if ref is None else self._tables.cell(ref)
        if found is not None and cell.text and not found.text:
            self._doubt("apply.level-emptied", self._tables.place(found.ref), cell.text, cell.own[0])

    def _read_row(self, paired: PairedBlock, cells: Sequence[PrintedCell], number: int) -> None:
        groups: dict[Origin, list[tuple[PrintedCell, FileCell]]] = {}
        for cell in cells:
            found = self._find(paired, cell, number)
            if found is None:
                self._doubt("apply.cell-gone", self._where_row(paired, number), cell.text, cell.own[0])
                continue
            self._used.add(found.ref)
            groups.setdefault(cell.own[0], []).append((cell, found))
        for place, group in groups.items():
            if len(group) == 3 and self._reader.printing(place).kind == "target":
                self._read_parts(place, group)
            else:
                for cell, found in group:
                    self._read_cell(cell, found)

    def _find(self, paired: PairedBlock, cell: PrintedCell, number: int) -> FileCell | None:
        """Return the cell of the file that holds a value: that with its mark, else the one in its place."""
        row = paired.rows[number]
        ref = self._tables.file.marks.get(cell.mark)
        if ref is not None and (ref.block, ref.row or 0) == (row.block, row.row):
            return self._tables.cell(ref)
        place = paired.columns.get(cell.column)
        return row.slots[place] if place is not None and place < len(row.slots) else None

    def _read_parts(self, place: Origin, group: Sequence[tuple[PrintedCell, FileCell]]) -> None:
        before = [cell.text for cell, _ in group]
        after = [found.text for _, found in group]
        if before == after:
            self._made.same += 3
        else:
            self._take(self._reader.joined(place, before, after), group[0][1])

    def _read_cell(self, cell: PrintedCell, found: FileCell) -> None:
        made = list(self._reader.read(cell, found))
        if not made:
            self._made.same += 1
            for place in cell.own:
                text = "\n".join(clean_lines(cell.lines))
                self._made.kept.setdefault(place, []).append((text, found.ref))
        for one in made:
            self._take(one, found)

    def _take(self, found: NewValue | NewLines | Doubt, cell: FileCell) -> None:
        if isinstance(found, Doubt):
            self._made.doubts.append(replace(found, where=self._tables.place(cell.ref)))
        else:
            self._made.placed.append(Placed(found, cell.ref))

    def _tell_rest(self) -> None:
        """Tell each text of the file that no form printed and that is no new value."""
        for cell in self._tables.cells:
            if cell.ref not in self._used and cell.text and _plain(cell.lines) not in self._printed:
                self._doubt("apply.not-placed", self._tables.place(cell.ref), cell.text)

    def _where_row(self, paired: PairedBlock, number: int) -> str:
        row = paired.rows[number]
        first = next((cell for cell in row.begins() if cell.text), row.slots[0])
        return self._tables.place(first.ref)

    def _doubt(self, key: str, where: str, text: str, place: Origin | None = None) -> None:
        self._made.doubts.append(Doubt(key, where, text, place))


def _plain(lines: Sequence[str]) -> str:
    """Return a text without blanks, as labels are compared."""
    return "".join("".join(lines).split())
