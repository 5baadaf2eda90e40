"""The indicators of two versions of a form → the changes of each.

An indicator is identified by its levels and name, or else by its name, or else by likeness. One that was
renamed or moved is still compared, so that a looser target cannot hide behind a new name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from goalc.changes import definitions, targets
from goalc.changes.aims import is_cost
from goalc.changes.change import Change, Changed, Levels
from goalc.changes.pairing import match_items, pair_identical
from goalc.changes.sizes import Size, percent, size_of
from goalc.matching.similarity import sequence_similarity
from goalc.model.spec import INDICATOR_KEYS, OPTIONAL_INDICATOR_FIELDS, Indicator
from goalc.model.target import Target
from goalc.source.diagnostic import Origin

_LAST_YEAR = "上年值"
_NAME, _TARGET, _DEFINITION = INDICATOR_KEYS
_MIDTERM = "中期值"
MIN_SAME_LEVEL, MIN_OTHER_LEVEL = 0.55, 0.7
"""Minimum likeness of two indicators to count as the same one, on the same level and on different ones."""


class Owner(NamedTuple):
    """The owner of changes: the unit, the form, the form's file on each side, and the later budget year."""

    unit: str
    form: str
    base: str
    head: str
    year: int


class Matched(NamedTuple):
    """The indicators of two versions: those in both, as pairs, those that are gone, those that are new."""

    pairs: list[tuple[Indicator, Indicator]]
    gone: list[Indicator]
    new: list[Indicator]


def match(before: Iterable[Indicator], after: Iterable[Indicator]) -> Matched:
    """Match the indicators of two versions."""
    before, after = tuple(before), tuple(after)
    # The order of levels in a file must not matter.
    found = Matched([], sorted(before, key=place), sorted(after, key=place))
    keys: tuple[Callable[[Indicator], object], ...] = (
        lambda item: (*item.levels, item.name),
        lambda item: item.name,
    )
    for key in keys:
        _take(found, pair_identical(found.gone, found.new, key))
    _take(found, match_items(found.gone, found.new, _likeness_in_level, MIN_SAME_LEVEL))
    _take(found, match_items(found.gone, found.new, indicator_likeness, MIN_OTHER_LEVEL))
    order = {id(item): number for number, item in enumerate((*before, *after))}
    found.pairs.sort(key=lambda pair: order[id(pair[0])])
    found.gone.sort(key=lambda item: order[id(item)])
    found.new.sort(key=lambda item: order[id(item)])
    return found


def place(item: Indicator) -> tuple[str, ...]:
    """Return the place of an indicator in its form, regardless of the order of levels."""
    return *item.levels, *(f"{step:06}" for step in item.path[1 + len(item.levels) :])


def _take(found: Matched, pairs: list[tuple[Indicator, Indicator]]) -> None:
    ones, others = {id(one) for one, _ in pairs}, {id(other) for _, other in pairs}
    found.pairs.extend(pairs)
    found.gone[:] = [item for item in found.gone if id(item) not in ones]
    found.new[:] = [item for item in found.new if id(item) not in others]


def indicator_likeness(one: Indicator, other: Indicator) -> float:
    """Return the likeness of two indicators, from 0 to 1: name counts most, then explanation, then target."""
    known = 0.5 * sequence_similarity(one.name, other.name) + 0.2 * (one.target == other.target)
    # Explanations are long, so they are compared only if they can still decide.
    if known + 0.3 < MIN_SAME_LEVEL:
        return 0.0
    return known + 0.3 * sequence_similarity(one.definition, other.definition)


def _likeness_in_level(one: Indicator, other: Indicator) -> float:
    return indicator_likeness(one, other) if _levels(one) == _levels(other) else 0.0


def compare_pair(one: Indicator, other: Indicator, owner: Owner) -> Iterator[Change]:
    """Yield the changes of one indicator."""

    def change(kind: str, key: str, before: Changed, after: Changed, size: Size | None = None) -> Change:
        path = (*one.levels, one.name, *([] if key == _NAME else [key]))
        places = _origin(one, owner.base, key), _origin(other, owner.head, key)
        return Change(kind, owner.unit, owner.form, path, before, after, *places, size, depth=len(one.levels))

    if _levels(one) != _levels(other):
        yield change(
            "indicator-turned" if is_cost(one) != is_cost(other) else "indicator-moved",
            _NAME,
            _levels(one),
            _levels(other),
        )
    if one.name != other.name:
        yield change("indicator-renamed", _NAME, one.name, other.name)
    if one.target != other.target:
        kind = targets.kind_of_change(one, other, owner.year)
        yield change(kind, _TARGET, one.target, other.target, size_of(one.target, other.target))
    if one.midterm != other.midterm:
        kind, size = _compare_midterm(one, other, owner.year)
        yield change(kind, _MIDTERM, one.midterm, other.midterm, size)
    if one.definition != other.definition:
        kind = definitions.kind_of_change(one.definition, other.definition)
        yield change(kind, _DEFINITION, one.definition, other.definition)
    for key, before, after in _further_differences(one, other):
        if isinstance(before, Target) and isinstance(after, Target) and key != _LAST_YEAR:
            # 中期值 and the targets of a pack are promises like 指标值.
            promised = replace(one, target=before), replace(other, target=after)
            kind = targets.kind_of_change(*promised, owner.year)
            yield change(kind, key, before, after, size_of(before, after))
            continue
        numbers = isinstance(before, Decimal) and isinstance(after, Decimal)
        size = percent(before, after) if numbers else None  # type: ignore[arg-type]  # both are, see above
        yield change("indicator-field-changed", key, before, after, size)


def _compare_midterm(one: Indicator, other: Indicator, year: int) -> tuple[str, Size | None]:
    """Return the kind of the change of 中期值, which is a target of its own, and its size."""
    before, after = one.midterm, other.midterm
    if before is None or after is None:
        return ("target-stated" if before is None else "target-withdrawn"), None
    pair = replace(one, target=before), replace(other, target=after)
    return targets.kind_of_change(*pair, year), size_of(before, after)


def _further_differences(one: Indicator, other: Indicator) -> Iterator[tuple[str, Changed, Changed]]:
    """Yield the other differences of an indicator: in optional keys, and in the pack's own."""
    for field in OPTIONAL_INDICATOR_FIELDS:
        if field.key == _MIDTERM:
            continue
        before, after = getattr(one, field.attribute), getattr(other, field.attribute)
        if before != after:
            yield field.key, before, after
    for key in dict.fromkeys([*one.fields, *other.fields]):
        own, others = one.fields.get(key), other.fields.get(key)
        if own != others:
            yield key, own, others


def removal(item: Indicator, owner: Owner) -> Change:
    """Return the change of an indicator that is gone."""
    path = (*_levels(item), item.name)
    return Change(
        "indicator-removed",
        owner.unit,
        owner.form,
        path,
        item,
        None,
        Origin(owner.base, item.path),
        None,
        depth=len(item.levels),
    )


def addition(item: Indicator, owner: Owner) -> Change:
    """Return the change of an indicator that is new."""
    path = (*_levels(item), item.name)
    return Change(
        "indicator-added",
        owner.unit,
        owner.form,
        path,
        None,
        item,
        None,
        Origin(owner.head, item.path),
        depth=len(item.levels),
    )


def reorderings(pairs: Iterable[tuple[Indicator, Indicator]], owner: Owner) -> Iterator[Change]:
    """Yield a change for each level whose indicators are in another order.

    The order of the levels has no meaning.
    """
    levels: dict[Levels, list[tuple[Indicator, Indicator]]] = {}
    for one, other in pairs:
        if _levels(one) == _levels(other):
            levels.setdefault(_levels(one), []).append((one, other))
    for level, found in levels.items():
        now = sorted(found, key=lambda pair: pair[1].path[1 + len(level) :])
        if now != found:
            before, after = (tuple(one.name for one, _ in order) for order in (found, now))
            # The place is that of the list: the path of its first indicator without the index.
            places = Origin(owner.base, found[0][0].path[:-1]), Origin(owner.head, now[0][1].path[:-1])
            change = Change("indicators-reordered", owner.unit, owner.form, level, before, after, *places)
            yield replace(change, depth=len(level))


def _levels(item: Indicator) -> Levels:
    return Levels(item.levels)


def _origin(item: Indicator, file: str, key: str) -> Origin:
    """Return the place of a value in the form's own file, even if a library provides the value."""
    place = item.origin(file, key)
    return place.used or place
