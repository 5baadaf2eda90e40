"""Fixed indicators (固定指标): rows that the budget system puts into every form and nobody may change.

In: the indicators that a spec states, and its form's profile. Out: the same with the fixed ones that the spec
leaves out, each at the end of its level, with the levels in the order of the form's tree.
"""

from __future__ import annotations

from collections.abc import Sequence

from goalc.model.profile import FixedIndicator, FormProfile
from goalc.model.spec import Indicator
from goalc.model.target import parse_target
from goalc.model.tree import below
from goalc.source.diagnostic import Path


def add_fixed(indicators: Sequence[Indicator], form: FormProfile, path: Path) -> tuple[Indicator, ...]:
    """Return all rows of the form; `path` is that of its indicators."""
    rows = list(indicators)
    stated = {row.name for row in rows}
    for item in form.fixed:
        if item.name not in stated:
            number = sum(row.levels == item.levels for row in rows)
            rows.insert(_place(rows, item, form), _row(item, (*path, *item.levels, number)))
    return tuple(rows)


def _row(item: FixedIndicator, path: Path) -> Indicator:
    return Indicator(item.levels, item.name, parse_target(item.target), item.definition, path=path)


def _place(rows: Sequence[Indicator], item: FixedIndicator, form: FormProfile) -> int:
    """Return the index behind the last row of its level, or of the levels before it."""
    same = list(range(len(rows)))
    first = 0
    for number, name in enumerate(item.levels):
        own = [row for row in same if rows[row].levels[number] == name]
        if not own:
            names = tuple(below(form.tree, *item.levels[:number]))
            before = names[: names.index(name)]
            return max((row + 1 for row in same if rows[row].levels[number] in before), default=first)
        same, first = own, own[0]
    return same[-1] + 1 if same else first
