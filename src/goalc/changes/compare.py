"""Two versions of any number of submissions → all changes, each with its fingerprint.

In: the submissions of both sides with their places there, as far as they could be read; forms that are the
same on both need not be among them. Out: the changes in reading order, and the forms that were compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from posixpath import normpath

from goalc.changes import indicators
from goalc.changes.change import Change
from goalc.changes.fingerprints import add_fingerprints
from goalc.changes.form_pairs import Covers, Filed, FormIn, FormIndex, FormPair, pair_forms, pair_submissions
from goalc.changes.forms import compare_fields, compare_indicators
from goalc.changes.indicators import Matched, Owner
from goalc.changes.money_lines import change_of_line
from goalc.changes.renamed_units import join_renamed_units
from goalc.changes.stages import (
    adjustments,
    compare_result_pairs,
    compare_results,
    compare_targets,
    match_results,
)
from goalc.changes.transfers import Opened, Transfer, take_transfers
from goalc.changes.under_stage import changes_under_stages
from goalc.model.budgets import BUDGET_KEY, total_of
from goalc.model.money import TOTAL_KEY, MoneyLine
from goalc.model.spec import Department, Project
from goalc.source.diagnostic import Origin


@dataclass(frozen=True)
class Compared:
    """All changes in reading order, and the pairs of forms; `covers` are the pairs of submissions."""

    changes: Sequence[Change] = ()
    pairs: Sequence[FormPair] = ()
    covers: Covers = ()


@dataclass
class _Comparison:
    """The changes found so far in one comparison, and the indicators of all forms as far as matched."""

    changes: list[Change] = field(default_factory=list)
    opened: list[Opened] = field(default_factory=list)

    def add_form(self, pair: FormPair, moved: Mapping[str, str], forms: Mapping[str, str]) -> None:
        """Add the changes of a form's fields, and its indicators to those that are to be compared.

        `moved` has the newer place of each submission by its older one, `forms` that of each form.
        """
        owner = pair.owner
        if pair.base is None or pair.head is None:
            # A later stage has the indicators of its target form.
            gone, new = (
                () if side is None or side.form.stage != "目标" else side.form.indicators
                for side in pair.sides
            )
            self.opened.append(Opened(owner, Matched([], list(gone), list(new)), pair))
            return
        base, head = pair.base, pair.head
        # If a whole submission was moved, its forms have not moved within it.
        same = moved.get(base.filed.place) == head.filed.place or base.unit == head.unit
        names = (base.file, head.file) if same else (base.place, head.place)
        if names[0] != names[1]:
            places = Origin(owner.base, ()), Origin(owner.head, ())
            self.changes.append(Change("form-moved", owner.unit, owner.form, (), *names, *places))
        if base.form.stage != "目标":
            self.changes += compare_results(base.form, head.form, owner)
            if forms.get(base.target_place, base.target_place) != head.target_place:
                self.changes += compare_targets(base.form, head.form, owner)
            found = match_results(base.form, head.form)
        else:
            self.changes += compare_fields(base.form, head.form, owner)
            found = indicators.match(base.form.indicators, head.form.indicators)
        self.opened.append(Opened(owner, found, pair))

    def add_indicators(self) -> None:
        """Add the changes of indicators, and those of forms that are on one side alone.

        A form that is gone takes its indicators with it: that is one change.
        """
        transfers = take_transfers(self.opened)
        for one in self.opened:
            if one.is_alone:
                self.changes += _one_sided(one)
                base, head = (None if side is None else side.form for side in one.pair.sides)
                self.changes += adjustments(base, head, one.owner)
            elif one.pair.named.form.stage != "目标":
                self.changes += compare_result_pairs(one.found.pairs, one.owner)
            else:
                self.changes += compare_indicators(one.found, one.owner)
        for transfer in transfers:
            self.changes += _transferred(transfer)


def compare(base: Sequence[Filed], head: Sequence[Filed]) -> Compared:
    """Compare two sides."""
    covers = pair_submissions(base, head)
    comparison = _Comparison()
    for one, other in covers:
        comparison.changes += _cover(one, other)
        comparison.changes += _alone(one, other)
    both = [(one, other) for one, other in covers if one is not None and other is not None]
    pairs = pair_forms([one for one, _ in both], [other for _, other in both])
    places = {one.place: other.place for one, other in both}
    forms = {normpath(one.place): normpath(other.place) for one, other, _ in pairs if one and other}
    for pair in pairs:
        comparison.add_form(pair, places, forms)
    comparison.add_indicators()
    comparison.changes += list(changes_under_stages(comparison.changes, head))
    found = join_renamed_units(comparison.changes, base, head)
    index = FormIndex(pairs)
    changes = sorted(found, key=index.of)
    return Compared(tuple(add_fingerprints(changes)), tuple(pairs), tuple(covers))


def _one_sided(opened: Opened) -> Iterator[Change]:
    """Yield the change of a form that one side alone has, and that of its money."""
    owner = opened.owner
    before, after = (None if side is None else side.form for side in opened.pair.sides)
    base, head = (None if side is None else Origin(side.form.file, ()) for side in opened.pair.sides)
    if before is None:
        kind = "form-split" if opened.lives_on else "form-added"
    else:
        kind = "form-merged" if opened.lives_on else "form-removed"
    yield Change(kind, owner.unit, owner.form, (), before, after, base, head)
    yield from _budget(owner, before, after)


def _budget(
    owner: Owner, before: Department | Project | None, after: Department | Project | None
) -> Iterator[Change]:
    """Yield the change of money that a project brings with it or takes with it."""
    # A later stage has the money of its target form.
    was, now = (
        form.budget if isinstance(form, Project) and form.stage == "目标" else None
        for form in (before, after)
    )
    base, head = (None if file == "" else Origin(file, (BUDGET_KEY,)) for file in (owner.base, owner.head))
    kind = "money-lowered" if after is None else "money-raised"
    if was or now:
        yield Change(kind, owner.unit, owner.form, (BUDGET_KEY,), was, now, base, head)
    form = before or after
    if isinstance(form, Project):
        for total in _totals(form):
            one, other = (total, None) if after is None else (None, total)
            yield change_of_line(owner, one, other, kind)


def _totals(form: Project) -> Iterator[MoneyLine]:
    """Yield the total of each basis of a form's money lines, if it is any money."""
    money = form.money
    for line in {line.role: line for line in (*money.lines, *money.totals)}.values():
        found = total_of(form, (line.role,))
        if found is not None and found.amount:
            amount, (file, path, _) = found
            yield MoneyLine(TOTAL_KEY, line.basis, line.role, amount, path, file)


def _transferred(transfer: Transfer) -> Iterator[Change]:
    """Yield the changes of an indicator that another form has now."""
    giver, taker, one, other = transfer
    path = (*one.levels, one.name)
    base, head = Origin(giver.base, one.path), Origin(taker.head, other.path)
    yield Change(
        "indicator-transferred",
        giver.unit,
        giver.form,
        path,
        giver.form,
        taker.form,
        base,
        head,
        depth=len(one.levels),
    )
    yield from indicators.compare_pair(one, other, giver._replace(head=taker.head))


def _alone(one: Filed | None, other: Filed | None) -> Iterator[Change]:
    """Yield the targets that were adjusted by a later stage which one side alone has."""
    named = one or other
    if named is None or (one is not None and other is not None):
        return
    for form in named.submission.forms:
        side = FormIn(named, form)
        pair = FormPair(side if one else None, side if other else None, side)
        yield from adjustments(form if one else None, form if other else None, pair.owner)


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
        if one.place != other.place:
            places = Origin(owner.base, ()), Origin(owner.head, ())
            yield Change("submission-moved", owner.unit, "", (), one.place, other.place, *places)
        yield from compare_fields(one.submission, other.submission, owner)
        before, after = one.submission.order, other.submission.order
        # Files on one side only are forms that were added, removed or moved, which are changes of their own.
        shared = [name for name in before if name in after]
        now = [name for name in after if name in before]
        if shared != now:
            places = Origin(owner.base, ("表格",)), Origin(owner.head, ("表格",))
            yield Change("forms-reordered", owner.unit, "", ("表格",), tuple(shared), tuple(now), *places)
