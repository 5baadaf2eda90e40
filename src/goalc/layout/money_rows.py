"""The money lines of a form as templates print them: a row for each source, and the total.

In: the money of a form, and what its pack declares. Out: `行` and `合计`, with an amount by the key of each
basis; nothing stands for an amount that is not known.
"""

from __future__ import annotations

from decimal import Decimal

from goalc.layout.field_values import ROWS, SUM, Context, FieldValues
from goalc.layout.values import Money, Printed
from goalc.model.formats import AS_WRITTEN
from goalc.model.money import (
    MONEY_KEY,
    NAME_KEY,
    RATE_KEY,
    REASON_KEY,
    TOTAL_KEY,
    MoneyForm,
    MoneyTable,
    percent,
    print_percent,
)
from goalc.source.diagnostic import Origin, Path

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
        origin = values.origin(_PATH) if line is None else line.origin(file)
        row[basis] = _amount(total if line is None else line.amount, values, basis, origin)
    if form.has_rate:
        row[RATE_KEY] = _rate(money, source, values)
    return row


def _amount(amount: Decimal | None, values: FieldValues, basis: str, origin: Origin) -> Printed | Money:
    printing = values.line_format("money", basis)
    if amount is None:
        return values.origin_table.add_nothing(printing.nothing or "", origin)
    return Money(values.origin_table, amount, origin, printing)


def _rate(money: MoneyTable, source: str, values: FieldValues) -> Printed:
    """Return an execution rate: the stated one, else the computed, which is rounded to its decimals."""
    printing = values.line_format("rate", RATE_KEY)
    stated = next((rate for rate in money.rates if rate.source == source), None)
    place = _PATH if stated is None else stated.path
    rate = money.rate(source) if stated is None else stated.percent
    if rate is None:
        return values.origin_table.add_nothing(printing.nothing or "", values.origin(place))
    if printing.decimals is None or printing.decimals == AS_WRITTEN:
        return values.text(print_percent(rate), place)
    shares = money.shares(source) if stated is None else None
    if shares is not None:
        rate = percent(*shares, Decimal(1).scaleb(-printing.decimals))
    return values.text(f"{values.fitted(rate, values.origin(place), printing)}%", place)
