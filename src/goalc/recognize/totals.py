"""The money lines of a form without what goalc computes: totals that are sums, the only basis.

In: the data of a form, whose 资金 has an amount by source and basis. Out: the same in the shortest form.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from goalc.model.amount import AmountError, parse_amount
from goalc.model.money import MONEY_KEY, TOTAL_KEY, MoneyForm


def shorten_money(data: dict[str, Any], form: MoneyForm) -> None:
    """Leave out totals that are the sums of their lines, and name a single basis by its source alone."""
    money: dict[str, Any] = data[MONEY_KEY]
    totals = money.get(TOTAL_KEY, {})
    for basis in list(totals):
        lines = [
            line[basis]
            for source, line in money.items()
            if source != TOTAL_KEY and isinstance(line, dict) and basis in line
        ]
        if lines and _sum(lines) == _sum([totals[basis]]):
            del totals[basis]
    if not totals:
        money.pop(TOTAL_KEY, None)
    for source, line in list(money.items()):
        if isinstance(line, dict) and list(line) == [form.usual] and len(form.bases) == 1:
            money[source] = line[form.usual]
    if not money:
        del data[MONEY_KEY]


def _sum(amounts: Iterable[str]) -> Decimal | None:
    try:
        return sum((parse_amount(amount) for amount in amounts), Decimal(0))
    except AmountError:
        return None
