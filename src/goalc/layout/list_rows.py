"""The rows of a list field as templates print them: fixed rows, empty rows to a minimum, merged columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from goalc.model import spec
from goalc.model.profile import PackField

NAME, SPAN = "名称", "行数"


def all_rows(item: PackField, rows: Sequence[spec.Fields]) -> list[spec.Fields]:
    """Return the rows to print: all fixed ones, or those of the spec and empty ones up to the minimum."""
    if item.labels and not rows:
        return [spec.LabelledRow({item.columns[0].key: label}) for label in item.labels]
    return [*rows, *({} for _ in range(item.least - len(rows)))]


def step_of(row: spec.Fields, index: int) -> tuple[str | int, ...]:
    """Return the steps from a list to one of its rows in the spec; none for a row that it does not have."""
    if isinstance(row, spec.LabelledRow):
        return () if row.step is None else (row.step,)
    return (index,)


def merge_columns(item: PackField, rows: Sequence[spec.Fields], printed: Sequence[dict[str, Any]]) -> None:
    """Replace the values of merged columns by the cell that begins in a row, None inside of a cell.

    Neighbours that print the same are one cell, as far as the cells of the merged columns before it go.
    """
    runs = [range(len(rows))] if rows else []
    for key in item.merge:
        runs = [run for outer in runs for run in _equal_runs(rows, printed, key, outer)]
        for run in runs:
            printed[run.start][key] = {NAME: printed[run.start][key], SPAN: len(run)}
            for row in printed[run.start + 1 : run.stop]:
                row[key] = None


def _equal_runs(
    rows: Sequence[spec.Fields], printed: Sequence[dict[str, Any]], key: str, within: range
) -> Iterator[range]:
    """Yield the rows of each cell of a column: those that print the same text, as it stands."""
    texts = {index: str(printed[index].get(key)) for index in within}
    start = within.start
    for index in range(within.start + 1, within.stop + 1):
        is_open = rows[start].get(key) is None
        if index == within.stop or is_open or texts[index] != texts[start]:
            yield range(start, index)
            start = index
