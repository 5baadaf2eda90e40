"""Two versions of a form, or of a cover → changes, in the order of the form.

Each core field is compared by its kind; a pack's own fields are compared whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from goalc.changes import indicators, targets
from goalc.changes.change import Change, Changed
from goalc.changes.indicators import Owner
from goalc.changes.listing import is_reordered, steps
from goalc.changes.money_lines import compare_money
from goalc.changes.numbers_in import numbers_in
from goalc.changes.printing import text_of
from goalc.changes.sizes import Size, percent, size_of
from goalc.model.forms import kind_of
from goalc.model.spec import SAFEGUARD_KEYS, Field, Form, Indicator, PlanStep, Safeguards, Submission
from goalc.model.target import Target
from goalc.model.tree import WEIGHT_KEY
from goalc.source.diagnostic import Origin, Path

_PERSONS = frozenset({"manager", "phone", "handler"})
_GOALS = frozenset({"annual_goals", "overall_goals", "goals", "detailed_goals"})


class _ListKinds(NamedTuple):
    """The kinds of changes of a list's items and order."""

    added: str
    removed: str
    reordered: str


class FieldVersions(NamedTuple):
    """A field in two versions: its owner, its path in the form's words, its values."""

    owner: Owner
    path: Path
    before: Any
    after: Any

    def change(self, kind: str, size: Size | None = None) -> Change:
        """Return a change of the field as a whole."""
        return self.part(kind, self.before, self.after, size=size)

    def part(
        self,
        kind: str,
        before: Changed,
        after: Changed,
        base: Path | None = (),
        head: Path | None = (),
        size: Size | None = None,
    ) -> Change:
        """Return a change of a part; `base`, `head` are its paths in the field, None where it is missing."""
        owner, words = self.owner, tuple(str(step) for step in self.path)
        places = [
            None if below is None else Origin(file, (*self.path, *below))
            for file, below in ((owner.base, base), (owner.head, head))
        ]
        return Change(kind, owner.unit, owner.form, words, before, after, places[0], places[1], size)


def compare_fields(one: Form | Submission, other: Form | Submission, owner: Owner) -> Iterator[Change]:
    """Yield the changes between two versions of a form, without those of its indicators."""
    for field in kind_of(one).fields:
        before, after = getattr(one, field.attribute), getattr(other, field.attribute)
        if before != after and field.kind not in {"indicators", "names"}:
            yield from _comparison(field)(FieldVersions(owner, (field.key,), before, after))
    yield from _level_weights(one, other, owner)
    for key in dict.fromkeys([*one.fields, *other.fields]):
        own, others = one.fields.get(key), other.fields.get(key)
        if isinstance(own, Target) and isinstance(others, Target) and own != others:
            yield _target(FieldVersions(owner, (key,), own, others))
        elif own != others:
            numbers = isinstance(own, Decimal) and isinstance(others, Decimal)
            size = percent(own, others) if numbers else None  # type: ignore[arg-type]  # both are, see above
            yield FieldVersions(owner, (key,), own, others).change("field-changed", size)


def _level_weights(one: Form | Submission, other: Form | Submission, owner: Owner) -> Iterator[Change]:
    """Yield the changes of the weights that levels state."""
    if isinstance(one, Submission) or isinstance(other, Submission):
        return
    for levels in dict.fromkeys([*one.level_weights, *other.level_weights]):
        before, after = one.level_weights.get(levels), other.level_weights.get(levels)
        if before != after:
            size = None if before is None or after is None else percent(before, after)
            path = (*kind_of(one).path("indicators"), *levels, WEIGHT_KEY)
            yield FieldVersions(owner, path, before, after).change("field-changed", size)


def _target(sides: FieldVersions) -> Change:
    """Return the change of a target that is a field of a form, with its direction."""
    key = str(sides.path[0])
    one, other = (Indicator((), key, target, "") for target in (sides.before, sides.after))
    kind = targets.kind_of_change(one, other, sides.owner.year)
    return sides.change(kind, size_of(sides.before, sides.after))


def _comparison(field: Field) -> Callable[[FieldVersions], Iterator[Change]]:
    if field.attribute == "name":
        return _whole("form-renamed")
    if field.attribute in _PERSONS:
        return _whole("person-changed")
    if field.attribute in _GOALS:
        return _goals
    return _BY_KIND.get(field.kind, _whole("text-changed"))


def _whole(kind: str) -> Callable[[FieldVersions], Iterator[Change]]:
    return lambda sides: iter([sides.change(kind)])


def _money(sides: FieldVersions) -> Iterator[Change]:
    before, after = sides.before, sides.after
    if before is None or after is None:
        yield sides.change("money-stated" if before is None else "money-withdrawn")
    else:
        kind = "money-raised" if after > before else "money-lowered"
        yield sides.change(kind, percent(before, after))


def _goals(sides: FieldVersions) -> Iterator[Change]:
    kinds = _ListKinds("goal-added", "goal-removed", "goals-reordered")
    yield from _items(sides, kinds, _goal_kind)


def _goal_kind(one: str, other: str) -> str:
    return "goal-changed" if numbers_in(one) == numbers_in(other) else "goal-count-changed"


def _plan(sides: FieldVersions) -> Iterator[Change]:
    yield from _items(sides, _ListKinds("plan-added", "plan-removed", "plan-reordered"), _plan_kind)


def _plan_kind(one: PlanStep, other: PlanStep) -> str:
    """Return the kind of a changed step: one of which only the end changed is delayed or advanced."""
    before, after = one.period.end.last, other.period.end.last
    same = one.text == other.text and one.period.start == other.period.start
    if not same or before == after:
        return "plan-changed"
    return "plan-delayed" if after > before else "plan-advanced"


def _items(sides: FieldVersions, kinds: _ListKinds, changed: Callable[[Any, Any], str]) -> Iterator[Change]:
    before, after = sides.before, sides.after
    if is_reordered(before, after):
        yield sides.change(kinds.reordered)
        return
    for i, j in steps(before, after, text_of):
        if i is not None and j is not None:
            yield sides.part(changed(before[i], after[j]), before[i], after[j], (i,), (j,))
        elif i is not None:
            yield sides.part(kinds.removed, before[i], None, (i,), None)
        elif j is not None:
            yield sides.part(kinds.added, None, after[j], None, (j,))


def _safeguards(sides: FieldVersions) -> Iterator[Change]:
    for key, before, after in zip(SAFEGUARD_KEYS, *_texts(sides), strict=True):
        if before != after:
            yield FieldVersions(sides.owner, (*sides.path, key), before, after).change("safeguards-changed")


def _texts(sides: FieldVersions) -> tuple[tuple[str, str], tuple[str, str]]:
    before: Safeguards = sides.before
    after: Safeguards = sides.after
    return before.texts, after.texts


_BY_KIND: Mapping[str, Callable[[FieldVersions], Iterator[Change]]] = {
    "money": _money,
    "money_lines": lambda sides: compare_money(sides.owner, sides.before, sides.after),
    "plan": _plan,
    "period": _whole("period-changed"),
    "safeguards": _safeguards,
}


def compare_indicators(found: indicators.Matched, owner: Owner) -> Iterator[Change]:
    """Yield the changes of indicators between two versions of a form."""
    for one, other in found.pairs:
        yield from indicators.compare_pair(one, other, owner)
    yield from (indicators.removal(item, owner) for item in found.gone)
    yield from (indicators.addition(item, owner) for item in found.new)
    yield from indicators.reorderings(found.pairs, owner)
