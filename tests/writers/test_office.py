"""LibreOffice shows the whole of every form."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from goalc.document.document import Cell, Document, Line, Row, Table
from goalc.writers.docx import DocxWriter
from goalc.writers.xlsx import XlsxWriter
from tests.writers import samples
from tests.writers.samples import STAMP, cell, label

pytestmark = pytest.mark.office

Pages = Callable[[bytes, str], list[str]]

LONG = samples.department(samples.many(300), "".join(f"第{n}条，确保安全；" for n in range(700)))
SUBMISSION = [*samples.submission(), LONG]
HEADS = "指标解释及计算公式"


def lost(documents: list[Document], pages: list[str]) -> list[str]:
    """Texts of cells that the pages do not show; a text may begin on one page and end on another."""
    shown = "".join(re.sub(r"^—\d+—|—\d+—$", "", page) for page in pages)
    texts = {
        "".join(line.text.split())
        for document in documents
        for block in document.blocks
        for row in (block.rows if isinstance(block, Table) else ())
        for one in row.cells
        for line in one.lines
    }
    return [text for text in sorted(texts) if any(word not in shown for word in pieces(text))]


def pieces(text: str) -> list[str]:
    """Pieces short enough to stand on one line of a wide cell; labels in narrow cells are read in order."""
    return [text] if len(text) < 40 else [f"第{n}条" for n in range(700)] if "第5条" in text else [text[:20]]


def test_docx_shows_all_text(docx_writer: DocxWriter, pdf_text: Pages) -> None:
    pages = pdf_text(docx_writer.write(SUBMISSION, STAMP), "docx")
    assert lost(SUBMISSION, pages) == []
    assert all(pages), "no page is empty"
    assert "—" not in pages[0]
    assert "—1—" in pages[1]


def test_docx_repeats_the_header_row(docx_writer: DocxWriter, pdf_text: Pages) -> None:
    pages = pdf_text(docx_writer.write([samples.project(samples.many(120))], STAMP), "docx")
    assert len(pages) > 3
    assert all(page.count(HEADS) == 1 for page in pages)


def test_xlsx_shows_all_text(xlsx_writer: XlsxWriter, pdf_text: Pages) -> None:
    pages = pdf_text(xlsx_writer.write(SUBMISSION, STAMP), "xlsx")
    assert lost(SUBMISSION, pages) == []
    assert all(pages)


def test_xlsx_repeats_the_header_row(xlsx_writer: XlsxWriter, pdf_text: Pages) -> None:
    pages = pdf_text(xlsx_writer.write([samples.project(samples.many(120))], STAMP), "xlsx")
    assert len(pages) > 2
    assert all(page.count(HEADS) == 1 for page in pages)


@pytest.mark.parametrize("text", ["=1套", "=100%", "+5", "@x"])
def test_text_is_no_formula(
    xlsx_writer: XlsxWriter, convert: Callable[[bytes, str, str], Path], text: str
) -> None:
    document = Document("表", "portrait", (Table((30.0, 30.0), (Row((label("指标值"), cell(text))),)),))
    file = convert(xlsx_writer.write([document], STAMP), "xlsx", "csv:Text - txt - csv (StarCalc):44,34,76")
    assert list(csv.reader(file.read_text("utf-8").splitlines())) == [["指标值", text]]


def test_a_row_higher_than_a_page_is_not_cut(docx_writer: DocxWriter, pdf_text: Pages) -> None:
    lines = tuple(Line(f"第{n}行") for n in range(150))
    row = Row((label("描述"), Cell(lines, "text")))
    pages = pdf_text(
        docx_writer.write([Document("表", "landscape", (Table((30.0, 90.0), (row,)),))], STAMP), "docx"
    )
    assert all(f"第{n}行" in "".join(pages) for n in range(150))
