"""Files of strangers: what is read of them, and what is refused before it costs time or memory."""

from __future__ import annotations

import io
import time
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document as WordDocument
from openpyxl import Workbook

from goalc.readers import ReadError, package
from goalc.textconv.file_text import file_text
from goalc.writers.docx import DocxWriter
from goalc.writers.xlsx import XlsxWriter
from tests.writers import samples

WRITERS: dict[str, Any] = {"docx": DocxWriter(samples.STYLESHEET), "xlsx": XlsxWriter(samples.STYLESHEET)}
both = pytest.mark.parametrize("ending", list(WRITERS))
EXTENSION = b'<extLst><ext uri="{CCE6A557-97BC-4B89-ADB6-D9C93CAAB3DF}"/></extLst>'
MAIN = {"docx": "word/document.xml", "xlsx": "xl/worksheets/sheet1.xml"}
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def built(ending: str) -> bytes:
    content: bytes = WRITERS[ending].write([samples.project()], samples.STAMP)
    return content


def changed(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """A package with one part changed."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = old.read(entry)
            new.writestr(entry.filename, change(content) if entry.filename == name else content)
    return made.getvalue()


def lines(ending: str, data: bytes) -> list[str]:
    text = file_text(f"表.{ending}", data)
    assert text.lines is not None
    return list(text.lines)


def refusal(ending: str, data: bytes) -> str:
    start = time.process_time()
    with pytest.raises(ReadError) as caught:
        file_text(f"表.{ending}", data)
    assert time.process_time() - start < 10
    return caught.value.key


def test_both_formats_say_the_same() -> None:
    docx, xlsx = lines("docx", built("docx")), lines("xlsx", built("xlsx"))
    assert xlsx[0].startswith("# ")
    assert xlsx[1:] == docx
    assert "智慧磐石验收合格率 | =100%" in "\n".join(docx)
    # A merged cell once, where it begins.
    assert sum("数量指标" in line for line in docx) == 1


def test_no_text_breaks_its_line_or_steers_the_terminal() -> None:
    name = "甲|乙\n\t\u202e丙\u00a0"
    rows = [("产出指标", "数量指标", name, "≥1次", "")]
    data = WRITERS["docx"].write([samples.project(rows)], samples.STAMP)
    (line,) = [line for line in lines("docx", data) if "甲" in line]
    assert "甲\\|乙↵<U+0009><U+202E>丙<U+00A0> | ≥1次" in line
    assert line.isprintable()


@both
def test_no_package(ending: str) -> None:
    assert refusal(ending, b"") == "textconv.broken"
    assert refusal(ending, b"version https://git-lfs.github.com/spec/v1\n") == "textconv.broken"
    assert refusal(ending, bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600)) == "textconv.old"
    other = "xlsx" if ending == "docx" else "docx"
    assert refusal(ending, built(other)) == "textconv.broken"


@both
def test_every_truncated_file_is_refused(ending: str) -> None:
    data = built(ending)
    for size in range(0, len(data), max(1, len(data) // 25)):
        assert refusal(ending, data[:size]) == "textconv.broken"


@both
def test_damaged_bytes_are_refused_or_harmless(ending: str) -> None:
    data = built(ending)
    for place in range(0, len(data), max(1, len(data) // 60)):
        damaged = data[:place] + bytes([data[place] ^ 0xFF]) + data[place + 1 :]
        try:
            file_text(f"表.{ending}", damaged)
        except ReadError as error:
            assert error.key.startswith("textconv.")  # noqa: PT017 - some damage shows, some does not


@both
def test_entities(ending: str) -> None:
    layers = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<!DOCTYPE x [<!ENTITY e0 "笑">{layers}]>'.encode()

    def insert(content: bytes) -> bytes:
        head, mark, rest = content.partition(b"?>")
        return head + mark + bomb + rest

    assert refusal(ending, changed(built(ending), MAIN[ending], insert)) == "textconv.entities"
    used = changed(built(ending), MAIN[ending], lambda c: insert(c).replace("产出指标".encode(), b"&e9;", 1))
    assert refusal(ending, used) in {"textconv.entities", "textconv.broken"}
    wide = changed(
        built(ending),
        MAIN[ending],
        lambda c: insert(c).decode().replace("UTF-8", "UTF-16", 1).encode("utf-16"),
    )
    assert refusal(ending, wide) == "textconv.entities"


@pytest.mark.slow
@both
def test_bombs(ending: str) -> None:
    blanks = changed(built(ending), MAIN[ending], lambda c: c + b" " * (package.MAX_XML + 1))
    assert len(blanks) < 1_000_000
    assert refusal(ending, blanks) == "textconv.too-large"
    pictures = io.BytesIO(built(ending))
    with zipfile.ZipFile(pictures, "a", zipfile.ZIP_DEFLATED) as file, file.open("a.png", "w") as part:
        for _ in range(package.MAX_UNPACKED // (1 << 22) + 1):
            part.write(bytes(1 << 22))
    assert refusal(ending, pictures.getvalue()) == "textconv.too-large"
    parts = io.BytesIO(built(ending))
    with zipfile.ZipFile(parts, "a") as file:
        for number in range(package.MAX_PARTS):
            file.writestr(f"{number}", b"")
    assert refusal(ending, parts.getvalue()) == "textconv.too-large"
    assert refusal(ending, b"PK" + bytes(package.MAX_FILE)) == "textconv.too-large"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("</sheetData>", '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'),
        ("</sheetData>", '<row r="1048576"/><row r="1">' + "<c/>" * 9000 + "</row></sheetData>"),
        ("</mergeCells>", '<mergeCell ref="A1:XFD1048576"/></mergeCells>'),
        ("</mergeCells>", '<mergeCell ref="$a$1:$xfd$1048576"/></mergeCells>'),
        ("</mergeCells>", '<mergeCell ref="&#65;1:XFD9999"/></mergeCells>'),
    ],
    ids=["far cell", "cells without names", "merged", "absolute", "by character numbers"],
)
def test_sheets_that_reach_too_far(old: str, new: str) -> None:
    data = changed(built("xlsx"), MAIN["xlsx"], lambda c: c.decode().replace(old, new, 1).encode())
    assert refusal("xlsx", data) == "textconv.too-large"


def test_a_workbook_of_anybody() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "填报"
    sheet.append(["标题"])
    sheet.append([])
    sheet.append(["单位", "金额", "比例"])
    sheet.append(["甲局", 95.125, 0.5])
    sheet["E4"] = "=SUM(B4:C4)"
    sheet["B4"].number_format = "0.0"
    book.create_sheet("空表")
    target = io.BytesIO()
    book.save(target)
    assert lines("xlsx", target.getvalue()) == [
        *("# 填报", "标题", "单位 | 金额 | 比例 |  |"),
        "甲局 | 95.125 | 0.5 |  | <f>=SUM(B4:C4)",
        *("", "# 空表"),
    ]


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def paragraph(text: str) -> str:
    return f"<w:p>{run(text)}</w:p>"


def control(content: str) -> str:
    return f'<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'


DELETED = '<w:del w:id="2"><w:r><w:delText>旧</w:delText></w:r></w:del>'
BOX = f"<w:txbxContent>{paragraph('框')}</w:txbxContent>"
INNER = f"<w:tbl><w:tr><w:tc>{paragraph('里')}</w:tc></w:tr></w:tbl>"
CELL = control(f"<w:tc>{paragraph('乙')}</w:tc>")
BODY = f"""<w:body xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">
<w:p><w:r><w:t>一</w:t><w:tab/><w:t>二</w:t><w:br/><w:br w:type="page"/><w:t>三</w:t></w:r></w:p>
<w:p><w:ins w:id="1">{run("新")}</w:ins>{DELETED}</w:p>
{control(paragraph("控件"))}
<w:p><w:fldSimple w:instr="PAGE">{run("7")}</w:fldSimple><w:r><mc:AlternateContent>
<mc:Choice Requires="wps">{BOX}</mc:Choice><mc:Fallback>{BOX}</mc:Fallback></mc:AlternateContent></w:r></w:p>
<w:tbl><w:tblPr/>
<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr><w:tc>{paragraph("甲")}</w:tc></w:tr>
<w:tr><w:trPr><w:del w:id="3"/></w:trPr><w:tc><w:p>{DELETED}</w:p></w:tc></w:tr>
{control(f"<w:tr><w:tc>{INNER}<w:p/></w:tc>{CELL}</w:tr>")}
</w:tbl>
<w:sectPr/></w:body>"""


def test_a_word_file_of_anybody(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    WordDocument().save(str(file))

    def body(content: bytes) -> bytes:
        head, _, rest = content.partition(b"<w:body>")
        return head + BODY.encode() + rest.partition(b"</w:body>")[2]

    data = changed(file.read_bytes(), MAIN["docx"], body)
    assert lines("docx", data) == ["一<U+0009>二↵三", "新", "控件", "7↵框", "甲", "里↵ | 乙"]


def test_libraries_do_not_talk() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        data = changed(
            built("xlsx"),
            MAIN["xlsx"],
            lambda c: c.replace(
                b"</worksheet>",
                b'<extLst><ext uri="{CCE6A557-97BC-4B89-ADB6-D9C93CAAB3DF}"/></extLst></worksheet>',
            ),
        )
        assert lines("xlsx", data) == lines("xlsx", built("xlsx"))


def test_an_ending_that_is_none_of_ours() -> None:
    assert refusal("pdf", b"%PDF-1.7") == "textconv.kind"
