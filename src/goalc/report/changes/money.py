"""What the forms come to: for each its counts and its money, for the projects in all their money.

In: the tallies of a review. Out: rows of text, amounts in 万元.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from goalc.diff.outcomes import percent as change_in_percent
from goalc.diff.review import Review, Tally
from goalc.messages.catalogue import say
from goalc.model.amount import in_unit, print_number
from goalc.report.changes.words import form_name, percent, signs, tally_verdict


class MoneyRow(NamedTuple):
    """A form, or all projects: what is said of it, counts by direction, money; empty: not known."""

    name: str
    verdict: str
    counts: tuple[str, ...]
    before: str
    after: str
    difference: str
    percent: str


def header() -> MoneyRow:
    """The titles of the columns."""
    titles = ("changes.looser", "changes.tighter", "changes.scope", "changes.other")
    money = ("changes.money-before", "changes.money-after", "changes.difference", "changes.percent")
    return MoneyRow(say("changes.form"), "", tuple(map(say, titles)), *map(say, money))


def rows(review: Review) -> list[MoneyRow]:
    """A row for each form, and one for all projects where there are several with money."""
    several = len({tally.unit for tally in review.tallies}) > 1
    made = [
        MoneyRow(
            form_name(tally.unit, tally.form, several),
            tally_verdict(tally.verdict),
            tuple(str(count or "") for count in (tally.looser, tally.tighter, tally.scope, tally.other)),
            *_money(tally.money_before, tally.money_after),
        )
        for tally in review.tallies
    ]
    total = in_all(review.tallies)
    if total is not None:
        made.append(MoneyRow(say("changes.total"), "", ("", "", "", ""), *_money(*total)))
    return made


def in_all(tallies: Iterable[Tally]) -> tuple[Decimal, Decimal] | None:
    """The money of the projects before and after; None where there are not several that state any.

    That of a department is not added: it contains its projects'.
    """
    stated = [
        tally
        for tally in tallies
        if not tally.overall and (tally.money_before is not None or tally.money_after is not None)
    ]
    if len(stated) < 2:
        return None
    return _sum([one.money_before for one in stated]), _sum([one.money_after for one in stated])


def _sum(amounts: Sequence[Decimal | None]) -> Decimal:
    return sum((amount for amount in amounts if amount is not None), Decimal(0))


def _money(before: Decimal | None, after: Decimal | None) -> tuple[str, str, str, str]:
    """Both amounts, the difference, and that in percent; a form that is not there has no money."""
    if before is None or after is None:
        return _amount(before), _amount(after), "", ""
    size = change_in_percent(before, after)
    return _amount(before), _amount(after), _difference(after - before), "" if size is None else percent(size)


def _amount(yuan: Decimal | None) -> str:
    return "" if yuan is None else print_number(in_unit(yuan, "万元"))


def _difference(yuan: Decimal) -> str:
    return signs(yuan) + _amount(abs(yuan)) if yuan else "0"
