"""The comparison of lists of paragraphs or steps: items that are new, gone or changed.

In: the items of both sides. Out: steps that turn one list into the other; an item that was only reworded is
changed, not removed and added. Swapped sides give the same steps in reverse.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from goalc.changes.pairing import match_items
from goalc.matching.alignment import align
from goalc.matching.similarity import sequence_similarity

_Item = TypeVar("_Item", bound=Hashable)
MIN_LIKENESS = 0.5
"""Minimum likeness of two items to count as one that changed."""


class ListStep(NamedTuple):
    """The step of one item: its index on each side, None where it does not exist."""

    before: int | None
    after: int | None


def is_reordered(before: Sequence[Hashable], after: Sequence[Hashable]) -> bool:
    """Return True if two lists have the same items in another order."""
    return tuple(before) != tuple(after) and Counter(before) == Counter(after)


def steps(
    before: Sequence[_Item], after: Sequence[_Item], text: Callable[[_Item], str]
) -> Iterator[ListStep]:
    """Yield the steps of items that changed, in order; as many items as possible stay, and have no step."""
    left, right = ([text(item) for item in side] for side in (before, after))
    i = j = 0
    for i_end, j_end in [*_common_items(before, after, left > right), (len(before), len(after))]:
        yield from _block(range(i, i_end), range(j, j_end), left, right)
        i, j = i_end + 1, j_end + 1


def _common_items(before: Sequence[_Item], after: Sequence[_Item], swapped: bool) -> list[tuple[int, int]]:
    """Return the longest common subsequence; of several, the same one for swapped sides."""
    if swapped:
        return [(i, j) for j, i in _common_items(after, before, swapped=False)]
    return align(len(before), len(after), lambda i, j: float(before[i] == after[j]))


def _block(before: range, after: range, left: Sequence[str], right: Sequence[str]) -> Iterator[ListStep]:
    """Yield the steps of items that replace others: the most similar ones count as changed."""
    kept = dict(match_items(before, after, lambda i, j: sequence_similarity(left[i], right[j]), MIN_LIKENESS))
    come = set(kept.values())
    yield from (ListStep(i, kept.get(i)) for i in before)
    yield from (ListStep(None, j) for j in after if j not in come)
