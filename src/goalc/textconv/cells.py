"""The cells of published forms as text (`cells.txt`), and their comparison with documents.

A form begins with `# 表名`; then each row of a table is a line with its cells between `|`, each merged cell
once, in the row where it begins; a paragraph is a line too. An empty cell is empty, a row of a single empty
cell is `\\e`. Within a cell `\\|` is a bar, `\\n` a line break, `\\\\` a backslash, `\\#` a number sign.
Blanks around a cell, empty lines, empty paragraphs, and rows in which no cell begins do not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from goalc.document.document import Document, Paragraph
from goalc.matching.alignment import align, weight
from goalc.matching.similarity import character_similarity
from goalc.source.text import Span

_BLANKS = " \t\r"
_EMPTY = "\\e"
_ESCAPED = re.compile(r"\\(.)")
_CELL = re.compile(r"(?:\\.|[^\\|])*")
_PLAIN = {"n": "\n", "e": ""}
_MIN_LIKENESS = 0.3
"""Minimum share of equal cells, or likeness of the whole, for two rows to be the same one."""


class CellText(NamedTuple):
    """A cell: the grid column where it begins, from 1, and its text; `span` is its place in a file."""

    column: int
    text: str
    span: Span = Span(0, 0)


class CellRow(NamedTuple):
    """A row: its number in the form, from 1, and the cells that begin in it."""

    number: int
    cells: tuple[CellText, ...]
    span: Span = Span(0, 0)


class CellForm(NamedTuple):
    """A form: its title and its rows."""

    title: str
    rows: tuple[CellRow, ...]
    span: Span = Span(0, 0)


class CellDifference(NamedTuple):
    """A difference: rows count from 1; `column` is None for a whole row, `span` the place in the file."""

    row: int
    column: int | None
    expected: str | None
    actual: str | None
    span: Span


def form_of(title: str, document: Document) -> CellForm:
    """Return the cells of a document."""
    rows = [row for row in _rows(document) if row]
    return CellForm(title, tuple(CellRow(number, row) for number, row in enumerate(rows, 1)))


def _rows(document: Document) -> Iterator[tuple[CellText, ...]]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            text = block.line.text.strip(_BLANKS)
            yield (CellText(1, text),) if text else ()
            continue
        for row, starts in zip(block.rows, block.grid.starts, strict=True):
            cells = zip(row.cells, starts, strict=True)
            yield tuple(CellText(start + 1, cell.text.strip(_BLANKS)) for cell, start in cells)


def write_cells(forms: Iterable[CellForm]) -> str:
    """Return the text of `cells.txt`."""
    return (
        "\n\n".join(
            "\n".join((f"# {form.title}", *(row_text(cell.text for cell in row.cells) for row in form.rows)))
            for form in forms
        )
        + "\n"
    )


def row_text(cells: Iterable[str]) -> str:
    """Return a row as a line."""
    line = "|".join(cell.replace("\\", "\\\\").replace("|", "\\|").replace("\n", "\\n") for cell in cells)
    return f"\\{line}" if line.startswith("#") else line or _EMPTY


def read_cells(text: str) -> list[CellForm]:
    """Return the forms of `cells.txt`; rows before the first title belong to a form without one."""
    forms: list[CellForm] = []
    start = 0
    for line in text.split("\n"):
        span = Span(start, start + len(line.rstrip(_BLANKS)))
        start += len(line) + 1
        if not line.strip(_BLANKS):
            continue
        if line.startswith("#"):
            forms.append(CellForm(line[1:].strip(_BLANKS), (), span))
            continue
        form = forms.pop() if forms else CellForm("", (), span)
        row = CellRow(len(form.rows) + 1, tuple(_cells(text, span)), span)
        forms.append(form._replace(rows=(*form.rows, row)))
    return forms


def _cells(text: str, span: Span) -> Iterator[CellText]:
    place = span.start
    column = 1
    while place <= span.end:
        found = _CELL.match(text, place, span.end)
        end = found.end() if found else span.end
        raw = text[place:end].strip(_BLANKS)
        plain = _ESCAPED.sub(lambda escape: _PLAIN.get(escape[1], escape[1]), raw)
        yield CellText(column, plain, Span(place, end))
        column += 1
        place = max(end, place) + 1


def compare_forms(expected: CellForm, actual: CellForm) -> Iterator[CellDifference]:
    """Yield the differences of two forms; a row too many or too few does not make the others differ."""
    one, other = expected.rows, actual.rows
    pairs = align(len(one), len(other), lambda i, j: _worth(one[i], other[j]))
    paired = dict(pairs)
    matched = set(paired.values())
    for i, row in enumerate(one):
        if i in paired:
            yield from _compare_rows(row, other[paired[i]])
        else:
            yield CellDifference(row.number, None, row_text(c.text for c in row.cells), None, row.span)
    for j, row in enumerate(other):
        if j not in matched:
            before = max((i for i, k in pairs if k < j), default=None)
            span = expected.span if before is None else one[before].span
            yield CellDifference(row.number, None, None, row_text(c.text for c in row.cells), span)


def _worth(one: CellRow, other: CellRow) -> float:
    texts = [[cell.text for cell in row.cells] for row in (one, other)]
    if texts[0] == texts[1]:
        return 1.0
    equal = sum(a == b for a, b in zip(*texts, strict=False)) / max(map(len, texts))
    alike = character_similarity("|".join(texts[0]), "|".join(texts[1]))
    return weight(max(equal, alike) * 0.99, _MIN_LIKENESS)


def _compare_rows(one: CellRow, other: CellRow) -> Iterator[CellDifference]:
    cells: Sequence[CellText] = one.cells
    if len(cells) != len(other.cells):
        expected, actual = (row_text(cell.text for cell in row.cells) for row in (one, other))
        yield CellDifference(other.number, None, expected, actual, one.span)
        return
    for cell, found in zip(cells, other.cells, strict=True):
        if cell.text != found.text:
            yield CellDifference(other.number, found.column, cell.text, found.text, cell.span)
