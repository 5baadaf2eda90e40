"""Filled forms: tracked changes taken either way, and the parts with text that are named as not read."""

from __future__ import annotations

import io

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from goalc.document.document import Paragraph
from goalc.readers.registry import read_form

W = nsdecls("w")
RUN = "<w:r><w:t>{}</w:t></w:r>"
INSERTED = '<w:ins {} w:id="1" w:author="甲">{}</w:ins>'
DELETED = '<w:del {} w:id="2" w:author="甲"><w:r><w:delText>{}</w:delText></w:r></w:del>'


def texts(content: bytes, reject: bool = False) -> list[str]:
    found = []
    for document in read_form("docx", content, reject).documents:
        for block in document.blocks:
            if isinstance(block, Paragraph):
                found.append(block.line.text)
            else:
                found += [cell.text for row in block.rows for cell in row.cells]
    return [text for text in found if text]


def saved(word: object) -> bytes:
    made = io.BytesIO()
    word.save(made)  # type: ignore[attr-defined]  # python-docx has no name for the class of `Document()`
    return made.getvalue()


def test_changes_are_taken_either_way() -> None:
    word = docx.Document()
    paragraph = word.add_paragraph("目标值")._p
    paragraph.append(parse_xml(DELETED.format(W, "≥5次")))
    paragraph.append(parse_xml(INSERTED.format(W, RUN.format("≥4次"))))
    content = saved(word)
    assert texts(content) == ["目标值≥4次"]
    assert texts(content, reject=True) == ["目标值≥5次"]


def test_rows_that_were_inserted_or_deleted() -> None:
    word = docx.Document()
    table = word.add_table(3, 1)
    for number, text in enumerate(("旧", "新", "同")):
        table.cell(number, 0).text = text
    for number, mark in ((0, "del"), (1, "ins")):
        row = table.rows[number]._tr
        row.insert(0, parse_xml(f'<w:trPr {W}><w:{mark} w:id="{number}" w:author="甲"/></w:trPr>'))
    content = saved(word)
    assert texts(content) == ["新", "同"]
    assert texts(content, reject=True) == ["旧", "同"]


def test_an_inserted_paragraph_is_gone_with_its_end() -> None:
    word = docx.Document()
    first = word.add_paragraph("甲")._p
    word.add_paragraph("乙")
    mark = f'<w:pPr {W}><w:rPr><w:ins w:id="1" w:author="甲"/></w:rPr></w:pPr>'
    first.insert(0, parse_xml(mark))
    assert texts(saved(word), reject=True) == ["甲乙"]


def test_parts_that_are_not_read_are_named() -> None:
    word = docx.Document()
    word.add_paragraph("甲")
    word.sections[0].footer.paragraphs[0].text = "— 1 —"
    assert read_form("docx", saved(word)).not_read == ()
    word.sections[0].header.paragraphs[0].text = "内部资料"
    assert read_form("docx", saved(word)).not_read == ("header",)
