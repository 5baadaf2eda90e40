"""The tree of levels above the indicators (一级, 二级, 三级): none to three, the same number in a whole form.

A spec writes a mapping for each level and a list of indicators below the last; without levels it is the list
alone. Beside the levels below it, a level may state its 权重.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from goalc.source.diagnostic import Path

Tree = Mapping[str, "Tree"] | tuple[str, ...]
"""The levels that a pack knows: a mapping to the levels below, or the names of the last ones."""
Levels = tuple[str, ...]
"""The names of the levels above an indicator, from the first."""
LevelWeights = Mapping[Levels, Decimal]
"""The stated 权重 of levels."""

LEVEL_WORDS = ("一级", "二级", "三级")
"""The words for the levels, in packs and in templates."""
MAX_LEVELS = len(LEVEL_WORDS)
USUAL_LEVELS = 2
"""The number of levels of a form whose pack says nothing of them."""
WEIGHT_KEY = "权重"


def below(tree: Tree, *names: str) -> Tree:
    """Return the levels below one; none below the last and below one that the tree does not have."""
    for name in names:
        tree = tree.get(name, ()) if isinstance(tree, Mapping) else ()
    return tree


def depth_of(tree: Tree) -> int:
    """Return the number of levels on the longest way down."""
    if isinstance(tree, Mapping):
        return 1 + max(map(depth_of, tree.values()), default=0)
    return 1 if tree else 0


def walk(tree: Tree, above: Levels = ()) -> Iterator[Levels]:
    """Yield every level of a tree by the names down to it, each before those below it."""
    for name in tree:
        yield (*above, name)
        yield from walk(below(tree, name), (*above, name))


def last_levels(tree: Tree) -> list[Levels]:
    """Return the levels that indicators stand under; of a tree without levels, the one with no names."""
    found = list(walk(tree))
    deepest = max(map(len, found), default=0)
    return [levels for levels in found if len(levels) == deepest] or [()]


def place_of_level(rows: Sequence[Levels], levels: Levels, tree: Tree) -> int:
    """Return the index behind the last row of a level, or of the levels before it in the tree.

    `rows` are the levels of all rows; those of one level stand together.
    """
    same, first = list(range(len(rows))), 0
    for number, name in enumerate(levels):
        own = [row for row in same if rows[row][number] == name]
        if not own:
            names = tuple(below(tree, *levels[:number]))
            before = names[: names.index(name)]
            return max((row + 1 for row in same if rows[row][number] in before), default=first)
        same, first = own, own[0]
    return same[-1] + 1 if same else first


def listed(node: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    """Yield the indicators below a value of a spec, each with its path, which ends with a number."""
    if isinstance(node, list):
        for number, item in enumerate(node):
            yield (*path, number), item
    elif isinstance(node, dict):
        for name, child in node.items():
            yield from listed(child, (*path, name))


def stated_weights(node: Any, levels: Levels = ()) -> Iterator[tuple[Levels, Any]]:
    """Yield the 权重 that levels state in a value of a spec."""
    if isinstance(node, dict):
        for name, child in node.items():
            if levels and name == WEIGHT_KEY and not isinstance(child, (dict, list)):
                yield levels, child
            else:
                yield from stated_weights(child, (*levels, name))


def levels_of(path: Path) -> Levels:
    """Return the levels in the path of an indicator or of a value in it: 绩效指标, levels, number …"""
    numbers = [place for place, step in enumerate(path) if isinstance(step, int)]
    return tuple(map(str, path[1 : numbers[0]])) if numbers else ()


def indicator_path(path: Path) -> Path:
    """Return the path of the indicator that a path leads into: up to its first number."""
    numbers = [place for place, step in enumerate(path) if isinstance(step, int)]
    return path[: numbers[0] + 1] if numbers else path
