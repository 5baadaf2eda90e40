"""Indicators that went from one form to another: a project was split, or merged into others.

In: the forms of a comparison with their indicators that are gone or new. Out: the pairs that are the same,
word for word, in two forms; they are taken out of both.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from goalc.changes import indicators
from goalc.changes.form_pairs import FormPair
from goalc.changes.indicators import Matched, Owner
from goalc.changes.pairing import pair_identical
from goalc.model.spec import Indicator


@dataclass
class Opened:
    """A form whose indicators are being compared.

    `others` are the forms that indicators came from, or went to.
    """

    owner: Owner
    found: Matched
    pair: FormPair
    others: list[FormPair] = field(default_factory=list)

    @property
    def is_alone(self) -> bool:
        """True if one side alone has the form."""
        return self.pair.base is None or self.pair.head is None

    @property
    def lives_on(self) -> bool:
        """True if other forms have all its indicators: those handed over, and those that all forms have."""
        known = {_identity(item) for pair in self.others for item in _items(pair)}
        return bool(known) and all(_identity(item) in known for item in (*self.found.gone, *self.found.new))


class Transfer(NamedTuple):
    """An indicator that was handed over: the forms, and the indicator in both versions."""

    giver: Owner
    taker: Owner
    before: Indicator
    after: Indicator


class _Loose(NamedTuple):
    """An indicator without its like in its own form."""

    form: Opened
    item: Indicator


_Pair = tuple[_Loose, _Loose]


def take_transfers(forms: Sequence[Opened]) -> list[Transfer]:
    """Take the transfers out of the forms, and return them."""
    gone = [_Loose(form, item) for form in forms for item in form.found.gone]
    new = [_Loose(form, item) for form in forms for item in form.found.new]
    # Each side in its own order, or swapped sides would not give the same transfers.
    gone.sort(key=lambda one: (one.form.owner.base, indicators.place(one.item)))
    new.sort(key=lambda one: (one.form.owner.head, indicators.place(one.item)))
    found = _credible(pair_identical(gone, new, lambda one: _identity(one.item)))
    moved = {id(loose.item) for pair in found for loose in pair}
    for form in forms:
        form.found.gone[:] = [item for item in form.found.gone if id(item) not in moved]
        form.found.new[:] = [item for item in form.found.new if id(item) not in moved]
    for one, other in found:
        one.form.others.append(other.form.pair)
        other.form.others.append(one.form.pair)
    return [Transfer(one.form.owner, other.form.owner, one.item, other.item) for one, other in found]


def _identity(item: Indicator) -> tuple[str, ...]:
    return *item.levels, item.name, item.definition


def _items(pair: FormPair) -> Iterator[Indicator]:
    return (item for side in pair if side is not None for item in side.form.indicators)


def _credible(pairs: Sequence[_Pair]) -> list[_Pair]:
    """Return the transfers that are credible: of a new form, or one that is gone, they are the substance.

    Else an indicator could be deleted in one project because a new project has one that is worded alike, as
    满意度 often is. It is the substance if half of the form's indicators were handed over, or the forms
    have the same name.
    """
    counts = Counter(id(loose.form) for pair in pairs for loose in pair)

    def is_substance(loose: _Loose, other: _Loose) -> bool:
        form = loose.form
        if not form.is_alone or form.owner.form == other.form.owner.form:
            return True
        return 2 * counts[id(form)] >= len(form.found.gone) + len(form.found.new)

    return [(one, other) for one, other in pairs if is_substance(one, other) and is_substance(other, one)]
