"""The pairing of submissions and of forms of two sides.

In: the submissions of both sides with their places there. Out: pairs, with None on the side that does not
have its half. Swapped sides give swapped pairs.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from goalc.changes.change import Change
from goalc.changes.indicators import Owner
from goalc.changes.pairing import match_items, pair_identical
from goalc.matching.similarity import sequence_similarity
from goalc.model.spec import Department, Project, Submission

MIN_SAME_FILE, MIN_ANY_FILE = 0.3, 0.5
"""Minimum likeness of two forms to count as the same one, in files of the same name and in others."""
MIN_SUBMISSION = 0.5
"""Minimum likeness of two submissions of different units in different places to count as the same one."""


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
    def target_place(self) -> str:
        """The name of a later stage's target form relative to the side; empty for a target form."""
        folder = posixpath.dirname(self.filed.submission.file)
        way = posixpath.relpath(self.form.target_file, folder or ".") if self.form.target_file else ""
        return posixpath.normpath(posixpath.join(self.filed.place, way)) if way else ""

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
    def sides(self) -> tuple[FormIn | None, FormIn | None]:
        """Both versions, the base first."""
        return self.base, self.head

    @property
    def owner(self) -> Owner:
        """The owner of its changes."""
        base, head = ("" if side is None else side.form.file for side in self.sides)
        year = max(side.filed.submission.year for side in self.sides if side is not None)
        form = self.named.form
        name = form.name if form.stage == "目标" else f"{form.name}（{form.stage}）"
        return Owner(self.named.unit, name, base, head, year)


Covers = Sequence[tuple[Filed | None, Filed | None]]
"""Pairs of submissions."""


class FormIndex:
    """An index of pairs, by the changes that belong to them.

    A pair is found by its file: two forms of one unit may have the same name.
    """

    def __init__(self, pairs: Iterable[FormPair]) -> None:
        owners = [pair.owner for pair in pairs]
        self._base = {owner.base: number for number, owner in enumerate(owners) if owner.base}
        self._head = {owner.head: number for number, owner in enumerate(owners) if owner.head}

    def of(self, change: Change) -> int:
        """Return the index of a change's pair; -1 for a change of no form."""
        if not change.form:
            return -1
        for places, origin in ((self._base, change.base), (self._head, change.head)):
            if origin is not None and origin.file in places:
                return places[origin.file]
        return -1


def pair_submissions(base: Sequence[Filed], head: Sequence[Filed]) -> Covers:
    """Pair submissions by place, by unit and year, by unit, then by the forms that they share."""
    pairs: list[tuple[Filed | None, Filed | None]] = []
    left, right = (sorted(side, key=lambda filed: filed.place) for side in (base, head))

    def take(found: Sequence[tuple[Filed, Filed]]) -> None:
        pairs.extend(found)
        ones, others = {id(one) for one, _ in found}, {id(other) for _, other in found}
        left[:] = [filed for filed in left if id(filed) not in ones]
        right[:] = [filed for filed in right if id(filed) not in others]

    take(pair_identical(left, right, lambda filed: filed.place))
    take(pair_identical(left, right, lambda filed: (*_period(filed), filed.submission.preparer)))
    take(pair_identical(left, right, lambda filed: (filed.submission.stage, filed.submission.preparer)))
    take(match_items(left, right, _submission_likeness, MIN_SUBMISSION))
    pairs += [(filed, None) for filed in left]
    pairs += [(None, filed) for filed in right]
    return sorted(pairs, key=lambda pair: (pair[0] or pair[1] or base[0]).place)


def _period(filed: Filed) -> tuple[str, str, int]:
    """Return what a submission is about: a unit may have several monitorings in one year."""
    return filed.submission.stage, filed.submission.months, filed.submission.year


def _submission_likeness(one: Filed, other: Filed) -> float:
    """Return the share of projects that two submissions have in common, by name."""
    if one.submission.stage != other.submission.stage:
        return 0.0
    ours, theirs = ({form.name for form in side.submission.projects} for side in (one, other))
    return len(ours & theirs) / max(len(ours | theirs), 1)


def pair_forms(base: Sequence[Filed], head: Sequence[Filed]) -> list[FormPair]:
    """Pair forms within each submission, then across submissions; the others stay alone.

    `base` and `head` are the submissions that both sides have, in pairs.
    """
    pairs: list[FormPair] = []
    left_over: list[FormIn] = []
    right_over: list[FormIn] = []
    for one, other in zip(base, head, strict=True):
        found, gone, new = _pair(_forms(one), _forms(other))
        pairs += found
        left_over += gone
        right_over += new
    moved, gone, new = _pair(left_over, right_over)
    pairs += moved
    pairs += [FormPair(one, None, one) for one in gone]
    pairs += [FormPair(None, other, other) for other in new]
    return sorted(pairs, key=lambda pair: pair.named.place)


def _forms(filed: Filed) -> list[FormIn]:
    return [FormIn(filed, form) for form in filed.submission.forms]


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

    take(pair_identical(left, right, lambda one: (*_sort(one), one.file, one.form.name)))
    take(pair_identical(*_with_code(left, right), lambda one: (*_sort(one), _code(one))))
    take(pair_identical(left, right, lambda one: (*_sort(one), one.form.name)))
    take(match_items(left, right, _likeness_in_file, MIN_SAME_FILE))
    take(match_items(left, right, form_likeness, MIN_ANY_FILE))
    return pairs, left, right


def _sort(one: FormIn) -> tuple[type, str]:
    """Return what forms have in common that may be versions of each other."""
    return type(one.form), one.form.stage


def _code(one: FormIn) -> str:
    return one.form.code if isinstance(one.form, Project) else ""


def _with_code(left: Sequence[FormIn], right: Sequence[FormIn]) -> tuple[list[FormIn], list[FormIn]]:
    return [one for one in left if _code(one)], [other for other in right if _code(other)]


def _likeness_in_file(one: FormIn, other: FormIn) -> float:
    return form_likeness(one, other) if one.file == other.file else 0.0


def form_likeness(one: FormIn, other: FormIn) -> float:
    """Return the likeness of two forms, from 0 to 1, by their names and the indicators they share."""
    if _sort(one) != _sort(other):
        return 0.0
    if isinstance(one.form, Department):
        return 1.0
    ours, theirs = ({item.name for item in side.form.indicators} for side in (one, other))
    shared = len(ours & theirs) / max(len(ours | theirs), 1)
    return 0.4 * sequence_similarity(one.form.name, other.form.name) + 0.6 * shared
