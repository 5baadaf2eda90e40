"""Find in a row which cell is which: the cells of a file beside those of the pattern's row that it is.

In: an item of a file and its pattern's item. Out: for each text of the row the hole that it fills, or that it
is a label, or neither. Columns below a header go by that header, wherever it stands in the file; other cells
by their order between the labels.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise, zip_longest
from typing import NamedTuple

from goalc.recognize.labels import MIN_LIKENESS, bare_label, likeness, plain_label
from goalc.recognize.pattern import Header, Hole, PatternCell, PatternItem, matcher_of
from goalc.recognize.source import SourceItem, SourceText
from goalc.recognize.values import Doubt, read_value

_COLON = re.compile(r"[:：]\s*|\n")
_BLANK = re.compile(r"[:：]\s*|\s+")
_COUNT = re.compile(r"[（(]?[0-9０-９一二三四五六七八九十]{1,3}[)）]?[.、．:：]?")
_MAX_LABEL = 40
_SKIP_EMPTY, _SKIP_FILLED, _SKIP_CELL = 0.02, 0.4, 0.15


class Filled(NamedTuple):
    """A text that fills a hole."""

    hole: Hole
    source: SourceText


class Assigned(NamedTuple):
    """The texts of one row: those that fill holes, those that are labels with their words, the others.

    `around` are texts that hold words beside their values.
    """

    filled: tuple[Filled, ...] = ()
    labels: tuple[tuple[SourceText, str], ...] = ()
    rest: tuple[SourceText, ...] = ()
    around: tuple[SourceText, ...] = ()


Columns = Mapping[Header, tuple[int, int]]
"""The columns of a file that stand below a header of the pattern."""


def assign(source: SourceItem, wanted: PatternItem, columns: Columns) -> Assigned:
    """Return which text of an item is what."""
    if not wanted.is_row:
        return _assign_paragraph(source, wanted)
    known = [cell for cell in wanted.cells if cell.header in columns]
    if wanted.group and known and len(known) == len([cell for cell in wanted.cells if cell.holes]):
        return _assign_columns(source, wanted, columns)
    return _with_values_in_labels(_assign_in_order(source, wanted, columns), wanted)


def _with_values_in_labels(assigned: Assigned, wanted: PatternItem) -> Assigned:
    """Return the texts of a row, those as well that go on behind their label and leave its hole empty."""
    taken = {one.hole.key for one in assigned.filled}
    empty = {
        label.words
        for label, cell in pairwise(wanted.cells)
        if label.is_label and cell.holes and not cell.words and not any(h.key in taken for h in cell.holes)
    }
    more = tuple(text for text, words in assigned.labels if words in empty and _goes_on(text.text, wanted))
    return assigned._replace(rest=(*assigned.rest, *more))


def _goes_on(text: str, wanted: PatternItem) -> bool:
    """Return True if a text is a label with more behind it than a remark in brackets or other labels."""
    words = (*wanted.labels, *wanted.extra_labels, *wanted.covering)
    more = _behind(bare_label(text), [bare_label(word) for word in words])
    if more:
        return not any(more in bare_label(word) or bare_label(word) in more for word in words)
    remark = _behind(plain_label(text), [plain_label(word) for word in words])
    return any(letter.isdigit() for letter in remark)


def _behind(text: str, words: Sequence[str]) -> str:
    """Return what stands in a text behind the longest word that it begins with."""
    begun = [word for word in words if word and text.startswith(word)]
    return text[len(max(begun, key=len)) :] if begun else ""


def _assign_paragraph(source: SourceItem, wanted: PatternItem) -> Assigned:
    cell = wanted.cells[0]
    return _mixed(SourceText(source.text, source.filled[0].place), cell, source.filled[1:])


def _mixed(text: SourceText, cell: PatternCell, others: Sequence[SourceText] = ()) -> Assigned:
    """Return the values between the words of a text."""
    found = matcher_of(cell.pieces).fullmatch(text.text)
    if found is None:
        words = plain_label(cell.words)
        parts = [other for other in others if plain_label(other.text) in words]
        rest = tuple(other for other in others if other not in parts)
        return Assigned(labels=((text, cell.words), *((part, "") for part in parts)), rest=rest)
    values = [
        Filled(hole, text._replace(text=value.strip()))
        for hole, value in zip(cell.holes, found.groups(), strict=True)
        if value and value.strip()
    ]
    if not values:
        return Assigned(labels=((text, cell.words),))
    return Assigned(tuple(values), around=(text,))


def _assign_columns(source: SourceItem, wanted: PatternItem, columns: Columns) -> Assigned:
    """Return the cells below the headers of a list; a cell that began above is taken as well."""
    filled: list[Filled] = []
    for header in dict.fromkeys(cell.header for cell in wanted.cells if cell.header in columns):
        if header is None:
            continue
        below = [cell for cell in wanted.cells if cell.header == header and cell.holes]
        texts = [text for text in source.over(*columns[header]) if text.text]
        if len(below) == 1:
            filled += [one for text in texts for one in _fill(below[0], text)]
        else:
            for cell, text in zip(below, source.over(*columns[header]), strict=False):
                filled += [Filled(cell.holes[0], text)] if text.text else []
    taken = {one.source.place for one in filled}
    words = [*wanted.labels, *wanted.extra_labels, *wanted.covering]
    labels, rest = [], []
    for text in source.filled:
        if text.place in taken:
            continue
        word = _label_of(text.text, words)
        labels += [(text, word)] if word else []
        rest += [] if word else [text]
    return Assigned(tuple(filled), tuple(labels), tuple(rest))


def _label_of(text: str, words: Sequence[str]) -> str:
    close = [(likeness(word, text), word) for word in words]
    best = max(close, default=(0.0, ""))
    return best[1] if best[0] >= MIN_LIKENESS else ""


def _assign_in_order(source: SourceItem, wanted: PatternItem, columns: Columns) -> Assigned:
    """Return the best alignment of the cells of a row with those of the pattern, both in order."""
    texts = _without_covering(_cut_labels(source.cells, wanted), wanted)
    cells = wanted.cells
    pairs = _best_pairs(texts, cells, columns)
    result = Assigned()
    for number, text in enumerate(texts):
        if not text.text:
            continue
        if number in pairs:
            result = _add(result, text, cells[pairs[number]])
            continue
        word = _label_of(text.text, [*wanted.labels, *wanted.extra_labels, *wanted.covering])
        if word:
            result = result._replace(labels=(*result.labels, (text, word)))
        else:
            result = result._replace(rest=(*result.rest, text))
    return result


def _add(result: Assigned, text: SourceText, cell: PatternCell) -> Assigned:
    if not cell.holes:
        return result._replace(labels=(*result.labels, (text, cell.words)))
    if cell.is_mixed:
        mixed = _mixed(text, cell)
        return Assigned(
            (*result.filled, *mixed.filled),
            (*result.labels, *mixed.labels),
            result.rest,
            (*result.around, *mixed.around),
        )
    return result._replace(filled=(*result.filled, *_fill(cell, text)))


def _fill(cell: PatternCell, text: SourceText) -> list[Filled]:
    """Return the values in a cell: one of several values holds one in each paragraph."""
    holes = list({hole.key: hole for hole in cell.holes}.values())
    lines = [text.text] if len(holes) == 1 else text.text.split("\n", len(holes) - 1)
    return [
        Filled(hole, text._replace(text=line.strip()))
        for hole, line in zip(holes, lines, strict=False)
        if line.strip()
    ]


def _cut_labels(cells: Sequence[SourceText], wanted: PatternItem) -> list[SourceText]:
    """Return the cells of a row; one that holds a label and its value behind a colon or a blank is two."""
    found: list[SourceText] = []
    whole = {plain_label(cell.text) for cell in cells}
    labels = [word for word in wanted.labels if plain_label(word) not in whole]
    for cell, following in zip_longest(cells, cells[1:]):
        is_last = following is None or not following.text or _is_any(wanted.labels, following.text)
        cut = None if _is_any(labels, cell.text) else _cut(cell.text, labels, _BLANK if is_last else _COLON)
        found += [cell] if cut is None else [cell._replace(text=part) for part in cut]
    return found


def _cut(text: str, labels: Sequence[str], signs: re.Pattern[str]) -> tuple[str, str] | None:
    """Return a label and what stands behind it; None for no label, or nothing behind it."""
    for place in signs.finditer(text[: _MAX_LABEL + 1]):
        head, value = text[: place.start()], text[place.end() :].strip()
        if value and _is_any(labels, head):
            return head, value
    return None


def _is_any(labels: Sequence[str], text: str) -> bool:
    return any(likeness(label, text) >= 0.9 for label in labels)


def _without_covering(texts: Sequence[SourceText], wanted: PatternItem) -> list[SourceText]:
    """Return the cells of a row without the labels at its beginning that the pattern has from above."""
    own = {plain_label(word) for word in (*wanted.labels, *wanted.extra_labels)}
    covering = {plain_label(word) for word in wanted.covering} - own
    return sorted(
        texts, key=lambda text: (bool(text.text) and plain_label(text.text) in covering, text.start)
    )


def _best_pairs(
    texts: Sequence[SourceText], cells: Sequence[PatternCell], columns: Columns
) -> dict[int, int]:
    worth = [[_worth(text, cell, columns) for cell in cells] for text in texts]
    best = [[0.0] * (len(cells) + 1) for _ in range(len(texts) + 1)]
    skip = [_SKIP_FILLED if text.text else _SKIP_EMPTY for text in texts]
    for i in reversed(range(len(texts))):
        best[i][len(cells)] = best[i + 1][len(cells)] - skip[i]
    for j in reversed(range(len(cells))):
        best[len(texts)][j] = best[len(texts)][j + 1] - _SKIP_CELL
    for i in reversed(range(len(texts))):
        for j in reversed(range(len(cells))):
            best[i][j] = max(
                worth[i][j] + best[i + 1][j + 1], best[i + 1][j] - skip[i], best[i][j + 1] - _SKIP_CELL
            )
    pairs, i, j = {}, 0, 0
    while i < len(texts) and j < len(cells):
        if best[i][j] == worth[i][j] + best[i + 1][j + 1]:
            pairs[i] = j
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j] - skip[i]:
            i += 1
        else:
            j += 1
    return pairs


def _worth(text: SourceText, cell: PatternCell, columns: Columns) -> float:
    """Return how well a cell of a file fits one of the pattern; very little if it does not."""
    if cell.is_label:
        close = likeness(cell.words, text.text)
        return 2 * close if close >= MIN_LIKENESS else -2.0
    if not cell.holes:
        # It counts the rows, or is empty in every form.
        return 0.1 if not text.text else 0.6 if _COUNT.fullmatch(text.text) else -2.0
    if cell.is_mixed:
        return 1.6 if matcher_of(cell.pieces).fullmatch(text.text) else -2.0
    score = 0.2
    if cell.header in columns and cell.header is not None:
        start, end = columns[cell.header]
        score += 0.8 if text.start < end and start < text.end else -1.0
    if not text.text:
        return score
    hole = cell.holes[0]
    printing = hole.printing._replace(unit=hole.printing.unit or "元")
    return score + (-0.1 if isinstance(read_value(text.text, printing), Doubt) else 0.3)
