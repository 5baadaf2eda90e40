"""The proposal of an edited file, three ways → edits of the specs of today, and what is said of them.

In: the submission as it was printed, as it is today, and the file. Out: `Returned`. Only the file changed a
value: taken. Both alike, or only the specs: nothing. Both differently: a conflict, and nothing is written.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from goalc.document.document import CellRef
from goalc.model.notation import canonical_text
from goalc.pipeline.compiled import Compiled
from goalc.readers.marked import MarkedFile, Signature
from goalc.returned.orders import ListState, MergedList, merge_list
from goalc.returned.pairing import own_cells
from goalc.returned.printed import PrintedForm, print_forms
from goalc.returned.proposal import Placed, Proposal, propose
from goalc.returned.reading import NewLines, NewValue, ValueReader
from goalc.returned.result import Conflict, Doubt, Returned, Taken, TakenKind
from goalc.returned.rows import Entry, NewItem, RowChanges
from goalc.returned.sheet import FileTables
from goalc.returned.trees import TreeMap
from goalc.returned.writing import Moved, SpecWriter, find_node
from goalc.source.diagnostic import Edit, Origin, Path
from goalc.syntax.tree import Sequence as Items
from goalc.syntax.tree import scalar_at


def take_back(
    base: Compiled, ours: Compiled, file: MarkedFile, refused: Mapping[Origin, str] = MappingProxyType({})
) -> Returned:
    """Return what an edited file brings into the specs of today.

    `refused` are places whose values are not taken, with the reason (the key of a doubt).
    """
    return _Taker(print_forms(base), base, ours, file, refused).take()


class _Taker:
    def __init__(
        self,
        forms: Sequence[PrintedForm],
        base: Compiled,
        ours: Compiled,
        file: MarkedFile,
        refused: Mapping[Origin, str],
    ) -> None:
        self._tables = FileTables(file)
        self._reader = ValueReader(base)
        self._forms = forms
        trees, sources = ours.files.trees, ours.files.sources
        self._maps = {
            name: TreeMap(tree, trees[name]) for name, tree in base.files.trees.items() if name in trees
        }
        self._writers = {
            name: SpecWriter(sources[name], trees[name]) for name in self._maps if name in sources
        }
        self._taken: list[Taken] = []
        self._conflicts: list[Conflict] = []
        self._doubts: list[Doubt] = []
        self._agreed = 0
        self._single: list[tuple[Origin, Edit]] = []
        self._left: frozenset[Origin] = frozenset()
        self._refused = refused

    def take(self) -> Returned:
        proposal = propose(self._forms, self._tables, self._reader)
        self._doubts += proposal.doubts
        gone = {row.item for _, changes in proposal.rows for row in changes.removed}
        self._left = frozenset(
            entry
            for _, changes in proposal.rows
            for where, entries in changes.lists.items()
            for entry in entries
            if isinstance(entry, Origin) and (entry.file, entry.path[:-1]) != where[:2]
        )
        self._take_values(proposal)
        for _, changes in proposal.rows:
            self._take_names(changes)
            self._take_rows(changes, frozenset(item for item in gone if item is not None))
        edits = tuple(edit for writer in self._writers.values() for edit in writer.finish())
        return Returned(
            edits,
            tuple(self._single),
            tuple(self._taken),
            tuple(self._conflicts),
            tuple(self._doubts),
            proposal.same,
            self._agreed,
        )

    def _take_values(self, proposal: Proposal) -> None:
        groups: defaultdict[Origin, list[Placed]] = defaultdict(list)
        for placed in proposal.placed:
            groups[placed.found.place].append(placed)
        for group in groups.values():
            found = group[0].found
            if isinstance(found, NewLines):
                self._take_lines(found, group[0].ref)
            elif self._agree(found, group, proposal):
                self._take_value(found, group[0].ref)

    def _agree(self, found: NewValue, group: Sequence[Placed], proposal: Proposal) -> bool:
        """Return True if all cells that print a value say the same new one; tell of those that do not."""
        values = {one.found.value for one in group if isinstance(one.found, NewValue)}
        place, where = found.place, self._tables.place(group[0].ref)
        if len(values) > 1:
            texts = tuple(one.found.after for one in group if isinstance(one.found, NewValue))
            self._doubts.append(
                Doubt(
                    "apply.contradiction",
                    where,
                    found.after,
                    place,
                    {"texts": tuple(dict.fromkeys(texts))},
                )
            )
            return False
        stated = self._stated(self._maps.get(place.file), place.path, base=True)
        old = [ref for text, ref in proposal.kept.get(place, ()) if stated and stated in text]
        if old:
            arguments = {"places": tuple(self._tables.place(ref) for ref in old[:5]), "count": len(old)}
            self._doubts.append(Doubt("apply.twin", where, found.after, place, arguments))
        return not old

    @staticmethod
    def _stated(map_: TreeMap | None, path: Path, base: bool) -> str | None:
        if map_ is None:
            return None
        scalar = scalar_at(map_.base if base else map_.ours, path)
        return None if scalar is None else scalar.text.strip()

    def _take_value(self, found: NewValue, ref: CellRef) -> None:
        place, where = found.place, self._tables.place(ref)
        map_ = self._maps.get(place.file)
        today = None if map_ is None else map_.today(place.path)
        if map_ is None or today is None:
            self._conflicts.append(Conflict(place, where, found.before, "", found.after))
            return
        base, ours = self._stated(map_, place.path, base=True), self._stated(map_, today, base=False)
        now = Origin(place.file, today)
        kind = self._reader.printing(place).kind
        if _equal(kind, ours, found.value):
            self._agreed += not _equal(kind, base, found.value)
        elif not _equal(kind, base, ours):
            self._conflicts.append(Conflict(now, where, base or "", ours or "", found.value or ""))
        elif now in self._refused:
            self._doubts.append(Doubt(self._refused[now], where, found.after, now))
        elif self._writers[place.file].set_value(today, found.value):
            stays: TakenKind = "overridden" if ours is None and found.before else "changed"
            what: TakenKind = "emptied" if found.value is None else stays
            self._single.append((now, self._writers[place.file].edits[-1]))
            self._taken.append(Taken(what, now, where, found.before, found.after, self._signed(ref)))
        else:
            self._doubts.append(Doubt("apply.cannot-write", where, found.after, now))

    def _take_lines(self, found: NewLines, ref: CellRef) -> None:
        """Take the lines of a list that stands in one cell, each as a value, and the list if it changed."""
        place = found.place
        map_ = self._maps.get(place.file)
        node = None if map_ is None else find_node(map_.base, place.path)
        count = len(node.items) if isinstance(node, Items) else 1
        numbers = [number for number, _ in found.lines if number is not None]
        for number, text in found.lines:
            stated = "" if number is None else self._stated(map_, (*place.path, number), base=True) or ""
            if number is not None and text != stated:
                self._take_value(NewValue(Origin(place.file, (*place.path, number)), text, stated, text), ref)
        if numbers != list(range(count)) or len(found.lines) != count:
            printed = [Origin(place.file, (*place.path, number)) for number in range(count)]
            entries = [_new_line(text) if number is None else printed[number] for number, text in found.lines]
            gone = frozenset(printed) - {one for one in entries if isinstance(one, Origin)}
            self._take_list(place, printed, entries, gone, ref)

    def _take_names(self, changes: RowChanges) -> None:
        for place, name in changes.renamed.items():
            map_ = self._maps.get(place.file)
            today = None if map_ is None else map_.today(place.path)
            if map_ is None or today is None or find_node(map_.ours, today) is None:
                self._conflicts.append(Conflict(place, "", str(place.path[-1]), "", name))
            elif self._writers[place.file].rename(today, name):
                self._taken.append(Taken("renamed", Origin(place.file, today), "", str(place.path[-1]), name))
            else:
                self._doubts.append(Doubt("apply.cannot-write", "", name, place))

    def _take_rows(self, changes: RowChanges, gone: frozenset[Origin]) -> None:
        for where, entries in changes.lists.items():
            map_ = self._maps.get(where.file)
            node = None if map_ is None else find_node(map_.base, where.path)
            if isinstance(node, Items):
                printed = [Origin(where.file, (*where.path, number)) for number in range(len(node.items))]
                self._take_list(where, printed, entries, gone, None)

    def _take_list(
        self,
        where: Origin,
        printed: Sequence[Origin],
        entries: Sequence[Entry],
        gone: frozenset[Origin],
        ref: CellRef | None,
    ) -> None:
        map_ = self._maps[where.file]
        today = map_.today(where.path)
        node = None if today is None else find_node(map_.ours, today)
        if today is None or not isinstance(node, Items):
            self._doubts.append(Doubt("apply.cannot-write", "", _shown(entries), where))
            return
        pairs = (
            map_.items(where.path, today)
            if map_.base is not map_.ours
            else {n: n for n in range(len(printed))}
        )
        numbers = {item: pairs[n] for n, item in enumerate(printed) if n in pairs}
        changed = frozenset(item for item in numbers if not map_.is_same(item.path))
        state = ListState(today, len(node.items), numbers, changed)
        merged = merge_list(printed, entries, gone, self._left, state, self._elsewhere)
        if merged.reordered:
            self._doubts.append(Doubt("apply.order", "", _shown(entries), Origin(where.file, today)))
        if self._writers[where.file].set_list(today, merged.entries):
            self._tell(Origin(where.file, today), merged, ref)
        else:
            self._doubts.append(Doubt("apply.cannot-write", "", _shown(entries), Origin(where.file, today)))

    def _elsewhere(self, item: Origin) -> Moved | None:
        map_ = self._maps.get(item.file)
        today = None if map_ is None else map_.today(item.path)
        return None if today is None else Moved(today[:-1], int(today[-1]))

    def _tell(self, where: Origin, merged: MergedList, ref: CellRef | None) -> None:
        signed = self._signed(ref) if ref is not None else ()
        for item in merged.contradicted:
            name = self._name(item)
            self._conflicts.append(Conflict(self._now(item), "", name, name, ""))
        for item in merged.removed:
            by = signed or self._removed_by(item)
            self._taken.append(Taken("removed", self._now(item), "", self._name(item), "", by))
        for item in merged.moved:
            self._taken.append(Taken("moved", self._now(item), "", self._name(item), self._name(item)))
        for new in merged.added:
            self._taken.append(Taken("added", where, "", "", new.text, signed))

    def _now(self, item: Origin) -> Origin:
        map_ = self._maps.get(item.file)
        today = None if map_ is None else map_.today(item.path)
        return item if today is None else Origin(item.file, today)

    def _name(self, item: Origin) -> str:
        """Return the first text that the form prints of an item."""
        rows = (
            row for form in self._forms for block in form.blocks for row in block.rows if row.item == item
        )
        for row in rows:
            return next((cell.text for cell in own_cells(row) if cell.text), "")
        map_ = self._maps.get(item.file)
        return self._stated(map_, item.path, base=True) or ""

    def _signed(self, ref: CellRef) -> tuple[Signature, ...]:
        tracked = self._tables.file.tracked
        found = tracked.get(ref) or tracked.get(CellRef(ref.block), ())
        return tuple(dict.fromkeys(one.by for one in found))

    def _removed_by(self, item: Origin) -> tuple[Signature, ...]:
        marks = {
            cell.mark
            for form in self._forms
            for block in form.blocks
            for row in block.rows
            if row.item == item
            for cell in row.cells
        }
        removed = self._tables.file.removed
        return tuple(dict.fromkeys(removed[name] for name in sorted(marks & removed.keys())))


def _equal(kind: str, one: str | None, other: str | None) -> bool:
    return canonical_text(kind, one or "") == canonical_text(kind, other or "")


def _new_line(text: str) -> Entry:
    return NewItem(text, -1, text)


def _shown(entries: Sequence[Entry]) -> str:
    return " ".join(one.text for one in entries if isinstance(one, NewItem))
