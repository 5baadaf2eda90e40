"""The pairing of items of two sides, by identity or by likeness.

In: two collections. Out: pairs; each item is in one at most. The best matches are paired first, of equally
good ones those that come first and are nearest. Swapped sides give the swapped pairs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

_Item = TypeVar("_Item")

MAX_PAIRS = 10_000
"""Maximum number of pairs compared by likeness; beyond it, to save time, only identity counts."""


def pair_identical(
    left: Iterable[_Item], right: Iterable[_Item], key: Callable[[_Item], Hashable]
) -> list[tuple[_Item, _Item]]:
    """Pair items with the same key; of several with one key, the first with the first."""
    waiting: dict[Hashable, list[_Item]] = defaultdict(list)
    for item in right:
        waiting[key(item)].append(item)
    return [(one, others.pop(0)) for one in left if (others := waiting.get(key(one)))]


def match_items(
    left: Sequence[_Item], right: Sequence[_Item], score: Callable[[_Item, _Item], float], minimum: float
) -> list[tuple[_Item, _Item]]:
    """Pair the items that are most alike, with a score of at least `minimum`."""
    if len(left) * len(right) > MAX_PAIRS:
        return []
    scored = [
        (-found, i + j, abs(i - j), i, j)
        for i, one in enumerate(left)
        for j, other in enumerate(right)
        if (found := score(one, other)) >= minimum
    ]
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    pairs = []
    # Swapped sides change only the order of (i, j) and (j, i), which share no item.
    for *_, i, j in sorted(scored):
        if i not in taken_left and j not in taken_right:
            taken_left.add(i)
            taken_right.add(j)
            pairs.append((i, j))
    return [(left[i], right[j]) for i, j in sorted(pairs)]
