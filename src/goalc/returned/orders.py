"""The items of one list, three ways: as printed, as in the file, and as in the specs today.

In: the printed items and the entries of the file, the items of today by those of then. Out: the new entries,
or what contradicts. Items that only the specs of today have stay behind the item that they stand behind.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import NamedTuple

from goalc.returned.rows import Entry, NewItem
from goalc.returned.writing import Moved, NewEntry
from goalc.source.diagnostic import Origin, Path


class ListState(NamedTuple):
    """A list: its place today, the number of its items today, and of each printed item its number today.

    `changed` are printed items that the specs have changed since.
    """

    place: Path
    size: int
    today: Mapping[Origin, int]
    changed: frozenset[Origin]


class MergedList(NamedTuple):
    """The new entries; printed items that are removed, moved, or cannot be: both sides changed them."""

    entries: list[NewEntry]
    removed: list[Origin]
    moved: list[Origin]
    added: list[NewItem]
    contradicted: list[Origin]
    reordered: bool
    """True if both sides have put the items into other orders, so that neither is taken."""


def merge_list(
    printed: Sequence[Origin],
    theirs: Sequence[Entry],
    gone: Collection[Origin],
    left: Collection[Origin],
    state: ListState,
    elsewhere: Callable[[Origin], Moved | None],
) -> MergedList:
    """Merge a list. `gone` are items without a row in the file, `left` those that are in another list there.

    `elsewhere`: where an item of another list is today.
    """
    result: list[NewEntry] = [Moved(state.place, number) for number in range(state.size)]
    own = [item for item in theirs if isinstance(item, Origin) and item in printed]
    removed, contradicted = [], []
    for item in printed:
        if item in own or item not in state.today:
            continue
        if item in gone and item in state.changed:
            contradicted.append(item)
        elif item in gone or item in left:
            result.remove(Moved(state.place, state.today[item]))
            removed += [item] if item in gone else []
    moved, reordered = _reorder(result, [item for item in printed if item in own], own, state)
    added: list[NewItem] = []
    place = {item: Moved(state.place, state.today[item]) for item in own if item in state.today}
    for number, entry in enumerate(theirs):
        if isinstance(entry, NewItem):
            made: NewEntry = entry.values
            added.append(entry)
        elif entry in printed or (found := elsewhere(entry)) is None:
            continue
        else:
            made = found
            moved.append(entry)
        result.insert(_index(result, theirs[:number], theirs[number + 1 :], place), made)
        if isinstance(entry, Origin):
            place[entry] = made  # type: ignore[assignment]  # one of another list is `Moved`
    return MergedList(result, removed, moved, added, contradicted, reordered)


def _reorder(
    result: list[NewEntry], printed: Sequence[Origin], theirs: Sequence[Origin], state: ListState
) -> tuple[list[Origin], bool]:
    """Put the items into the order of the file if only the file has another one; return those that moved."""
    common = [item for item in printed if item in state.today]
    wished = [item for item in theirs if item in state.today]
    ours = sorted(common, key=lambda item: state.today[item])
    if wished in (common, ours):
        return [], False
    if ours != common:
        return [], True
    slots = [n for n, one in enumerate(result) if one in [Moved(state.place, state.today[i]) for i in common]]
    for slot, item in zip(slots, wished, strict=True):
        result[slot] = Moved(state.place, state.today[item])
    return _moved(common, wished), False


def _moved(before: Sequence[Origin], after: Sequence[Origin]) -> list[Origin]:
    """Return the fewest items whose moves make one order of the other."""
    from goalc.matching.alignment import align

    kept = {before[i] for i, _ in align(len(before), len(after), lambda i, j: float(before[i] == after[j]))}
    return [item for item in after if item not in kept]


def _index(
    result: Sequence[NewEntry], above: Sequence[Entry], below: Sequence[Entry], place: Mapping[Origin, Moved]
) -> int:
    """Return where an entry goes: behind the nearest one above it that is there, or before the next below."""
    for entry in reversed(above):
        made = entry.values if isinstance(entry, NewItem) else place.get(entry)
        if made in result:
            return result.index(made) + 1
    for entry in below:
        made = None if isinstance(entry, NewItem) else place.get(entry)
        if made in result:
            return result.index(made)
    return len(result)
