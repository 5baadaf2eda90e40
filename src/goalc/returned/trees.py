"""The tree of a spec as it was and as it is now: where a value of then stands today.

In: two trees. Out: paths. Keys are the same key; items of a list are the same if they are equal, have the
same name, or are much alike and left over.
"""

from __future__ import annotations

from functools import partial

from goalc.changes.pairing import match_items, pair_identical
from goalc.matching.similarity import sequence_similarity
from goalc.returned.writing import find_node
from goalc.source.diagnostic import Path
from goalc.syntax.tree import Mapping, Node, Scalar, Sequence, plain

_MIN_LIKENESS = 0.6
"""Minimum similarity of two items with different names for them to be the same."""


class TreeMap:
    """The places of one spec then (`base`) and now (`ours`)."""

    def __init__(self, base: Node, ours: Node) -> None:
        self.base, self.ours = base, ours
        self._same = base is ours
        self._pairs: dict[Path, dict[int, int]] = {}

    def today(self, path: Path) -> Path | None:
        """Return where the value at a path of then stands now; None if it has gone.

        A key that was not there then is at the same place in the same mapping.
        """
        if self._same:
            return path
        found: Path = ()
        for number, step in enumerate(path):
            if isinstance(step, int):
                other = self.items(path[:number], found).get(step)
                if other is None:
                    return None
                found = (*found, other)
            else:
                found = (*found, step)
                last = number == len(path) - 1
                if not last and find_node(self.ours, found) is None:
                    return None
        return found

    def items(self, path: Path, today: Path) -> dict[int, int]:
        """Return the numbers of the items of a list now by those of then."""
        if path not in self._pairs:
            self._pairs[path] = _pair(find_node(self.base, path), find_node(self.ours, today))
        return self._pairs[path]

    def is_same(self, path: Path) -> bool:
        """Return True if what stands at a path of then is the same today."""
        today = self.today(path)
        return today is not None and _plain(self.base, path) == _plain(self.ours, today)


def _plain(tree: Node, path: Path) -> object:
    node = find_node(tree, path)
    if node is None:
        return None
    return node.text.strip() if isinstance(node, Scalar) else plain(node)


def _pair(base: Node | None, ours: Node | None) -> dict[int, int]:
    if not isinstance(base, Sequence) or not isinstance(ours, Sequence):
        # One paragraph may stand without a dash.
        return {0: 0} if base is not None and ours is not None else {}
    pairs: dict[int, int] = {}
    for key in (_content, _name):
        left = [n for n in range(len(base.items)) if n not in pairs]
        right = [n for n in range(len(ours.items)) if n not in pairs.values()]
        mine, yours = partial(key, base), partial(key, ours)
        named = [n for n in left if mine(n)], [n for n in right if yours(n)]
        texts = {n: mine(n) for n in named[0]} | {-1 - n: yours(n) for n in named[1]}
        found = pair_identical(named[0], [-1 - n for n in named[1]], texts.__getitem__)
        pairs |= {one: -1 - other for one, other in found}
    left = [n for n in range(len(base.items)) if n not in pairs]
    right = [n for n in range(len(ours.items)) if n not in pairs.values()]
    likeness = match_items(
        left, right, lambda i, j: sequence_similarity(_content(base, i), _content(ours, j)), _MIN_LIKENESS
    )
    return pairs | dict(likeness)


def _content(items: Sequence, number: int) -> str:
    return repr(plain(items.items[number]))


def _name(items: Sequence, number: int) -> str:
    item = items.items[number]
    for key in ("名称", "引用"):
        found = item.get(key) if isinstance(item, Mapping) else None
        if isinstance(found, Scalar) and found.text:
            return found.text.strip()
    return ""
