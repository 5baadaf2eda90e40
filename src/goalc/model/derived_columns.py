"""Columns of a list that are computed from another one: `derive: share` and `derive: rank`, with `of`.

In: a column, and the rows of its list as a spec has them. Out: a value for each row. A value that a spec
states is printed, and compared with it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from goalc.model.evaluation import plain_number
from goalc.model.money import percent
from goalc.model.profile import PackField
from goalc.model.spec import Fields

SHARE, RANK = "share", "rank"
_DECIMALS = 2


class DerivedCell(NamedTuple):
    """The computed value of one row: its share of `whole`, or without one the number `part`."""

    part: Decimal
    whole: Decimal | None = None

    def rounded(self, like: Decimal) -> Decimal:
        """Return the value rounded half up to as many decimals as `like` has."""
        return self.part if self.whole is None else percent(self.part, self.whole, like)

    def printed(self, decimals: int | None) -> Decimal:
        """Return the value with a number of decimals; by default two, without zeros at the end."""
        if decimals is not None and decimals >= 0:
            return self.rounded(Decimal(1).scaleb(-decimals))
        return plain_number(self.rounded(Decimal(1).scaleb(-_DECIMALS)))


def derive_column(column: PackField, rows: Sequence[Fields]) -> list[DerivedCell | None]:
    """Return the values of a column; None where the other one says nothing.

    The largest number is the first in rank, and equal ones share theirs: 1, 2, 2, 4.
    """
    values = [row.get(column.of) for row in rows]
    known = sorted(value for value in values if isinstance(value, Decimal))
    whole = sum(known, Decimal(0))
    if column.derive == SHARE and (whole <= 0 or known[0] < 0):
        return [None for _ in values]

    def cell(value: Decimal) -> DerivedCell:
        if column.derive == SHARE:
            return DerivedCell(value, whole)
        return DerivedCell(Decimal(1 + len(known) - bisect_right(known, value)))

    return [cell(value) if isinstance(value, Decimal) else None for value in values]
