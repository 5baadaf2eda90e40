"""The header rows of a form: labels that name the months, and a target in three columns.

In: a row of a file that is a header, assigned to that of the pattern. Out: which of its texts are labels, and
which column is which part of a target.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from goalc.model.spec import INDICATOR_KEYS
from goalc.recognize.cells import Assigned
from goalc.recognize.labels import plain_label
from goalc.recognize.pattern import Part, PatternCell, PatternItem, matcher_of
from goalc.recognize.source import SourceText

_TARGET = INDICATOR_KEYS[1]
_PART_WORDS: Mapping[Part, tuple[str, ...]] = {
    "sign": ("计算符号", "符号", "指标符号", "比较符号", "运算符号"),
    "number": ("指标值", "数值", "年度指标值", "目标值", "指标数值"),
    "unit": ("计量单位", "度量单位", "单位", "指标单位"),
}
PART_HEADERS = {word: part for part, words in _PART_WORDS.items() for word in words}
"""The headers of a target in three columns."""


def dated_labels(wanted: PatternItem, assigned: Assigned) -> Iterator[tuple[SourceText, str]]:
    """Yield the texts of a header that name the months, with their other words."""
    dated = [cell for cell in wanted.cells if cell.is_dated]
    for text in assigned.around:
        words = (cell.words for cell in dated if matcher_of(cell.pieces).fullmatch(text.text))
        yield from ((text, word) for word in islice(words, 1))


def part_at(parts: Mapping[Part, tuple[int, int]], column: int) -> Part:
    """Return the part of a target that stands in a column; "" for none."""
    return next((part for part, (start, end) in parts.items() if start <= column < end), "")


def is_target(cell: PatternCell) -> bool:
    """Return True for a cell with a whole target."""
    return any(
        hole.printing.kind == "target" and hole.path[-1] == _TARGET and not hole.part for hole in cell.holes
    )


def with_part_labels(assigned: Assigned) -> Assigned:
    """Return the texts of a header, of which the parts of a target are labels too."""
    parts = tuple(text for text in assigned.rest if plain_label(text.text) in PART_HEADERS)
    rest = tuple(text for text in assigned.rest if text not in parts)
    return assigned._replace(labels=(*assigned.labels, *((text, text.text) for text in parts)), rest=rest)
