"""Find the forms in a file: align its paragraphs and rows with those of a pack's forms.

In: the items of a file and the patterns of a pack. Out: the pattern's item for each item that has one, form
after form, with how well it all fits. The best alignment of the whole file is found at once, so where a form
begins, which one it is, which rows repeat and which are not its own is decided together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from goalc.recognize.labels import MIN_LIKENESS, likeness, plain_label
from goalc.recognize.pattern import FormPattern, PatternCell, PatternItem
from goalc.recognize.source import SourceItem
from goalc.recognize.values import Doubt, read_value

_SKIP_SOURCE = 0.3
_SKIP_ROW, _SKIP_LIST, _SKIP_PARAGRAPH = 0.5, 0.05, 0.05
_BEGIN = 0.8
"""Cost of another form, so that one is not taken for two."""
_HEADER_AGAIN = 0.3
_LATE = 2.0
"""By how much the rows before the one with which a form begins cost more than rows it lacks elsewhere."""
_BARE_PARAGRAPH = 0.15
_MIN_OUT_OF_ORDER = 0.9
"""Minimum likelihood of a row that stands in another place than in its form."""
_NONE = float("-inf")
_TOO_FEW, _UNLIKE = -0.35, -0.2
"""What a row of a list loses with too few cells, and at most with cells that are not of their kinds."""
_CHECKED = frozenset({"period", "date", "money", "number", "rate", "year"})
"""The kinds of which most texts are no value."""


class Match(NamedTuple):
    """An item of the file and the item of a form that it is."""

    source: int
    item: int


@dataclass(frozen=True)
class FoundForm:
    """One form in a file: its pattern and its matches in order."""

    pattern: FormPattern
    matches: tuple[Match, ...]


class Alignment(NamedTuple):
    """The forms of a file in order, and how well they fit: more is better."""

    forms: tuple[FoundForm, ...]
    score: float


class _State(NamedTuple):
    """An item of a form as a state; `before` and `after` cost what its form has before and behind it."""

    form: int
    item: int
    before: float
    after: float


def align_forms(source: Sequence[SourceItem], patterns: Sequence[FormPattern]) -> Alignment:
    """Return the best alignment of a whole file with the forms of one pack."""
    states = [state for number, pattern in enumerate(patterns) for state in _states(number, pattern)]
    likelihood = _Likelihood(patterns)
    best = [_NONE] * len(states)
    ends, outside = 0.0, -1
    back: list[list[tuple[int, bool]]] = []
    for item in source:
        column: list[tuple[int, bool]] = []
        new = [_NONE] * len(states)
        entries = _entries(states, best, patterns)
        for number, state in enumerate(states):
            value = likelihood.of(item, state.form, state.item)
            score, origin = best[number] - _SKIP_SOURCE, number
            matched = False
            if value > 0:
                entered, place = entries[number]
                begun = ends - _BEGIN - state.before
                if begun >= entered:
                    entered, place = begun, outside
                if entered + value > score:
                    score, origin, matched = entered + value, place, True
            new[number] = score
            column.append((origin, matched))
        back.append(column)
        best = new
        finished = max(range(len(states)), key=lambda n: best[n] - states[n].after, default=-1)
        if finished >= 0 and best[finished] - states[finished].after > ends - _SKIP_SOURCE:
            ends, outside = best[finished] - states[finished].after, finished
        else:
            ends -= _SKIP_SOURCE
    return _with_rows_out_of_order(source, _trace(states, patterns, back, outside, ends))


def _states(form: int, pattern: FormPattern) -> list[_State]:
    costs = [_skip_cost(item) for item in pattern.items]
    return [
        _State(form, number, _LATE * sum(costs[:number]), sum(costs[number + 1 :]))
        for number in range(len(costs))
    ]


def _skip_cost(item: PatternItem) -> float:
    if not item.is_row:
        return _SKIP_PARAGRAPH
    return _SKIP_LIST if item.group else _SKIP_ROW


def _entries(
    states: Sequence[_State], best: Sequence[float], patterns: Sequence[FormPattern]
) -> list[tuple[float, int]]:
    """Return for each state the best score with which it can be entered in its form, and from where."""
    found: list[tuple[float, int]] = []
    running, place = _NONE, -1
    for number, state in enumerate(states):
        if state.item == 0:
            running, place = _NONE, -1
        item = patterns[state.form].items[state.item]
        entry = (running, place)
        stays = best[number] - (0.0 if item.group else _HEADER_AGAIN)
        if (item.group or item.is_header) and stays > entry[0]:
            entry = (stays, number)
        later = number + 1
        # The header of a list may come again on another page.
        if item.is_header and later < len(states) and states[later].form == state.form:
            again = best[later] - _HEADER_AGAIN
            if patterns[state.form].items[state.item + 1].group and again > entry[0]:
                entry = (again, later)
        found.append(entry)
        running -= _skip_cost(item)
        if best[number] > running:
            running, place = best[number], number
    return found


def _trace(
    states: Sequence[_State],
    patterns: Sequence[FormPattern],
    back: Sequence[Sequence[tuple[int, bool]]],
    outside: int,
    score: float,
) -> Alignment:
    matches: list[tuple[int, int]] = []
    ends = _end_of_each(states, back, outside)
    state = outside
    number = ends
    while number >= 0 and state >= 0:
        origin, matched = back[number][state]
        if matched:
            matches.append((number, state))
        state = origin
        number -= 1
    matches.reverse()
    forms: list[tuple[FormPattern, list[Match]]] = []
    for source, place in matches:
        form, item = patterns[states[place].form], states[place].item
        last = forms[-1] if forms else None
        goes_on = last is not None and last[0] is form and _may_follow(form, last[1][-1].item, item)
        if last is None or not goes_on:
            forms.append((form, []))
        forms[-1][1].append(Match(source, item))
    return Alignment(tuple(FoundForm(form, tuple(found)) for form, found in forms), score)


def _with_rows_out_of_order(source: Sequence[SourceItem], alignment: Alignment) -> Alignment:
    """Return an alignment with the rows that stand in another order than in their form."""
    made = []
    for form in alignment.forms:
        free = set(range(len(form.pattern.items))) - {match.item for match in form.matches}
        taken = {match.source for match in form.matches}
        matches = list(form.matches)
        for number in range(form.matches[0].source, form.matches[-1].source + 1):
            rows = [n for n in free if form.pattern.items[n].is_row and form.pattern.items[n].labels]
            if number in taken or source[number].table is None or not rows:
                continue
            worth, item = max((_row(source[number], form.pattern.items[n], form.pattern), n) for n in rows)
            if worth >= _MIN_OUT_OF_ORDER:
                matches.append(Match(number, item))
                free.discard(item)
        made.append(FoundForm(form.pattern, tuple(sorted(matches))))
    return Alignment(tuple(made), alignment.score)


def _end_of_each(states: Sequence[_State], back: Sequence[Sequence[tuple[int, bool]]], outside: int) -> int:
    """Return the number of the last item of the file."""
    return len(back) - 1 if states and outside >= 0 else -1


def _may_follow(form: FormPattern, last: int, item: int) -> bool:
    if item > last or (item == last and (form.items[item].group or form.items[item].is_header)):
        return True
    return item == last - 1 and form.items[item].is_header and bool(form.items[last].group)


class _Likelihood:
    """The likelihood that an item of a file is an item of a form, each computed once."""

    def __init__(self, patterns: Sequence[FormPattern]) -> None:
        self._patterns = patterns

    def of(self, source: SourceItem, form: int, item: int) -> float:
        pattern = self._patterns[form]
        wanted = pattern.items[item]
        if not wanted.is_row:
            return _paragraph(source, wanted)
        if source.table is None:
            return 0.0
        return _row(source, wanted, pattern)


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
    """Return the likeness of a label and a text, which may go on with a value behind a colon."""
    whole = likeness(label, text)
    if whole >= MIN_LIKENESS:
        return whole
    head = text.replace("：", ":").partition(":")[0]
    return 0.9 * likeness(label, head) if head != text else whole


def _foreign(texts: Sequence[str], wanted: PatternItem, pattern: FormPattern) -> int:
    """Return the number of texts that are labels of other rows."""
    own = {plain_label(label) for label in (*wanted.labels, *wanted.extra_labels, *wanted.covering)}
    own |= {plain_label(piece) for cell in wanted.cells for piece in cell.pieces if isinstance(piece, str)}
    plain = {plain_label(text) for text in texts if len(text) < 40}
    return sum(text in pattern.words and text not in own for text in plain if len(text) > 1)


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
