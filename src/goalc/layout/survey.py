"""Look through the markup of one printed form for all that is wrong with it, where its reader stops at once.

In: markup whose tags say which line wrote them. Out: faults, each with its mark; and what stands in a printed
form without being wrong in every case: a table narrower than its page, an amount whose unit no heading names.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Any, TypeVar
from xml.etree.ElementTree import Element

from goalc.document.document import Cell, Row, Table
from goalc.document.grid import Grid, GridError, find_grid_errors
from goalc.layout.markup import LINE_MARK, MarkupFault, MarkupReader

MIN_RUN = 3
"""Minimum number of rows in succession with the same kind of error that count as one slip."""
MAX_NARROWER = 1.0
"""Maximum number of millimetres by which a table may be narrower than its page."""
_UNIT = re.compile(r"(?:[十百千]?[万亿]|[十百千])?元")
_SPAN = re.compile(r"[1-9][0-9]{0,3}")
_Result = TypeVar("_Result")


class MarkupSurvey(MarkupReader):
    """A reader that collects: `faults` are mistakes, `remarks` what is probably one."""

    faults: list[MarkupFault]
    remarks: list[MarkupFault]

    def survey(self, markup: str) -> None:
        """Look through markup. Raises `MarkupFault` if it is not well-formed."""
        self.faults, self.remarks = [], []
        root = self._root(markup)
        self._collect(self._check_no_text, root)
        around = " ".join(_label_of(element) for element in root if element.tag == "p")
        for element in root:
            if element.tag == "table":
                self._survey_table(element, around)
            else:
                self._collect(self._block, element)

    def _collect(self, read: Callable[..., _Result], *parts: Any) -> _Result | None:
        try:
            return read(*parts)
        except MarkupFault as fault:
            self.faults.append(fault)
            return None

    def _survey_table(self, element: Element, around: str) -> None:
        rows = [part for part in element if part.tag == "tr"]
        if not rows or element[0].tag != "colgroup":
            self._collect(self._table, element)
            return
        before = len(self.faults)
        self._collect(self._check_attributes, element)
        self._collect(self._check_no_text, element)
        columns = self._collect(lambda: tuple(self._columns(element[0])))
        cells: list[list[Cell]] = []
        faulty: set[int] = set()
        for number, row in enumerate(rows):
            count = len(self.faults)
            cells.append(self._survey_row(row))
            faulty |= {number} if len(self.faults) > count else set()
        if columns is None:
            return
        errors = find_grid_errors(cells, len(columns))
        # What is wrong with a cell may be why its row does not fit.
        self.faults += self._grid_faults([error for error in errors if error.row not in faulty], rows)
        if len(self.faults) == before:
            # Sizes, and whatever else only a whole table shows.
            self._collect(self._table, element)
        if sum(columns) < self._room - MAX_NARROWER:
            width, room = f"{sum(columns):g}", f"{self._room:g}"
            self.remarks.append(self._fault("GC920.narrow", element, width=width, room=room))
        if not errors:
            table = Table(columns, tuple(Row(tuple(line)) for line in cells))
            self.remarks += self._unit_remarks(table.grid, rows, around)

    def _survey_row(self, row: Element) -> list[Cell]:
        """Return the cells of a row; one that is wrong has at least its spans."""
        self._collect(self._check_attributes, row)
        if row.attrib:
            self._collect(self._has_word, row, "data-repeat", "page")
        self._collect(self._check_no_text, row)
        return [self._collect(self._cell, cell) or _only_spans(cell) for cell in row]

    def _grid_faults(self, errors: Sequence[GridError], rows: Sequence[Element]) -> Iterator[MarkupFault]:
        """Yield a fault for each error; many rows in succession with one kind of error are one slip."""
        runs: list[list[GridError]] = [[error] for error in errors[:1]]
        for before, error in pairwise(errors):
            if error.kind == before.kind and error.row == before.row + 1:
                runs[-1].append(error)
            else:
                runs.append([error])
        for run in runs:
            if len(run) < MIN_RUN:
                yield from (self._span_fault(error, rows) for error in run)
            else:
                fault = self._span_fault(run[0], rows)
                fault.also = tuple(rows[error.row].get(LINE_MARK, "") for error in run[1:])
                yield fault

    def _unit_remarks(self, grid: Grid, rows: Sequence[Element], around: str) -> Iterator[MarkupFault]:
        """Yield a remark for each amount in a unit that no label of its row or above it names."""
        units = self._origin_table.units
        labels = [[_label_of(rows[slot.row][slot.cell]) for slot in line] for line in grid.slots]
        for r, row in enumerate(rows):
            for index, start in enumerate(grid.starts[r]):
                entries = [int(data.attrib["value"]) for data in row[index].iter("data")]
                unit = next((units[entry] for entry in entries if entry in units), None)
                if unit is None:
                    continue
                named = " ".join((around, *labels[r], *(line[start] for line in labels[:r])))
                found = _UNIT.findall(named) or _UNIT.findall(" ".join(_heads(labels, r, start)))
                if unit not in found:
                    key = "GC920.other-unit" if len(set(found)) == 1 else "GC920.unit"
                    yield self._fault(key, row[index], row, unit=unit, other=found[0] if found else "")


def _heads(labels: Sequence[Sequence[str]], row: int, column: int) -> Sequence[str]:
    """Return the labels beside the nearest one above a slot: a corner may name the unit of its block."""
    return next((labels[r] for r in reversed(range(row)) if labels[r][column]), ())


def _label_of(element: Element) -> str:
    """Return the text of an element that the template itself wrote, without printed values."""
    if element.tag == "data":
        return element.tail or ""
    inner = (
        _label_of(child) if child.tag == "data" else _label_of(child) + (child.tail or "")
        for child in element
    )
    return "".join((element.text or "", *inner))


def _only_spans(element: Element) -> Cell:
    spans = (element.get(name, "1") for name in ("rowspan", "colspan"))
    rows, columns = (int(span) if _SPAN.fullmatch(span) else 1 for span in spans)
    return Cell((), "", rows, columns)
