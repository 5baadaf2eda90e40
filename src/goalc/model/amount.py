"""Money: text of a spec ⇄ `Decimal` in 元.

A number without a unit is in 元. 万元 and 亿元 are written behind the number, so that a file can be
understood without its form; confusing these units is the commonest error of this field.
"""

from __future__ import annotations

import re
from decimal import Decimal, localcontext

UNITS: dict[str, Decimal] = {"元": Decimal(1), "万元": Decimal(10_000), "亿元": Decimal(100_000_000)}

MAX_AMOUNT = Decimal(10) ** 12
"""Maximum amount in 元 (一万亿元), itself excluded: up to here a spreadsheet's number is exact to the 分."""

_AMOUNT = re.compile(r"(-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?)\s*(元|万元|亿元)?")
_MAX_LENGTH = 40
_FEN = Decimal("0.01")


class AmountError(ValueError):
    """Text that is not an amount. `reason` is `syntax`, `fen` (finer than 0.01 元) or `limit`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def parse_amount(text: str) -> Decimal:
    """Return the amount in 元 of `7340000.00`, `7,340,000` or `14464.15万元`. Raises AmountError."""
    text = text.strip()
    match = _AMOUNT.fullmatch(text) if len(text) <= _MAX_LENGTH else None
    if match is None:
        raise AmountError("syntax")
    with localcontext() as exact:
        exact.prec = 60  # more digits than the text can have, because rounding the product would hide some
        yuan = Decimal(match[1].replace(",", "")) * UNITS[match[2] or "元"]
    if abs(yuan) >= MAX_AMOUNT:
        raise AmountError("limit")
    if yuan != yuan.quantize(_FEN):
        raise AmountError("fen")
    return yuan.quantize(_FEN)


def split_amount(text: str) -> tuple[Decimal, str]:
    """Return the number and the unit (which may be empty) of a text that `parse_amount` accepts."""
    match = _AMOUNT.fullmatch(text.strip())
    if match is None:
        raise AmountError("syntax")
    return Decimal(match[1].replace(",", "")), match[2] or ""


def in_unit(yuan: Decimal, unit: str) -> Decimal:
    """Return an amount in `unit` with two decimals, or with as many as it takes to be exact."""
    value = yuan / UNITS[unit]
    return value.quantize(_FEN) if value == value.quantize(_FEN) else value.normalize()


def print_number(value: Decimal) -> str:
    """Return a number with thousands separators and all of its decimals (`14,464.15`)."""
    return f"{value:,f}"
