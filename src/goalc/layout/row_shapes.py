"""Other shapes of 绩效指标 for templates: `绩效指标|双列` and `绩效指标|补空`.

双列 has the mid-term targets and the year's side by side: each row has 年度, an indicator, and 中期, one of
those with a 中期值 on the same level, from the top, or blanks. 补空 has a blank row for each level of the
tree without indicators. A shape is made when a template asks for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from goalc.layout.field_values import Context
from goalc.layout.indicator_rows import IndicatorRows
from goalc.model import spec
from goalc.model.spec import Indicator
from goalc.model.target import parse_target
from goalc.model.tree import LEVEL_WORDS, Tree, last_levels, place_of_level
from goalc.source.diagnostic import Path

SIDE_BY_SIDE, PADDED = "双列", "补空"
MIDTERM, YEAR = "中期", "年度"
MIDTERM_KEY = "中期值"
_TARGET = spec.INDICATOR_KEYS[1]


class IndicatorList(list[Context]):
    """The rows of 绩效指标, which know how to make its other shapes."""

    def __init__(self, rows: IndicatorRows, indicators: Sequence[Indicator], tree: Tree, path: Path) -> None:
        super().__init__(rows.rows(indicators))
        self._make = rows
        self._indicators = indicators
        self._tree = tree
        self._path = path

    def side_by_side(self) -> list[Context]:
        """Return the rows with 中期 and 年度, each with the values of an indicator."""
        found: list[Context] = []
        for levels, group in groupby(self._indicators, key=lambda item: item.levels):
            items = list(group)
            middle = [item for item in items if item.midterm is not None]
            for number, item in enumerate(items):
                is_filled = number < len(middle)
                left = _midterm(middle[number], self._make.file) if is_filled else _blank(item.path)
                found.append({MIDTERM: self._make.row(left), YEAR: self._make.row(item)})
                words = LEVEL_WORDS[: len(levels)]
                found[-1] |= {word: self[len(found) - 1][word] for word in words}
        return found

    def padded(self) -> list[Context]:
        """Return the rows with a blank one for each level of the tree that has no indicator."""
        return self._make.rows(_pad(self._indicators, self._tree, self._path))


def _midterm(item: Indicator, file: str) -> Indicator:
    """Return an indicator whose target is its 中期值, and stands where that does."""
    place = item.origin(file, MIDTERM_KEY)
    return replace(item, target=item.midterm or item.target, sources={**item.sources, _TARGET: place})


def _pad(indicators: Iterable[Indicator], tree: Tree, path: Path) -> list[Indicator]:
    items = list(indicators)
    for levels in last_levels(tree):
        if levels and all(item.levels != levels for item in items):
            place = place_of_level([item.levels for item in items], levels, tree)
            items.insert(place, replace(_blank((*path, *levels, 0)), levels=levels))
    return items


def _blank(path: Path) -> Indicator:
    """Return an indicator that prints nothing."""
    return Indicator((), "", parse_target(""), "", path=path)


def shape(name: str) -> Callable[[object], list[Context]]:
    """Return the filter of a shape. It raises TypeError for what is not 绩效指标."""

    def make(value: object) -> list[Context]:
        if not isinstance(value, IndicatorList):
            raise TypeError(name)
        return value.side_by_side() if name == SIDE_BY_SIDE else value.padded()

    return make
