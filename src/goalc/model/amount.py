"""Money: text of a spec ⇄ `Decimal` in 元.

A bare number is 元. 万元 and 亿元 are written behind the number, so that a file says what it means
without the form beside it; mixing the two units is this field's commonest error.
"""

from __future__ import annotations

import re
from decimal import Decimal, localcontext

UNITS: dict[str, Decimal] = {"元": Decimal(1), "万元": Decimal(10_000), "亿元": Decimal(100_000_000)}

LIMIT = Decimal(10) ** 12
"""Amounts stay below this (一万亿元): a spreadsheet's number is exact to the 分 up to here."""

_AMOUNT = re.compile(r"(-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)\s*(元|万元|亿元)?")
_FEN = Decimal("0.01")


class AmountError(ValueError):
    """Text that is no amount. `reason` is `syntax`, `fen` (finer than 0.01 元) or `limit`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def parse_amount(text: str) -> Decimal:
    """元 of `7340000.00`, `7,340,000`, `14464.15万元`; raises `AmountError`."""
    match = _AMOUNT.fullmatch(text.strip())
    if match is None or len(text) > 40:
        raise AmountError("syntax")
    with localcontext() as exact:
        exact.prec = 60  # more digits than the text can have: a product that is rounded would hide some
        yuan = Decimal(match[1].replace(",", "")) * UNITS[match[2] or "元"]
    if abs(yuan) >= LIMIT:
        raise AmountError("limit")
    if yuan != yuan.quantize(_FEN):
        raise AmountError("fen")
    return yuan.quantize(_FEN)


def split_amount(text: str) -> tuple[Decimal, str]:
    """The number and the unit (or nothing) of a text that `parse_amount` takes."""
    match = _AMOUNT.fullmatch(text.strip())
    if match is None:
        raise AmountError("syntax")
    return Decimal(match[1].replace(",", "")), match[2] or ""


def in_unit(yuan: Decimal, unit: str) -> Decimal:
    """The amount in `unit` with two decimals, or with as many as it takes to stay exact."""
    value = yuan / UNITS[unit]
    return value.quantize(_FEN) if value == value.quantize(_FEN) else value.normalize()


def print_number(value: Decimal) -> str:
    """`14,464.15`: thousands separators, the decimals that the number has."""
    return f"{value:,f}"
