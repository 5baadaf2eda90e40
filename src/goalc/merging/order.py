"""Three orders of a list → one: pairs that one side turned round are turned round in the result.

In: the items of each version in their order, none twice. Out: the items to keep in their new order, or our
order if the two sides ask for what no order can give.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
from typing import TypeVar

_Item = TypeVar("_Item", bound=Hashable)
_MAX_SORTED = 2_000
"""Maximum number of items whose pairs are compared; beyond it, a list that both sides reordered clashes."""


def merge_order(
    base: Sequence[_Item], ours: Sequence[_Item], theirs: Sequence[_Item], kept: Collection[_Item]
) -> tuple[list[_Item], bool]:
    """Return the `kept` items in order, and whether the two sides contradict each other.

    An item of one side only stands behind the one that it stood behind there.
    """
    known = set(kept)
    ours, theirs = [item for item in ours if item in known], [item for item in theirs if item in known]
    common = set(base) & set(ours) & set(theirs)
    first, mine, other = ([item for item in side if item in common] for side in (base, ours, theirs))
    clashes = False
    order: list[_Item] = mine
    if other not in (first, mine):
        joined = other if mine == first else _joined(first, mine, other)
        clashes, order = joined is None, joined or mine
    result = list(ours)
    if order != mine:
        result = list(order)
        _insert(result, [item for item in ours if item not in common], ours, frozenset())
    own = set(ours)
    _insert(result, [item for item in theirs if item not in own], theirs, own - set(theirs))
    return result, clashes


def _joined(base: Sequence[_Item], ours: Sequence[_Item], theirs: Sequence[_Item]) -> list[_Item] | None:
    """Return the one order with the pairs that each side turned round; None if there is none."""
    if len(base) > _MAX_SORTED:
        return None
    mine, other = ({item: place for place, item in enumerate(side)} for side in (ours, theirs))
    # The number of items that come later; in an order, no two items have the same.
    later = dict.fromkeys(base, 0)
    for place, one in enumerate(base):
        for two in base[place + 1 :]:
            turned = mine[one] > mine[two] or other[one] > other[two]
            later[two if turned else one] += 1
    found = sorted(base, key=lambda item: -later[item])
    is_order = all(later[item] == len(base) - 1 - place for place, item in enumerate(found))
    return found if is_order else None


def _insert(
    result: list[_Item], items: Sequence[_Item], order: Sequence[_Item], passed: Collection[_Item]
) -> None:
    """Insert items behind the item that they stand behind in `order`, and behind those `passed` there."""
    places = {item: place for place, item in enumerate(order)}
    there = set(result)
    for item in items:
        before = [one for one in reversed(order[: places[item]]) if one in there][:1]
        after = [one for one in order[places[item] + 1 :] if one in there][:1]
        if before:
            place = result.index(before[0]) + 1
            while place < len(result) and result[place] in passed:
                place += 1
        else:
            place = result.index(after[0]) if after else len(result)
        result.insert(place, item)
        there.add(item)
