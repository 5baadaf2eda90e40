"""Lists of paragraphs or steps: which items are new, gone, changed.

In: the items of both sides. Out: steps that turn one list into the other; an item that is only said
otherwise is changed, not removed and added.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple, TypeVar

from goalc.diff.pairing import likeness, matched

_Item = TypeVar("_Item", bound=Hashable)
ALIKE = 0.5
"""Items that are less alike are different ones."""


class Step(NamedTuple):
    """What happened to an item: its index on each side, None where it is not."""

    before: int | None
    after: int | None


def is_reordered(before: Sequence[Hashable], after: Sequence[Hashable]) -> bool:
    """Whether two lists have the same items in another order."""
    return tuple(before) != tuple(after) and Counter(before) == Counter(after)


def steps(before: Sequence[_Item], after: Sequence[_Item], text: Callable[[_Item], str]) -> Iterator[Step]:
    """The changes of items, in their order; items that stay are in none."""
    left, right = ([text(item) for item in side] for side in (before, after))
    if left > right:
        # The matcher finds other blocks from the other side; so it always looks from the same.
        yield from (Step(j, i) for i, j in _steps(after, before, text))
    else:
        yield from _steps(before, after, text)


def _steps(before: Sequence[_Item], after: Sequence[_Item], text: Callable[[_Item], str]) -> Iterator[Step]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, i, i_end, j, j_end in matcher.get_opcodes():
        if tag != "equal":
            yield from _block(range(i, i_end), range(j, j_end), before, after, text)


def _block(
    left: range,
    right: range,
    before: Sequence[_Item],
    after: Sequence[_Item],
    text: Callable[[_Item], str],
) -> Iterator[Step]:
    """Items that took the place of others: the most alike are one that changed."""
    pairs = matched(left, right, lambda i, j: likeness(text(before[i]), text(after[j])), ALIKE)
    kept = dict(pairs)
    yield from (Step(i, kept.get(i)) for i in left)
    yield from (Step(None, j) for j in right if j not in kept.values())
