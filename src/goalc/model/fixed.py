"""Fixed indicators (固定指标): rows that the budget system puts into every form and nobody may change.

In: the indicators that a spec states, and its form's profile. Out: the same with the fixed ones that the spec
leaves out, each at the end of its level, with the levels in the order of the form's tree.
"""

from __future__ import annotations

from collections.abc import Sequence

from goalc.model.profile import FixedIndicator, FormProfile
from goalc.model.spec import Indicator
from goalc.model.target import parse_target
from goalc.model.tree import place_of_level
from goalc.source.diagnostic import Path


def add_fixed(indicators: Sequence[Indicator], form: FormProfile, path: Path) -> tuple[Indicator, ...]:
    """Return all rows of the form; `path` is that of its indicators."""
    rows = list(indicators)
    stated = {row.name for row in rows}
    for item in form.fixed:
        if item.name not in stated:
            number = sum(row.levels == item.levels for row in rows)
            place = place_of_level([row.levels for row in rows], item.levels, form.tree)
            rows.insert(place, _row(item, (*path, *item.levels, number)))
    return tuple(rows)


def _row(item: FixedIndicator, path: Path) -> Indicator:
    return Indicator(
        item.levels, item.name, parse_target(item.target), item.definition, path=path, added=True
    )
