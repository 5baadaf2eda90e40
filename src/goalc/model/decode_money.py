"""The plain data of 资金 → money lines.

In: a mapping that the contract has accepted: by source an amount, or amounts by basis. Out: the lines in the
order of the form; what is wrong with an amount is handed to the decoder of the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Protocol

from goalc.model.money import (
    RATE_KEY,
    REASON_KEY,
    TOTAL_KEY,
    MoneyForm,
    MoneyLine,
    MoneyTable,
    StatedRate,
)
from goalc.source.diagnostic import Path

Row = tuple[str, str, Path]
"""The basis (or 执行率) of a written value, its text, its place."""


class Amounts(Protocol):
    """The decoder of a file, as far as it reads amounts and takes findings."""

    def amount(self, text: str, path: Path) -> Decimal: ...

    def refuse(self, key: str, path: Path, **arguments: object) -> None: ...


def decode_money(data: Mapping[str, Any], path: Path, form: MoneyForm, decoder: Amounts) -> MoneyTable:
    """Return the money lines of a form, in its order."""
    totals = [key for key in form.total_keys if key in data]
    if len(totals) > 1:
        decoder.refuse("GC804.money-twice", (*path, totals[1]), keys=tuple(totals))
    rows = {TOTAL_KEY: list(_rows(data, totals[0], path, form))} if totals else {}
    rows |= {source: list(_rows(data, source, path, form)) for source in form.sources if source in data}
    lines = [
        MoneyLine(source, basis, form.bases[basis], decoder.amount(text, place), place)
        for source, row in rows.items()
        for basis, text, place in row
        if basis in form.bases
    ]
    rates = [
        StatedRate(source, Decimal(text.strip().rstrip("%％").rstrip()), place)
        for source, row in rows.items()
        for basis, text, place in row
        if basis == RATE_KEY
    ]
    return MoneyTable(
        tuple(line for line in lines if line.source != TOTAL_KEY),
        tuple(line for line in lines if line.source == TOTAL_KEY),
        tuple(rates),
        str(data.get(REASON_KEY, "")).strip(),
    )


def _rows(data: Mapping[str, Any], key: str, path: Path, form: MoneyForm) -> Iterator[Row]:
    """Yield what is written of a source, in the order of the form."""
    value = data[key]
    if isinstance(value, str):
        yield form.usual, value, (*path, key)
        return
    for basis in (*form.bases, RATE_KEY):
        if basis in value:
            yield basis, value[basis], (*path, key, basis)
