"""Amounts as a form prints them and as a spec states them."""

from __future__ import annotations

from goalc.model.amount import UNITS, AmountError, in_unit, parse_amount, split_amount


def printed_unit(before: str, stated: str | None) -> str:
    """Return the unit in which an amount was printed; empty if that cannot be told."""
    try:
        yuan = parse_amount(stated or "")
        number, own = split_amount(before)
    except AmountError:
        return ""
    return own or next((unit for unit, size in UNITS.items() if number * size == yuan), "")


def in_notation(read: str, stated: str | None) -> str:
    """Return an amount in the unit in which the spec has it."""
    yuan = parse_amount(read)
    try:
        _, unit = split_amount(stated or "")
    except AmountError:
        return read
    if unit in {"", "元"}:
        return f"{yuan:f}{unit}"
    return f"{in_unit(yuan, unit):f}{unit}"
