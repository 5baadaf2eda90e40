"""The likelihood that a paragraph or row of a file is that of a form.

In: an item of a file and an item of a pattern. Out: a number that grows with the labels that they share; 0 or
less for an item that it cannot be.
"""

from __future__ import annotations

from collections.abc import Sequence

from goalc.recognize.labels import MIN_LIKENESS, likeness, plain_label
from goalc.recognize.pattern import FormPattern, PatternCell, PatternItem
from goalc.recognize.source import SourceItem
from goalc.recognize.values import Doubt, read_value

_BARE_PARAGRAPH = 0.15
_TOO_FEW, _UNLIKE = -0.35, -0.2
"""What a row of a list loses with too few cells, and at most with cells that are not of their kinds."""
_CHECKED = frozenset({"period", "date", "money", "number", "rate", "year"})
"""The kinds of which most texts are no value."""


def likelihood(source: SourceItem, pattern: FormPattern, item: int) -> float:
    """Return how likely an item of a file is the item of this number in a form."""
    wanted = pattern.items[item]
    if not wanted.is_row:
        return _paragraph(source, wanted)
    return 0.0 if source.table is None else _row(source, wanted, pattern)


def _paragraph(source: SourceItem, wanted: PatternItem) -> float:
    if source.table is not None and len(source.filled) > 2:
        return 0.0
    if wanted.matcher is None:
        return _BARE_PARAGRAPH if source.table is None and len(source.text) < 60 else 0.0
    found = wanted.matcher.fullmatch(source.text)
    if found is None:
        words = wanted.cells[0].words
        close = likeness(words, source.text) if wanted.cells[0].is_label else 0.0
        return close if close > 0.8 else 0.0
    return min(2.0, 0.6 + len(plain_label(wanted.cells[0].words)) / 8)


def _row(source: SourceItem, wanted: PatternItem, pattern: FormPattern) -> float:
    texts = [cell.text for cell in source.filled]
    if not texts:
        return 0.0
    closest = _pair_labels([*wanted.labels, *wanted.extra_labels], texts)
    required = range(len(wanted.labels))
    if wanted.labels and not any(number in closest for number in required):
        return 0.0
    score = sum(close * _worth(label) for label, close in _told(wanted, closest))
    score -= sum(0.4 * _worth(wanted.labels[number]) for number in required if number not in closest)
    if not wanted.labels:
        score += 0.3 + _plausible(source, wanted)
    return score - 0.6 * _foreign(texts, wanted, pattern)


def _pair_labels(labels: Sequence[str], texts: Sequence[str]) -> dict[int, float]:
    """Return how close each label comes to a text of its own, by the number of the label."""
    pairs = sorted(
        (
            (-close, number, place)
            for number, label in enumerate(labels)
            for place, text in enumerate(texts)
            if (close := _close(label, text)) >= MIN_LIKENESS
        )
    )
    found: dict[int, float] = {}
    taken: set[int] = set()
    for close, number, place in pairs:
        if number not in found and place not in taken:
            found[number] = -close
            taken.add(place)
    return found


def _told(wanted: PatternItem, closest: dict[int, float]) -> list[tuple[str, float]]:
    labels = [*wanted.labels, *wanted.extra_labels]
    return [(labels[number], close) for number, close in closest.items()]


def _worth(label: str) -> float:
    """Return the worth of a label: a single character says little."""
    return 1.0 if len(plain_label(label)) > 1 else 0.2


def _close(label: str, text: str) -> float:
    """Return the likeness of a label and a text, which may go on with a value behind a colon or a blank."""
    head = text.replace("：", ":").partition(":")[0]
    word = text.split(maxsplit=1)[0]
    return max(likeness(label, text), 0.9 * likeness(label, head), 0.9 * likeness(label, word))


def _foreign(texts: Sequence[str], wanted: PatternItem, pattern: FormPattern) -> int:
    """Return the number of texts that are labels of other rows."""
    own = {plain_label(label) for label in (*wanted.labels, *wanted.extra_labels, *wanted.covering)}
    own |= {plain_label(piece) for cell in wanted.cells for piece in cell.pieces if isinstance(piece, str)}
    plain = {plain_label(text) for text in texts if len(text) < 40}
    # A number is the value of any row.
    words = (text for text in plain if len(text) > 1 and not text.isdecimal())
    return sum(text in pattern.words and text not in own for text in words)


def _plausible(source: SourceItem, wanted: PatternItem) -> float:
    """Return how well the texts of a row fit the kinds of its values, wherever in the row these begin."""
    cells = [cell for cell in wanted.cells if cell.holes and not cell.holes[0].level]
    texts = [cell.text for cell in source.cells]
    if len(texts) < len(cells):
        return _TOO_FEW
    shifts = range(len(texts) - len(cells) + 1)
    # The columns may stand in another order.
    return max(_UNLIKE, *(_fits(cells, texts[shift:]) for shift in shifts))


def _fits(cells: Sequence[PatternCell], texts: Sequence[str]) -> float:
    score = 0.0
    for cell, text in zip(cells, texts, strict=False):
        printing = cell.holes[0].printing
        if printing.kind in _CHECKED and text:
            known = printing._replace(unit=printing.unit or "元")
            score += -0.3 if isinstance(read_value(text, known), Doubt) else 0.3
    return score
