"""The built Word file in pandoc and mammoth, cell for cell: each has its place, its spans and its text.

Both read tables with code of their own. Of pandoc, 2.17 to 3.9 read all cells; 3.10 loses columns.
"""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

import mammoth  # type: ignore[import-untyped]  # it has no types
import pytest
from lxml import etree

from goalc.document.document import Document, Table
from goalc.operations.session import Session
from goalc.pipeline.compiled import Compiled
from goalc.workspace.discover import discover
from tests import office
from tests.compiling import booklet, documents_of, whole
from tests.police import ROOT

SPECS = ROOT / "specs"
NAMES = (
    "2025/liupanshui-police",
    "examples/2025/qinghe-education",
    "examples/2025/qinghe-education/evaluation",
    "examples/2025/qinghe-education/monitoring-1-7",
    "examples/2026/qinghe-education",
)


class Slot(NamedTuple):
    """A cell by its place in the table, with its spans and its text without white space."""

    row: int
    column: int
    rows: int
    columns: int
    text: str


@cache
def submissions() -> dict[str, Compiled]:
    """Every submission among the specs that are published and those that are examples."""
    session = Session(())
    folders = discover([SPECS / "2025", SPECS / "examples"])
    return {
        folder.folder.relative_to(SPECS).as_posix(): whole(session.compile(folder)[0]) for folder in folders
    }


def by_mammoth(content: bytes) -> str:
    return str(mammoth.convert_to_html(io.BytesIO(content)).value)


def by_pandoc(content: bytes) -> str:
    program = office.tool("pandoc")
    version = subprocess.run([program, "--version"], check=True, capture_output=True, timeout=60).stdout
    if version.startswith(b"pandoc 3.10"):
        pytest.skip("pandoc 3.10 loses columns of tables")
    command = [program, "--from", "docx", "--to", "html", "--wrap", "none"]
    done = subprocess.run(command, input=content, check=True, capture_output=True, timeout=120)
    return done.stdout.decode()


def laid_out(documents: Sequence[Document]) -> list[list[Slot]]:
    """The cells of each table."""
    return [
        [
            Slot(r, column, cell.row_span, cell.col_span, _bare(cell.text))
            for r, (row, starts) in enumerate(zip(table.rows, table.grid.starts, strict=True))
            for cell, column in zip(row.cells, starts, strict=True)
        ]
        for document in documents
        for table in document.blocks
        if isinstance(table, Table)
    ]


def seen(html: str) -> list[list[Slot]]:
    """The cells of each table of a page, placed as HTML places them."""
    page = etree.fromstring(f"<body>{html}</body>", etree.HTMLParser())
    return [list(_placed(table)) for table in page.iter("table")]


def _placed(table: Any) -> Iterator[Slot]:
    taken: set[tuple[int, int]] = set()
    for r, row in enumerate(table.iter("tr")):
        column = 0
        for cell in row.iterchildren("td", "th"):
            while (r, column) in taken:
                column += 1
            rows, columns = (int(cell.get(name, "1")) for name in ("rowspan", "colspan"))
            taken |= {(r + n, column + m) for n in range(rows) for m in range(columns)}
            yield Slot(r, column, rows, columns, _bare("".join(cell.itertext())))
            column += columns


def _bare(text: str) -> str:
    return "".join(text.split())


@pytest.mark.slow
@pytest.mark.parametrize(
    "read", [by_mammoth, pytest.param(by_pandoc, marks=pytest.mark.office)], ids=["mammoth", "pandoc"]
)
@pytest.mark.parametrize("name", NAMES)
def test_every_cell_is_where_it_was_laid_out(read: Callable[[bytes], str], name: str) -> None:
    compiled = submissions()[name]
    expected = laid_out(documents_of(compiled))
    assert len(expected) == len(compiled.submission.forms)
    assert seen(read(booklet(compiled, "docx"))) == expected


def test_no_submission_is_left_out() -> None:
    assert set(submissions()) == set(NAMES)
