"""Changes → the order in which a reviewer reads them, and the totals of each form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal

from goalc.changes.change import Change
from goalc.changes.form_pairs import FormIn, FormIndex, FormPair
from goalc.changes.kinds import RANKS
from goalc.changes.review import Reviewed, Tally, Verdict
from goalc.model.budgets import year_budget
from goalc.model.spec import Department
from goalc.source.diagnostic import Severity

_WEIGHTS = {severity: weight for weight, severity in enumerate(Severity)}


def rank(changes: Iterable[Reviewed]) -> list[Reviewed]:
    """Sort changes by level, then by the risk of the kind, then by size, then in reading order."""
    return sorted(changes, key=lambda one: (_WEIGHTS[one.level], RANKS[one.change.kind], -_size(one.change)))


def _size(change: Change) -> Decimal:
    return Decimal(0) if change.size is None else abs(change.size.number)


def tallies(pairs: Sequence[FormPair], changes: Iterable[Change]) -> list[Tally]:
    """Return the tally of each form with changes, in the order of the forms."""
    index = FormIndex(pairs)
    by_form: dict[int, list[Change]] = {}
    for change in changes:
        by_form.setdefault(index.of(change), []).append(change)
    return [_tally(pair, by_form[number]) for number, pair in enumerate(pairs) if number in by_form]


def _tally(pair: FormPair, changes: Sequence[Change]) -> Tally:
    counts = Counter(change.direction for change in changes)
    before, after = money(pair.base), money(pair.head)
    return Tally(
        pair.owner.unit,
        pair.owner.form,
        counts["looser"],
        counts["tighter"],
        counts["scope"],
        counts["none"],
        before,
        after,
        _verdict(pair, changes, before, after),
        any(side is not None and isinstance(side.form, Department) for side in pair.sides),
        "added" if pair.base is None else "removed" if pair.head is None else "",
    )


def money(side: FormIn | None) -> Decimal | None:
    """Return the money that a form asks for, in 元; None if it does not say.

    A later stage asks for none: its money is that of its target form.
    """
    if side is None or side.form.stage != "目标":
        return None
    found = year_budget(side.form)
    return None if found is None else found.amount


def _verdict(
    pair: FormPair, changes: Sequence[Change], before: Decimal | None, after: Decimal | None
) -> Verdict:
    if before is None or after is None or pair.base is None:
        return ""
    looser = {change.indicator for change in changes if change.direction == "looser"}
    if after > before and looser:
        return "more-money-looser"
    most = 2 * len(looser) > len(pair.base.form.indicators)
    return "same-money-looser" if after == before and looser and most else ""
