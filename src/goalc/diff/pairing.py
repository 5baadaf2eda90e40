"""What of one side is what of the other: by identity, then by similarity.

In: two collections. Out: pairs, each member in one at most; the best matches first, of equal ones those
that stand first and nearest. Swapped sides give the swapped pairs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TypeVar

_Item = TypeVar("_Item")

MOST_COMPARED = 10_000
"""So many pairs are looked at for similarity; beyond that only identity counts, or it would take long."""

LONGEST_COMPARED = 2000
"""So many characters of a text tell how alike it is to another."""


@lru_cache(8192)
def likeness(one: str, other: str) -> float:
    """How alike two texts are, from 0 to 1."""
    if one == other:
        return 1.0
    one, other = sorted((one, other))  # the matcher sees it otherwise from the other side
    matcher = SequenceMatcher(None, one[:LONGEST_COMPARED], other[:LONGEST_COMPARED], autojunk=False)
    return matcher.ratio()


def identical(
    left: Iterable[_Item], right: Iterable[_Item], key: Callable[[_Item], Hashable]
) -> list[tuple[_Item, _Item]]:
    """Pairs with the same key; of several with one key the first with the first."""
    waiting: dict[Hashable, list[_Item]] = defaultdict(list)
    for item in right:
        waiting[key(item)].append(item)
    return [(one, others.pop(0)) for one in left if (others := waiting.get(key(one)))]


def match_items(
    left: Sequence[_Item], right: Sequence[_Item], score: Callable[[_Item, _Item], float], least: float
) -> list[tuple[_Item, _Item]]:
    """Pairs that are most alike, none less than `least`."""
    if len(left) * len(right) > MOST_COMPARED:
        return []
    scored = [
        (-found, i + j, abs(i - j), i, j)
        for i, one in enumerate(left)
        for j, other in enumerate(right)
        if (found := score(one, other)) >= least
    ]
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    pairs = []
    # Both sides give the same order but for (i, j) and (j, i), which never take from each other.
    for *_, i, j in sorted(scored):
        if i not in taken_left and j not in taken_right:
            taken_left.add(i)
            taken_right.add(j)
            pairs.append((i, j))
    return [(left[i], right[j]) for i, j in sorted(pairs)]
