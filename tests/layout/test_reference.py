"""The laid-out forms against the reference layouts: columns, labels in their order, spans."""

from __future__ import annotations

from functools import cache

import pytest

from goalc.document.document import Document, Paragraph, Table
from goalc.model.spec import Department, Project
from tests.compiling import compiled, documents, texts
from tests.layout import reference
from tests.layout.reference import Label
from tests.police import POLICE, police


@cache
def laid() -> tuple[Document, ...]:
    return documents(compiled(texts(POLICE)))


@cache
def forms() -> tuple[Department | Project, ...]:
    return police().submission.forms


def table(document: Document) -> Table:
    (found,) = [block for block in document.blocks if isinstance(block, Table)]
    return found


def head(document: Document) -> tuple[tuple[str, str], ...]:
    return tuple((b.style, b.line.text) for b in document.blocks if isinstance(b, Paragraph))


def labels(document: Document, levels: frozenset[str]) -> list[Label]:
    """The label cells in reading order, without the indicators' levels."""
    cells = [cell for row in table(document).rows for cell in row.cells if cell.style == "th"]
    return [(cell.text, cell.row_span, cell.col_span) for cell in cells if cell.text not in levels]


def filled(expected: tuple[Label, ...], form: Department | Project) -> list[Label]:
    """The expected labels with the numbers of rows that this spec asks for."""
    goals = len(form.detailed_goals) if isinstance(form, Department) else 0
    rows: dict[int | str, int] = {
        "goals": goals,
        "plan": len(form.plan),
        "indicators": 1 + len(form.indicators),
    }
    rows["rest"] = 1 + goals + 2 + len(form.plan) + rows["indicators"]
    return [
        (text, rows.get(span, span) if isinstance(span, str) else span, wide) for text, span, wide in expected
    ]


def levels(form: Department | Project) -> frozenset[str]:
    return frozenset(name for item in form.indicators for name in (item.level1, item.level2))


def test_cover_has_no_table() -> None:
    assert head(laid()[0]) == reference.COVER
    assert len(laid()[0].blocks) == len(reference.COVER)
    assert [document.page for document in laid()] == ["cover", "landscape", *["portrait"] * 5]


def test_department() -> None:
    document, form = laid()[1], forms()[0]
    assert head(document) == reference.DEPARTMENT_HEAD
    assert table(document).columns == reference.DEPARTMENT_COLUMNS
    assert labels(document, levels(form)) == filled(reference.DEPARTMENT_LABELS, form)
    money = [row.cells[0] for row in table(document).rows if row.cells[0].text in reference.DEPARTMENT_ROWS]
    assert tuple(cell.text for cell in money) == reference.DEPARTMENT_ROWS
    assert {cell.col_span for cell in money} == {2}


@pytest.mark.parametrize("number", range(1, 6))
def test_project(number: int) -> None:
    document, form = laid()[1 + number], forms()[number]
    assert head(document) == reference.PROJECT_HEAD
    assert table(document).columns == reference.PROJECT_COLUMNS
    assert labels(document, levels(form)) == filled(reference.PROJECT_LABELS, form)


def widths(document: Document, rows: int) -> tuple[tuple[int, ...], ...]:
    found = [tuple(c.col_span for c in row.cells if c.style != "th") for row in table(document).rows]
    return tuple(spans for spans in found if spans)[:rows]


def test_value_cells() -> None:
    assert widths(laid()[1], len(reference.DEPARTMENT_VALUES)) == reference.DEPARTMENT_VALUES
    for document, form in zip(laid()[2:], forms()[1:], strict=True):
        steps = ((3, 3),) * len(form.plan)
        expected = (*reference.PROJECT_VALUES, *steps, (3,), (3,))
        assert widths(document, len(expected)) == expected


@pytest.mark.parametrize("number", range(6))
def test_indicator_rows(number: int) -> None:
    document, form = laid()[1 + number], forms()[number]
    rows = table(document).rows[-len(form.indicators) :]
    wide = [1, 1, 1] if number == 0 else [1, 1, 2]
    shown = []
    for row in rows:
        assert [cell.col_span for cell in row.cells[-3:]] == wide
        assert [cell.style for cell in row.cells[-3:]] == ["td", "td", "text"]
        shown.append(tuple(cell.text for cell in row.cells[-3:]))
        assert all(cell.style == "th" for cell in row.cells[:-3])
    assert shown == [(item.name, str(item.target), item.definition) for item in form.indicators]


@pytest.mark.parametrize("number", range(6))
def test_levels_span_their_indicators(number: int) -> None:
    document, form = laid()[1 + number], forms()[number]
    rows, grid = table(document).rows, table(document).grid
    start = len(rows) - len(form.indicators)
    for r, item in enumerate(form.indicators, start):
        covering = [rows[slot.row].cells[slot.cell].text for slot in grid.slots[r][2:4]]
        assert covering == [item.level1, item.level2]


def test_only_the_head_of_the_indicators_repeats() -> None:
    for document in laid()[1:]:
        (header,) = [row for row in table(document).rows if row.header]
        assert header.cells[0].text == "指标"
