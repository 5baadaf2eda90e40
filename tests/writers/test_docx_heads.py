"""Header rows in Word: those that lead their table are repeated, and none stays alone below others."""

from __future__ import annotations

from lxml import etree

from goalc.document.document import Document, Row, Table
from goalc.writers.docx import DocxWriter
from tests.writers import samples
from tests.writers.samples import STAMP, cell, label
from tests.writers.test_docx import NS, part


def repeated(rows: list[etree._Element]) -> list[int]:
    return [n for n, row in enumerate(rows) if row.find("w:trPr/w:tblHeader", NS) is not None]


def kept(rows: list[etree._Element]) -> list[int]:
    """The rows that stay on the page of the next one."""
    return [n for n, row in enumerate(rows) if _counts(row, "keepNext") == _counts(row, "p")]


def _counts(row: etree._Element, name: str) -> int:
    return len(row.findall(f".//w:{name}", NS))


def test_a_form_is_one_table_and_nothing_is_hidden(docx_writer: DocxWriter) -> None:
    form = samples.project()
    root = part(docx_writer.write([form], STAMP))
    assert root.find(".//w:vanish", NS) is None
    (table,) = root.findall(".//w:tbl", NS)
    rows = table.findall("w:tr", NS)
    (block,) = [block for block in form.blocks if isinstance(block, Table)]
    (header,) = [number for number, row in enumerate(block.rows) if row.header]
    assert len(rows) == len(block.rows)
    assert repeated(rows) == [], "Word repeats leading rows only"
    assert kept(rows) == [header], "no header row stays alone at the foot of a page"


def test_leading_header_rows_are_repeated(docx_writer: DocxWriter) -> None:
    """A label beside the head keeps its span: nothing is cut."""
    rows_of_form = (
        Row((label("指标", 4), label("名称", 1, 2)), header=True),
        Row((label("三级"), label("值")), header=True),
        Row((cell("甲"), cell("乙"))),
        Row((label("丙"), label("丁")), header=True),
        Row((cell("尾", columns=3),)),
    )
    document = Document("表", "portrait", (Table((20.0, 30.0, 30.0), rows_of_form),))
    root = part(docx_writer.write([document], STAMP))
    rows = root.findall(".//w:tr", NS)
    assert (repeated(rows), kept(rows)) == ([0, 1], [0, 1, 3])
    assert root.find(".//w:tcBorders", NS) is None


def test_a_table_that_may_be_cut_repeats_any_header_row(docx_writer: DocxWriter) -> None:
    root = part(docx_writer.write([samples.cut(samples.project())], STAMP))
    upper, lower = root.findall(".//w:tbl", NS)
    assert upper.find(".//w:tblHeader", NS) is None
    rows = lower.findall("w:tr", NS)
    assert (repeated(rows), kept(rows)) == ([0], [0])
