"""Two versions of a form's money lines → changes, by source and role."""

from __future__ import annotations

from collections.abc import Iterator

from goalc.changes.change import Change
from goalc.changes.indicators import Owner
from goalc.changes.sizes import percent
from goalc.model.money import MONEY_KEY, RATE_KEY, REASON_KEY, MoneyLine, MoneyTable, Role, print_percent
from goalc.source.diagnostic import Origin

Key = tuple[str, Role]


def compare_money(owner: Owner, before: MoneyTable, after: MoneyTable) -> Iterator[Change]:
    """Yield the changes of amounts, of stated totals and rates, and of the reason."""
    ours, theirs = _by_key(before), _by_key(after)
    for key in dict.fromkeys((*ours, *theirs)):
        one, other = ours.get(key), theirs.get(key)
        if one is None or other is None or one.amount != other.amount:
            yield _change(owner, one, other)
    rates, new = (
        {rate.source: print_percent(rate.percent) for rate in side.rates} for side in (before, after)
    )
    for source in dict.fromkeys((*rates, *new)):
        if rates.get(source) != new.get(source):
            yield _text(owner, (MONEY_KEY, source, RATE_KEY), rates.get(source, ""), new.get(source, ""))
    if before.reason != after.reason:
        yield _text(owner, (MONEY_KEY, REASON_KEY), before.reason, after.reason)


def change_of_line(owner: Owner, one: MoneyLine | None, other: MoneyLine | None, kind: str) -> Change:
    """Return a change of a line, which one side may lack."""
    named = one or other
    path = (MONEY_KEY,) if named is None else (MONEY_KEY, named.source, named.basis)
    was, now = (None if line is None else line.amount for line in (one, other))
    base, head = (
        None if line is None else line.origin(file) for line, file in ((one, owner.base), (other, owner.head))
    )
    size = None if was is None or now is None else percent(was, now)
    return Change(kind, owner.unit, owner.form, path, was, now, base, head, size)


def _change(owner: Owner, one: MoneyLine | None, other: MoneyLine | None) -> Change:
    if one is None or other is None:
        kind = "money-stated" if one is None else "money-withdrawn"
    else:
        kind = "money-raised" if other.amount > one.amount else "money-lowered"
    return change_of_line(owner, one, other, kind)


def _text(owner: Owner, path: tuple[str, ...], before: str, after: str) -> Change:
    base, head = Origin(owner.base, path), Origin(owner.head, path)
    return Change("text-changed", owner.unit, owner.form, path, before, after, base, head)


def _by_key(money: MoneyTable) -> dict[Key, MoneyLine]:
    return {(line.source, line.role): line for line in (*money.lines, *money.totals)}
