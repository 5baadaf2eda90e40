"""The comparison finds what a file could lose."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal

import pytest

from goalc.document.document import Cell, Document, Line, Number, Paragraph, Row, Table
from goalc.readers import Difference, differences, read_docx, read_xlsx
from goalc.writers.docx import DocxWriter
from goalc.writers.xlsx import XlsxWriter
from tests.writers.samples import STAMP, STYLESHEET, cell, money


def table(*rows: tuple[Cell, ...], header: int | None = None) -> Document:
    width = sum(one.col_span for one in rows[0])
    lines = tuple(Row(row, number == header) for number, row in enumerate(rows))
    return Document("表", "portrait", (Table((20.0,) * width, lines),))


PLAIN = table((cell("甲"), cell("乙")), (cell("丙"), cell("丁")))


@pytest.mark.parametrize(
    ("actual", "found"),
    [
        (table((cell("甲"), cell("乙")), (cell("丙"), cell("丁"))), []),
        (table((cell("甲"), cell("乙 ")), (cell("丙"), cell("丁"))), [("text", "乙", "乙 ", 0, 1)]),
        (
            table((cell("甲", rows=2), cell("乙")), (cell("丁"),)),
            [("span", "1×1", "2×1", 0, 0), ("cell", "丙", "", 1, 0)],
        ),
        (table((cell("甲"), money("1")), (cell("丙"), cell("丁"))), [("number", "乙", "1", 0, 1)]),
    ],
    ids=["same", "a space", "a span", "a number"],
)
def test_differences_of_cells(actual: Document, found: list[tuple[str, str, str, int, int]]) -> None:
    got = [
        (one.kind, one.expected, one.actual, one.row, one.column) for one in differences([PLAIN], [actual])
    ]
    assert got == found


def test_differences_of_numbers() -> None:
    one, two = (table((money("12.50"),)), table((money("12.5", 1),)))
    assert differences([one], [two]) == [Difference("number", "12.50 .2", "12.5 .1", 0, 0, 0, 0)]
    text = table((Cell((Line("12.50"),), "cell"),))
    assert differences([one], [text]) == []
    odd = table((Cell((Line("12.50"),), "cell", number=Number(Decimal("12.50"), 2)),))
    assert differences([one], [odd]) == []


def test_differences_of_blocks() -> None:
    paragraph = Document("表", "portrait", (Paragraph(Line("标题"), "title"),))
    assert [one.kind for one in differences([PLAIN, PLAIN], [PLAIN])] == ["documents"]
    assert [one.kind for one in differences([PLAIN], [paragraph])] == ["kind"]
    assert [one.kind for one in differences([Document("表", "portrait", ())], [PLAIN])] == ["blocks"]


def _edited(data: bytes, part: str, old: str, new: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == part:
                assert old in content.decode()
                content = content.decode().replace(old, new).encode()
            target.writestr(name, content)
    return out.getvalue()


def test_a_changed_docx_is_noticed() -> None:
    data = DocxWriter(STYLESHEET).write([PLAIN], STAMP)
    changed = _edited(data, "word/document.xml", ">丙<", ">丙丙<")
    assert [one.kind for one in differences([PLAIN], read_docx(changed))] == ["text"]


def test_a_formula_in_place_of_text_is_noticed() -> None:
    """What a naive writer makes of the target `=1套`."""
    document = table((cell("=1套"), cell("乙")))
    data = XlsxWriter(STYLESHEET).write([document], STAMP)
    old = ' t="inlineStr"><is><t xml:space="preserve">=1套</t></is>'
    changed = _edited(data, "xl/worksheets/sheet1.xml", old, "><f>1套</f>")
    (found,) = differences([document], read_xlsx(changed))
    assert (found.kind, found.expected) == ("text", "=1套")
    assert found.actual != "=1套"


def test_a_lost_merge_is_noticed() -> None:
    document = table((cell("甲", columns=2), cell("乙")), (cell("丙"), cell("丁"), cell("戊")))
    data = XlsxWriter(STYLESHEET).write([document], STAMP)
    changed = _edited(
        data, "xl/worksheets/sheet1.xml", '<mergeCell ref="A1:B1"/>', '<mergeCell ref="D1:E1"/>'
    )
    assert {one.kind for one in differences([document], read_xlsx(changed))} == {"span", "cell"}
