"""Fixed indicators (固定指标): rows that the budget system puts into every form and nobody may change.

In: the indicators that a spec states, and its form's profile. Out: the same with the fixed ones that the spec
leaves out, each at the end of its level, with the levels in the order of the form's tree.
"""

from __future__ import annotations

from collections.abc import Sequence

from goalc.model.profile import FixedIndicator, FormProfile
from goalc.model.spec import Indicator
from goalc.model.target import parse_target
from goalc.source.diagnostic import Path


def add_fixed(indicators: Sequence[Indicator], form: FormProfile, path: Path) -> tuple[Indicator, ...]:
    """Return all rows of the form; `path` is that of its indicators."""
    rows = list(indicators)
    stated = {row.name for row in rows}
    for item in form.fixed:
        if item.name not in stated:
            place = _place(rows, item, form)
            number = sum((row.level1, row.level2) == (item.level1, item.level2) for row in rows)
            rows.insert(place, _row(item, (*path, item.level1, item.level2, number)))
    return tuple(rows)


def _row(item: FixedIndicator, path: Path) -> Indicator:
    target = parse_target(item.target)
    return Indicator(item.level1, item.level2, item.name, target, item.definition, path=path)


def _place(rows: Sequence[Indicator], item: FixedIndicator, form: FormProfile) -> int:
    """Return the index behind the last row of its level, or of the levels before it."""
    level1 = list(form.tree)
    level2 = form.tree[item.level1]
    same = [number for number, row in enumerate(rows) if row.level1 == item.level1]
    own = [number for number in same if rows[number].level2 == item.level2]
    if own:
        return own[-1] + 1
    if same:
        before = level2[: level2.index(item.level2)]
        return max((n + 1 for n in same if rows[n].level2 in before), default=same[0])
    earlier = level1[: level1.index(item.level1)]
    return max((n + 1 for n, row in enumerate(rows) if row.level1 in earlier), default=0)
