"""Two versions of any number of submissions → all changes, each with its fingerprint.

In: the submissions of both sides with their places there, as far as they could be read; forms that are the
same on both need not be among them. Out: the changes in reading order, and the forms that were compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from goalc.changes import indicators
from goalc.changes.change import Change
from goalc.changes.fingerprints import add_fingerprints
from goalc.changes.forms import compare_fields, compare_indicators
from goalc.changes.indicators import Matched, Owner
from goalc.changes.pairing import match_items, pair_identical
from goalc.matching.similarity import sequence_similarity
from goalc.model.spec import Department, Indicator, Project, Submission
from goalc.source.diagnostic import Origin

MIN_SAME_FILE, MIN_ANY_FILE = 0.3, 0.5
"""Minimum likeness of two forms to count as the same one, in files of the same name and in others."""


class Filed(NamedTuple):
    """A submission and its place within its side; one that did not move has the same place on both sides."""

    place: str
    submission: Submission


class FormIn(NamedTuple):
    """A form with the submission that it belongs to."""

    filed: Filed
    form: Department | Project

    @property
    def file(self) -> str:
        """The file's name relative to the submission's folder."""
        folder = self.filed.submission.file.rpartition("/")[0]
        return self.form.file[len(folder) + 1 if folder else 0 :]

    @property
    def place(self) -> str:
        """The file's name relative to the side."""
        return f"{self.filed.place}/{self.file}"

    @property
    def unit(self) -> str:
        """编制单位: the project's own, else the submission's."""
        own = self.form.preparer if isinstance(self.form, Project) else ""
        return own or self.filed.submission.preparer


class FormPair(NamedTuple):
    """A form in both versions; None on the side that does not have it.

    `named` is the version whose names its changes have: the base's if the base has the form, else the head's.
    """

    base: FormIn | None
    head: FormIn | None
    named: FormIn

    @property
    def owner(self) -> Owner:
        """The owner of its changes."""
        sides = (self.base, self.head)
        base, head = ("" if side is None else side.form.file for side in sides)
        year = max(side.filed.submission.year for side in sides if side is not None)
        return Owner(self.named.unit, self.named.form.name, base, head, year)


@dataclass(frozen=True)
class Compared:
    """All changes in reading order, and the pairs of forms; `covers` are the pairs of submissions."""

    changes: Sequence[Change] = ()
    pairs: Sequence[FormPair] = ()
    covers: Sequence[tuple[Filed | None, Filed | None]] = ()


@dataclass
class _Comparison:
    """The changes found so far in one comparison, and indicators that are not yet matched."""

    changes: list[Change] = field(default_factory=list)
    open: list[tuple[Owner, Matched]] = field(default_factory=list)

    def add_form(self, pair: FormPair) -> None:
        owner = pair.owner
        if pair.base is None or pair.head is None:
            self.changes.append(_one_sided_change(pair, owner))
            return
        base, head = pair.base, pair.head
        # If a whole submission was moved, its forms have not moved within it.
        same = base.filed.place == head.filed.place or base.unit == head.unit
        names = (base.file, head.file) if same else (base.place, head.place)
        if names[0] != names[1]:
            places = Origin(owner.base, ()), Origin(owner.head, ())
            self.changes.append(Change("form-moved", owner.unit, owner.form, (), *names, *places))
        self.changes += compare_fields(base.form, head.form, owner)
        self.open.append((owner, indicators.match(base.form.indicators, head.form.indicators)))

    def add_indicators(self) -> None:
        """Add the changes of indicators.

        An indicator that is gone from one form and new, word for word, in another was transferred.
        """
        gone = [(owner, item) for owner, found in self.open for item in found.gone]
        new = [(owner, item) for owner, found in self.open for item in found.new]
        # Each side in its own order, or swapped sides would not give the same transfers.
        gone.sort(key=lambda one: (one[0].base, indicators.place(one[1])))
        new.sort(key=lambda one: (one[0].head, indicators.place(one[1])))
        handed = pair_identical(
            gone, new, lambda one: (one[1].level1, one[1].level2, one[1].name, one[1].definition)
        )
        moved = {id(item) for pair in handed for _, item in pair}
        for owner, found in self.open:
            found.gone[:] = [item for item in found.gone if id(item) not in moved]
            found.new[:] = [item for item in found.new if id(item) not in moved]
            self.changes += compare_indicators(found, owner)
        for (giver, one), (taker, other) in handed:
            self.changes.append(_transfer(giver, taker, one, other))
            both = giver._replace(head=taker.head)
            self.changes += indicators.compare_pair(one, other, both)


def compare(base: Sequence[Filed], head: Sequence[Filed]) -> Compared:
    """Compare two sides."""
    covers = _pair_submissions(base, head)
    comparison = _Comparison()
    for one, other in covers:
        comparison.changes += _cover(one, other)
    both = [(one, other) for one, other in covers if one is not None and other is not None]
    pairs = _pair_forms([_forms(one) for one, _ in both], [_forms(other) for _, other in both])
    for pair in pairs:
        comparison.add_form(pair)
    comparison.add_indicators()
    order = {(pair.owner.unit, pair.owner.form): number for number, pair in enumerate(pairs)}
    changes = sorted(comparison.changes, key=lambda change: order.get((change.unit, change.form), -1))
    return Compared(tuple(add_fingerprints(changes)), tuple(pairs), tuple(covers))


def _one_sided_change(pair: FormPair, owner: Owner) -> Change:
    form = pair.named.form
    if pair.head is None:
        return Change("form-removed", owner.unit, owner.form, (), form, None, Origin(owner.base, ()), None)
    return Change("form-added", owner.unit, owner.form, (), None, form, None, Origin(owner.head, ()))


def _transfer(giver: Owner, taker: Owner, one: Indicator, other: Indicator) -> Change:
    path = (one.level1, one.level2, one.name)
    base, head = Origin(giver.base, one.path), Origin(taker.head, other.path)
    return Change("indicator-transferred", giver.unit, giver.form, path, giver.form, taker.form, base, head)


def _forms(filed: Filed) -> list[FormIn]:
    return [FormIn(filed, form) for form in filed.submission.forms]


def _pair_submissions(
    base: Sequence[Filed], head: Sequence[Filed]
) -> list[tuple[Filed | None, Filed | None]]:
    """Pair submissions by place, then by unit and year, then by unit."""
    pairs: list[tuple[Filed | None, Filed | None]] = []
    left, right = list(base), list(head)
    for key in (
        lambda filed: filed.place,
        lambda filed: (filed.submission.preparer, filed.submission.year),
        lambda filed: filed.submission.preparer,
    ):
        found = pair_identical(left, right, key)
        pairs += found
        ones, others = {id(one) for one, _ in found}, {id(other) for _, other in found}
        left = [filed for filed in left if id(filed) not in ones]
        right = [filed for filed in right if id(filed) not in others]
    pairs += [(filed, None) for filed in left]
    pairs += [(None, filed) for filed in right]
    return sorted(pairs, key=lambda pair: (pair[0] or pair[1] or base[0]).place)


def _cover(one: Filed | None, other: Filed | None) -> Iterator[Change]:
    if one is None and other is not None:
        place = Origin(other.submission.file, ())
        unit = other.submission.preparer
        yield Change("submission-added", unit, "", (), None, other.submission, None, place)
    elif one is not None and other is None:
        place = Origin(one.submission.file, ())
        unit = one.submission.preparer
        yield Change("submission-removed", unit, "", (), one.submission, None, place, None)
    elif one is not None and other is not None:
        year = max(one.submission.year, other.submission.year)
        owner = Owner(one.submission.preparer, "", one.submission.file, other.submission.file, year)
        yield from compare_fields(one.submission, other.submission, owner)
        before, after = one.submission.order, other.submission.order
        # Files on one side only are forms that were added, removed or moved, which are changes of their own.
        shared = [name for name in before if name in after]
        now = [name for name in after if name in before]
        if shared != now:
            places = Origin(owner.base, ("表格",)), Origin(owner.head, ("表格",))
            yield Change("forms-reordered", owner.unit, "", ("表格",), tuple(shared), tuple(now), *places)


def _pair_forms(base: Sequence[Sequence[FormIn]], head: Sequence[Sequence[FormIn]]) -> list[FormPair]:
    """Pair forms within each submission, then across submissions; the others stay alone."""
    pairs: list[FormPair] = []
    left_over: list[FormIn] = []
    right_over: list[FormIn] = []
    for left, right in zip(base, head, strict=True):
        found, gone, new = _pair(left, right)
        pairs += found
        left_over += gone
        right_over += new
    moved, gone, new = _pair(left_over, right_over)
    pairs += moved
    pairs += [FormPair(one, None, one) for one in gone]
    pairs += [FormPair(None, other, other) for other in new]
    return sorted(pairs, key=lambda pair: pair.named.place)


def _pair(
    left: Sequence[FormIn], right: Sequence[FormIn]
) -> tuple[list[FormPair], list[FormIn], list[FormIn]]:
    pairs: list[FormPair] = []
    # Each side in its own order, or swapped sides would not give the same pairs.
    left, right = (sorted(side, key=lambda one: one.place) for side in (left, right))

    def take(found: Sequence[tuple[FormIn, FormIn]]) -> None:
        pairs.extend(FormPair(one, other, one) for one, other in found)
        ones, others = {id(one) for one, _ in found}, {id(other) for _, other in found}
        left[:] = [one for one in left if id(one) not in ones]
        right[:] = [other for other in right if id(other) not in others]

    take(pair_identical(left, right, lambda one: (type(one.form), one.file, one.form.name)))
    take(pair_identical(*_with_code(left, right), _code))
    take(pair_identical(left, right, lambda one: (type(one.form), one.form.name)))
    take(match_items(left, right, _likeness_in_file, MIN_SAME_FILE))
    take(match_items(left, right, form_likeness, MIN_ANY_FILE))
    return pairs, left, right


def _code(one: FormIn) -> str:
    return one.form.code if isinstance(one.form, Project) else ""


def _with_code(left: Sequence[FormIn], right: Sequence[FormIn]) -> tuple[list[FormIn], list[FormIn]]:
    return [one for one in left if _code(one)], [other for other in right if _code(other)]


def _likeness_in_file(one: FormIn, other: FormIn) -> float:
    return form_likeness(one, other) if one.file == other.file else 0.0


def form_likeness(one: FormIn, other: FormIn) -> float:
    """Return the likeness of two forms, from 0 to 1, by their names and the indicators they share."""
    if type(one.form) is not type(other.form):
        return 0.0
    if isinstance(one.form, Department):
        return 1.0
    ours, theirs = ({item.name for item in side.form.indicators} for side in (one, other))
    shared = len(ours & theirs) / max(len(ours | theirs), 1)
    return 0.4 * sequence_similarity(one.form.name, other.form.name) + 0.6 * shared
