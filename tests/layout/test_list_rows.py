"""Cells of a list that are one cell, because neighbours print the same."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from goalc.layout.list_rows import SPAN, merge_columns
from goalc.model.profile import PackField


def test_numbers_that_are_written_differently_stay_two_cells() -> None:
    item = PackField("表", "表", "rows", merge=("数量",))
    rows = [{"数量": Decimal("1.0")}, {"数量": Decimal(1)}, {"数量": Decimal(1)}]
    printed: list[dict[str, Any]] = [{key: str(value) for key, value in row.items()} for row in rows]
    merge_columns(item, rows, printed)
    assert [cell and cell[SPAN] for cell in (row["数量"] for row in printed)] == [1, 2, None]
