"""LibreOffice shows the whole of every form."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from goalc.document.document import Cell, Document, Line, Paragraph, Row, Table
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


def test_docx_repeats_header_rows_that_lead(docx_writer: DocxWriter, pdf_text: Pages) -> None:
    """Also if a label beside the head covers the rows below it."""
    heads = Row((label("指标", 201), label("三级指标"), label(HEADS)), header=True)
    rows = (heads, *(Row((cell(f"第{n}项"), cell("反映情况"))) for n in range(200)))
    document = Document("表", "portrait", (Table((20.0, 60.0, 100.0), rows),))
    pages = pdf_text(docx_writer.write([document], STAMP), "docx")
    assert len(pages) > 3
    assert all(page.count(HEADS) == 1 for page in pages)


def test_docx_repeats_any_header_row_of_a_table_that_may_be_cut(
    docx_writer: DocxWriter, pdf_text: Pages
) -> None:
    form = samples.cut(samples.project(samples.many(120)))
    pages = pdf_text(docx_writer.write([form], STAMP), "docx")
    assert len(pages) > 3
    assert all(page.count(HEADS) == 1 for page in pages)


def test_docx_leaves_no_header_row_alone_at_the_foot_of_a_page(
    docx_writer: DocxWriter, pdf_text: Pages
) -> None:
    """Rows above push the head down, a row at a time, until it comes to stand on the next page."""
    forms = [_pushed_down(count) for count in range(14, 30)]
    pages = pdf_text(docx_writer.write(forms, STAMP), "docx")
    ends = [page for page in pages if re.search(rf"{HEADS}(?:—\d+—)?$", page)]
    starts = [page for page in pages if page.startswith("指标一级指标")]
    assert (ends, bool(starts)) == ([], True)


def _pushed_down(count: int) -> Document:
    form = samples.project()
    blocks: list[Paragraph | Table] = []
    for block in form.blocks:
        if isinstance(block, Table):
            above = [Row((cell(f"第{n}行", columns=8),)) for n in range(count)]
            blocks.append(replace(block, rows=(*above, *block.rows)))
        else:
            blocks.append(block)
    return replace(form, blocks=tuple(blocks))


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
