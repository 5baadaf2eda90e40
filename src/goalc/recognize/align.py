"""Find the forms in a file: align its paragraphs and rows with those of a pack's forms.

In: the items of a file and the patterns of a pack. Out: the pattern's item for each item that has one, form
after form, with how well it all fits. The best alignment of the whole file is found at once, so where a form
begins, which one it is, which rows repeat and which are not its own is decided together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from goalc.recognize.likelihood import likelihood
from goalc.recognize.pattern import FormPattern, PatternItem
from goalc.recognize.source import SourceItem

_SKIP_SOURCE = 0.3
_SKIP_ROW, _SKIP_LIST, _SKIP_PARAGRAPH = 0.5, 0.05, 0.05
_BEGIN = 0.8
"""Cost of another form, so that one is not taken for two."""
_HEADER_AGAIN = 0.3
_LATE = 2.0
"""By how much the rows before the one with which a form begins cost more than rows it lacks elsewhere."""
_MIN_OUT_OF_ORDER = 0.9
"""Minimum likelihood of a row that stands in another place than in its form."""
_NONE = float("-inf")


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
    best = [_NONE] * len(states)
    ends, outside = 0.0, -1
    back: list[list[tuple[int, bool]]] = []
    for item in source:
        column: list[tuple[int, bool]] = []
        new = [_NONE] * len(states)
        entries = _entries(states, best, patterns)
        for number, state in enumerate(states):
            value = likelihood(item, patterns[state.form], state.item)
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
            worth, item = max((likelihood(source[number], form.pattern, n), n) for n in rows)
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
