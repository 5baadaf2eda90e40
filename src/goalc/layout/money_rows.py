"""The money lines of a form as templates print them: a row for each source, and the total.

In: the money of a form, and what its pack declares. Out: `行` and `合计`, with an amount by the key of each
basis; nothing stands for an amount that is not known.
"""

from __future__ import annotations

from goalc.layout.field_values import ROWS, SUM, Context, FieldValues
from goalc.layout.values import Money
from goalc.model.money import (
    MONEY_KEY,
    NAME_KEY,
    RATE_KEY,
    REASON_KEY,
    TOTAL_KEY,
    MoneyForm,
    MoneyTable,
    print_percent,
)
from goalc.source.diagnostic import Path

_PATH: Path = (MONEY_KEY,)


def money_rows(money: MoneyTable, form: MoneyForm, values: FieldValues, file: str) -> Context:
    """Return what a template gets of the money of the form in `file`."""
    return {
        ROWS: [_row(money, form, values, file, source, label) for source, label in form.sources.items()],
        SUM: _row(money, form, values, file, TOTAL_KEY, form.total),
        REASON_KEY: values.text(money.reason, (*_PATH, REASON_KEY)),
    }


def _row(
    money: MoneyTable, form: MoneyForm, values: FieldValues, file: str, source: str, label: str
) -> Context:
    row: Context = {NAME_KEY: values.text(label, _PATH)}
    for basis, role in form.bases.items():
        line, total = money.line(source, role), money.sum(role) if source == TOTAL_KEY else None
        if line is not None:
            row[basis] = Money(values.origin_table, line.amount, line.origin(file))
        else:
            row[basis] = values.text("", _PATH) if total is None else values.money(total, _PATH)
    if form.has_rate:
        stated = next((rate for rate in money.rates if rate.source == source), None)
        rate = money.rate(source) if stated is None else stated.percent
        place = _PATH if stated is None else stated.path
        row[RATE_KEY] = values.text("" if rate is None else print_percent(rate), place)
    return row
