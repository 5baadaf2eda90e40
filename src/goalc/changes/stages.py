"""Two versions of a form of a later stage (监控, 自评) → the changes of what it writes itself.

What it takes from its target form is told in the comparison of that, unless it is about another target form
than before. The target in force is 调整值 where there is one: a looser 调整值 is a looser target, also in a
new stage. 完成值 and 得分 promise nothing: they have kinds of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from goalc.changes import targets
from goalc.changes.change import Change, Changed
from goalc.changes.forms import compare_indicators
from goalc.changes.indicators import Matched, Owner, match
from goalc.changes.money_lines import compare_money
from goalc.changes.sizes import percent, size_of
from goalc.model.evaluation import target_in_force
from goalc.model.forms import RESULTS
from goalc.model.money import MoneyLine, MoneyTable
from goalc.model.spec import RESULT_FIELDS, RESULTS_KEY, TARGET_KEY, Form, Indicator
from goalc.source.diagnostic import Origin

_KINDS = {"outcome": "outcome-changed", "expected": "outcome-changed", "score": "score-changed"}
_ADJUSTED = "adjusted"


def match_results(before: Form, after: Form) -> Matched:
    """Match the indicators of two versions of a stage; those that come and go are the target form's."""
    return Matched(match(before.indicators, after.indicators).pairs, [], [])


def compare_results(one: Form, other: Form, owner: Owner) -> Iterator[Change]:
    """Yield the changes of the fields that a stage writes itself, without those of its indicators."""
    if one.results != other.results:
        yield _change("text-changed", (RESULTS_KEY,), one.results, other.results, one, other, owner)
    written = one.own_keys | other.own_keys
    for key in dict.fromkeys([*one.fields, *other.fields]):
        before, after = (form.fields.get(key) if key in form.own_keys else None for form in (one, other))
        if key in written and before != after:
            yield _change("field-changed", (key,), before, after, one, other, owner)
    yield from compare_money(owner, _own_money(one), _own_money(other))


def compare_targets(one: Form, other: Form, owner: Owner) -> Iterator[Change]:
    """Yield the change of a stage's form that is about another target form, and those of its indicators."""
    places = Origin(owner.base, (TARGET_KEY,)), Origin(owner.head, (TARGET_KEY,))
    files = one.target_file, other.target_file
    yield Change("stage-retargeted", owner.unit, owner.form, (TARGET_KEY,), *files, *places)
    before, after = ([replace(item, fields={}) for item in form.indicators] for form in (one, other))
    for change in compare_indicators(match(before, after), owner):
        base, head = (
            None if found is None else place
            for found, place in zip((change.base, change.head), places, strict=True)
        )
        yield replace(change, base=base, head=head)


def _own_money(form: Form) -> MoneyTable:
    """Return the money that a stage writes itself."""

    def own(lines: Iterable[MoneyLine]) -> tuple[MoneyLine, ...]:
        return tuple(line for line in lines if line.file in {"", form.file})

    return replace(form.money, lines=own(form.money.lines), totals=own(form.money.totals))


def _change(
    kind: str, path: tuple[str, ...], before: Changed, after: Changed, one: Form, other: Form, owner: Owner
) -> Change:
    """Return a change of a field; where a side does not write it, its place is that of its 目标."""
    base, head = (
        Origin(file, path if path[0] in form.own_keys else (TARGET_KEY,))
        for file, form in ((owner.base, one), (owner.head, other))
    )
    return Change(kind, owner.unit, owner.form, path, before, after, base, head)


def compare_result_pairs(pairs: Iterable[tuple[Indicator, Indicator]], owner: Owner) -> Iterator[Change]:
    """Yield the changes of what a stage says of its indicators."""
    for one, other in pairs:
        yield from _compare_pair(one, other, owner)


def _compare_pair(one: Indicator, other: Indicator, owner: Owner) -> Iterator[Change]:
    def change(kind: str, key: str, before: Changed, after: Changed) -> Change:
        path = (*one.levels, one.name, key)
        places = _place(one, owner.base, key), _place(other, owner.head, key)
        return Change(kind, owner.unit, owner.form, path, before, after, *places, depth=len(one.levels))

    for field in RESULT_FIELDS:
        before, after = getattr(one, field.attribute), getattr(other, field.attribute)
        if before == after:
            continue
        if field.attribute == _ADJUSTED:
            # With both: the approved target, and the one that takes its place.
            was, now = target_in_force(one), target_in_force(other)
            kind = targets.kind_of_change(replace(one, target=was), replace(other, target=now), owner.year)
            yield replace(change(kind, field.key, was, now), size=size_of(was, now))
            continue
        found = change(_KINDS.get(field.attribute, "indicator-field-changed"), field.key, before, after)
        numbers = isinstance(before, Decimal) and isinstance(after, Decimal)
        yield replace(found, size=percent(before, after)) if numbers else found
    for key in dict.fromkeys([*one.fields, *other.fields]):
        own, others = _own(one, owner.base, key), _own(other, owner.head, key)
        if own != others:
            yield change("indicator-field-changed", key, own, others)


def adjustments(before: Form | None, after: Form | None, owner: Owner) -> Iterator[Change]:
    """Yield the targets that a stage adjusts which came or went as a whole."""
    form = before or after
    for item in () if form is None or form.stage == "目标" else form.indicators:
        if item.adjusted is None or item.adjusted == item.target:
            continue
        was, now = (item.target, item.adjusted) if before is None else (item.adjusted, item.target)
        kind = targets.kind_of_change(replace(item, target=was), replace(item, target=now), owner.year)
        place = _place(item, owner.base or owner.head, "调整值")
        base, head = (None, place) if before is None else (place, None)
        path = (*item.levels, item.name, "调整值")
        change = Change(kind, owner.unit, owner.form, path, was, now, base, head, size_of(was, now))
        yield replace(change, depth=len(item.levels))


def _own(item: Indicator, file: str, key: str) -> Changed:
    """Return the value of a pack's field that the stage's own file writes, or None."""
    return item.fields.get(key) if key in item.sources and item.sources[key].file == file else None


def _place(item: Indicator, file: str, key: str) -> Origin:
    """Return the place of a value in the stage's file, or that of its indicators if it does not write it."""
    place = item.sources.get(key)
    return place if place is not None and place.file == file else Origin(file, RESULTS.path("indicators"))
