"""Lists of paragraphs or steps: which items are new, gone, changed.

In: the items of both sides. Out: steps that turn one list into the other; an item that is only said
otherwise is changed, not removed and added. Swapped sides give the same steps the other way round.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from goalc.diff.pairing import likeness, match_items
from goalc.matching.alignment import align

_Item = TypeVar("_Item", bound=Hashable)
ALIKE = 0.5
"""Items that are less alike are different ones."""


class ListStep(NamedTuple):
    """What happened to an item: its index on each side, None where it is not."""

    before: int | None
    after: int | None


def is_reordered(before: Sequence[Hashable], after: Sequence[Hashable]) -> bool:
    """Whether two lists have the same items in another order."""
    return tuple(before) != tuple(after) and Counter(before) == Counter(after)


def steps(
    before: Sequence[_Item], after: Sequence[_Item], text: Callable[[_Item], str]
) -> Iterator[ListStep]:
    """The changes of items, in their order; as many as can be stay, and these are in none."""
    left, right = ([text(item) for item in side] for side in (before, after))
    i = j = 0
    for i_end, j_end in [*_staying(before, after, left > right), (len(before), len(after))]:
        yield from _block(range(i, i_end), range(j, j_end), left, right)
        i, j = i_end + 1, j_end + 1


def _staying(before: Sequence[_Item], after: Sequence[_Item], swapped: bool) -> list[tuple[int, int]]:
    """The longest common subsequence; of several the one that is found from the same side always."""
    if swapped:
        return [(i, j) for j, i in _staying(after, before, swapped=False)]
    return align(len(before), len(after), lambda i, j: float(before[i] == after[j]))


def _block(before: range, after: range, left: Sequence[str], right: Sequence[str]) -> Iterator[ListStep]:
    """Items that took the place of others: the most alike are one that changed."""
    kept = dict(match_items(before, after, lambda i, j: likeness(left[i], right[j]), ALIKE))
    come = set(kept.values())
    yield from (ListStep(i, kept.get(i)) for i in before)
    yield from (ListStep(None, j) for j in after if j not in come)
