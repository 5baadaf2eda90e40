"""Two versions of any number of submissions → all changes, each with its fingerprint.

In: the submissions of both sides with their places there, as far as they could be read; forms that are the
same on both need not be among them. Out: the changes in reading order, and the forms that were compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from goalc.diff import indicators
from goalc.diff.change import Change
from goalc.diff.fingerprints import with_fingerprints
from goalc.diff.forms import compare_fields, compare_indicators
from goalc.diff.indicators import Matched, Owner
from goalc.diff.pairing import identical, likeness, match_items
from goalc.model.spec import Department, Indicator, Project, Submission
from goalc.source.diagnostic import Origin

SAME_FILE, ANY_FILE = 0.3, 0.5
"""So much alike are forms that are one: in the same file, in another."""


class Filed(NamedTuple):
    """A submission and its place under its side, the same for the same one on both sides."""

    place: str
    submission: Submission


class FormIn(NamedTuple):
    """A form with the submission that it belongs to."""

    filed: Filed
    form: Department | Project

    @property
    def file(self) -> str:
        """The file's name in the submission's folder."""
        folder = self.filed.submission.file.rpartition("/")[0]
        return self.form.file[len(folder) + 1 if folder else 0 :]

    @property
    def place(self) -> str:
        """The file's name under the side."""
        return f"{self.filed.place}/{self.file}"

    @property
    def unit(self) -> str:
        """编制单位: the project's own, else the submission's."""
        own = self.form.preparer if isinstance(self.form, Project) else ""
        return own or self.filed.submission.preparer


class FormPair(NamedTuple):
    """A form in both versions; None on the side that does not have it."""

    base: FormIn | None
    head: FormIn | None

    @property
    def owner(self) -> Owner:
        """Whose its changes are: the base's names, where it has them."""
        named = self.base or self.head
        assert named is not None, "a pair has at least one form"  # noqa: S101
        base, head = ("" if side is None else side.form.file for side in self)
        return Owner(named.unit, named.form.name, base, head)


@dataclass(frozen=True)
class Compared:
    """All changes in reading order, and the forms that have some. `covers` are submissions of both sides."""

    changes: Sequence[Change] = ()
    pairs: Sequence[FormPair] = ()
    covers: Sequence[tuple[Filed | None, Filed | None]] = ()


@dataclass
class _Comparing:
    """The changes of one comparison as they are found, and indicators whose other side is still sought."""

    changes: list[Change] = field(default_factory=list)
    open: list[tuple[Owner, Matched]] = field(default_factory=list)

    def form(self, pair: FormPair) -> None:
        owner = pair.owner
        if pair.base is None or pair.head is None:
            self.changes.append(_one_sided(pair, owner))
            return
        base, head = pair.base, pair.head
        # A whole submission may stand elsewhere; its forms have not moved in it.
        same = base.filed.place == head.filed.place or base.unit == head.unit
        names = (base.file, head.file) if same else (base.place, head.place)
        if names[0] != names[1]:
            places = Origin(owner.base, ()), Origin(owner.head, ())
            self.changes.append(Change("form-moved", owner.unit, owner.form, (), *names, *places))
        self.changes += compare_fields(base.form, head.form, owner)
        self.open.append((owner, indicators.match(base.form.indicators, head.form.indicators)))

    def indicators(self) -> None:
        """What is left of one form and new in another to the letter, was handed over."""
        gone = [(owner, item) for owner, found in self.open for item in found.gone]
        new = [(owner, item) for owner, found in self.open for item in found.new]
        # Each side in its own order, or swapped sides would not hand over the same ones.
        gone.sort(key=lambda one: (one[0].base, indicators.place(one[1])))
        new.sort(key=lambda one: (one[0].head, indicators.place(one[1])))
        handed = identical(
            gone, new, lambda one: (one[1].level1, one[1].level2, one[1].name, one[1].definition)
        )
        moved = {id(item) for pair in handed for _, item in pair}
        for owner, found in self.open:
            found.gone[:] = [item for item in found.gone if id(item) not in moved]
            found.new[:] = [item for item in found.new if id(item) not in moved]
            self.changes += compare_indicators(found, owner)
        for (giver, one), (taker, other) in handed:
            self.changes.append(_transferred(giver, taker, one, other))
            both = Owner(giver.unit, giver.form, giver.base, taker.head)
            self.changes += indicators.compare_pair(one, other, both)


def compare(base: Sequence[Filed], head: Sequence[Filed]) -> Compared:
    """Compare two sides."""
    covers = _paired_submissions(base, head)
    comparing = _Comparing()
    for one, other in covers:
        comparing.changes += _cover(one, other)
    both = [(one, other) for one, other in covers if one is not None and other is not None]
    pairs = _paired_forms([_forms(one) for one, _ in both], [_forms(other) for _, other in both])
    for pair in pairs:
        comparing.form(pair)
    comparing.indicators()
    order = {(pair.owner.unit, pair.owner.form): number for number, pair in enumerate(pairs)}
    changes = sorted(comparing.changes, key=lambda change: order.get((change.unit, change.form), -1))
    return Compared(tuple(with_fingerprints(changes)), tuple(pairs), tuple(covers))


def _one_sided(pair: FormPair, owner: Owner) -> Change:
    if pair.head is None and pair.base is not None:
        place = Origin(owner.base, ())
        return Change("form-removed", owner.unit, owner.form, (), pair.base.form, None, place, None)
    assert pair.head is not None, "a pair has at least one form"  # noqa: S101
    return Change(
        "form-added", owner.unit, owner.form, (), None, pair.head.form, None, Origin(owner.head, ())
    )


def _transferred(giver: Owner, taker: Owner, one: Indicator, other: Indicator) -> Change:
    path = (one.level1, one.level2, one.name)
    base, head = Origin(giver.base, one.path), Origin(taker.head, other.path)
    return Change("indicator-transferred", giver.unit, giver.form, path, giver.form, taker.form, base, head)


def _forms(filed: Filed) -> list[FormIn]:
    return [FormIn(filed, form) for form in filed.submission.forms]


def _paired_submissions(
    base: Sequence[Filed], head: Sequence[Filed]
) -> list[tuple[Filed | None, Filed | None]]:
    """By place, then by unit and year, then by unit."""
    pairs: list[tuple[Filed | None, Filed | None]] = []
    left, right = list(base), list(head)
    for key in (
        lambda filed: filed.place,
        lambda filed: (filed.submission.preparer, filed.submission.year),
        lambda filed: filed.submission.preparer,
    ):
        found = identical(left, right, key)
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
        owner = Owner(one.submission.preparer, "", one.submission.file, other.submission.file)
        yield from compare_fields(one.submission, other.submission, owner)
        before, after = one.submission.order, other.submission.order
        # Files that are on one side only are forms that came, went or moved, which is said of them.
        shared = [name for name in before if name in after]
        now = [name for name in after if name in before]
        if shared != now:
            places = Origin(owner.base, ("表格",)), Origin(owner.head, ("表格",))
            yield Change("forms-reordered", owner.unit, "", ("表格",), tuple(shared), tuple(now), *places)


def _paired_forms(base: Sequence[Sequence[FormIn]], head: Sequence[Sequence[FormIn]]) -> list[FormPair]:
    """Pairs in each submission, then across submissions; what is left stands alone."""
    pairs: list[FormPair] = []
    left_over: list[FormIn] = []
    right_over: list[FormIn] = []
    for left, right in zip(base, head, strict=True):
        found, gone, new = _paired(left, right)
        pairs += found
        left_over += gone
        right_over += new
    moved, gone, new = _paired(left_over, right_over)
    pairs += moved
    pairs += [FormPair(one, None) for one in gone] + [FormPair(None, other) for other in new]
    return sorted(pairs, key=lambda pair: (pair.base or pair.head or left_over[0]).place)


def _paired(
    left: Sequence[FormIn], right: Sequence[FormIn]
) -> tuple[list[FormPair], list[FormIn], list[FormIn]]:
    pairs: list[FormPair] = []
    # Each side in its own order, or swapped sides would not pair the same ones.
    left, right = (sorted(side, key=lambda one: one.place) for side in (left, right))

    def take(found: Sequence[tuple[FormIn, FormIn]]) -> None:
        pairs.extend(FormPair(one, other) for one, other in found)
        ones, others = {id(one) for one, _ in found}, {id(other) for _, other in found}
        left[:] = [one for one in left if id(one) not in ones]
        right[:] = [other for other in right if id(other) not in others]

    take(identical(left, right, lambda one: (type(one.form), one.file, one.form.name)))
    take(identical(*_with_code(left, right), _code))
    take(identical(left, right, lambda one: (type(one.form), one.form.name)))
    take(match_items(left, right, _alike_in_file, SAME_FILE))
    take(match_items(left, right, alike, ANY_FILE))
    return pairs, left, right


def _code(one: FormIn) -> str:
    return one.form.code if isinstance(one.form, Project) else ""


def _with_code(left: Sequence[FormIn], right: Sequence[FormIn]) -> tuple[list[FormIn], list[FormIn]]:
    return [one for one in left if _code(one)], [other for other in right if _code(other)]


def _alike_in_file(one: FormIn, other: FormIn) -> float:
    return alike(one, other) if one.file == other.file else 0.0


def alike(one: FormIn, other: FormIn) -> float:
    """How much two forms are alike, from 0 to 1: by name, and by how many indicators they share."""
    if type(one.form) is not type(other.form):
        return 0.0
    if isinstance(one.form, Department):
        return 1.0
    ours, theirs = ({item.name for item in side.form.indicators} for side in (one, other))
    shared = len(ours & theirs) / max(len(ours | theirs), 1)
    return 0.4 * likeness(one.form.name, other.form.name) + 0.6 * shared
