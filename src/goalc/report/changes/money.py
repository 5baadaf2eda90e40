"""Totals of forms: the counts and the money of each form, and the money of all projects together.

In: the tallies of a review. Out: rows of text, amounts in 万元.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from goalc.changes.review import Review, Tally
from goalc.changes.sizes import percent
from goalc.messages.catalogue import say
from goalc.model.amount import in_unit, print_number
from goalc.report.changes.words import form_name, sign_of, size_text, tally_verdict


class MoneyRow(NamedTuple):
    """A form, or all projects: its verdict, counts by direction, money; unknown texts are empty."""

    name: str
    verdict: str
    counts: tuple[str, ...]
    before: str
    after: str
    difference: str
    percent: str


def header() -> MoneyRow:
    """Return the titles of the columns."""
    titles = ("changes.looser", "changes.tighter", "changes.scope", "changes.other")
    money = ("changes.money-before", "changes.money-after", "changes.difference", "changes.percent")
    return MoneyRow(say("changes.form"), "", tuple(map(say, titles)), *map(say, money))


def rows(review: Review) -> list[MoneyRow]:
    """Return a row for each form, and one for all projects if several of them have money."""
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
    total = total_money(review.tallies)
    if total is not None:
        made.append(MoneyRow(say("changes.total"), "", ("", "", "", ""), *_money(*total)))
    return made


def total_money(tallies: Iterable[Tally]) -> tuple[Decimal, Decimal] | None:
    """Return the money of all projects before and after; None if fewer than two projects state any.

    A department's money is not added, because it contains that of its projects.
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
    """Return both amounts, the difference, and it in percent.

    Money that one side alone has is a difference as a whole: a new project brings it, a removed one takes it.
    """
    if before is None and after is None:
        return "", "", "", ""
    difference = _difference((after or Decimal(0)) - (before or Decimal(0)))
    size = None if before is None or after is None else percent(before, after)
    return _amount(before), _amount(after), difference, "" if size is None else size_text(size)


def _amount(yuan: Decimal | None) -> str:
    return "" if yuan is None else print_number(in_unit(yuan, "万元"))


def _difference(yuan: Decimal) -> str:
    return sign_of(yuan) + _amount(abs(yuan)) if yuan else "0"
