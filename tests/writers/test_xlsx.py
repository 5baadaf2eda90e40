"""The workbook writer: what stands in the parts of its files."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook

from goalc.document.document import Cell, Document, Line, Number, Paragraph, Row, Table
from goalc.source.diagnostic import Origin
from goalc.writers.error import WriteError
from goalc.writers.xlsx import XlsxWriter
from goalc.writers.xlsx.names import sheet_names
from tests.writers import samples
from tests.writers.samples import STAMP, cell, label, money

SMALL = Document(
    "小表",
    "portrait",
    (
        Paragraph(Line("标题"), "title"),
        Table(
            (20, 30),
            (
                Row((label("甲", 2), cell("=1套"))),
                Row((money("1234.5"),), header=True),
            ),
        ),
    ),
)
GOLDEN = """
row 1 26.10
 A1 s47 标题
 B1 s47
row 2 16.45
 A2 s25 甲
 B2 s2 =1套
row 3 16.45
 A3 s25
 B3 s5 =1234.5
merge A1:B1
merge A2:A3
"""


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name).decode()


def book(data: bytes) -> Workbook:
    return load_workbook(io.BytesIO(data))


def sheet_of(*rows: Row, width: int = 1) -> Document:
    return Document("表", "portrait", (Table((30.0,) * width, rows),))


def test_golden_sheet(xlsx_writer: XlsxWriter) -> None:
    xml = part(xlsx_writer.write([SMALL], STAMP), "xl/worksheets/sheet1.xml")
    lines = []
    pattern = (
        r'<row r="(\d+)" ht="([\d.]+)"|<c r="(\w+)" s="(\d+)"'
        r'(?:/>| t="inlineStr"><is><t xml:space="preserve">(.*?)</t>'
        r'|><v>(.*?)</v>)|<mergeCell ref="(.*?)"'
    )
    for row, height, place, look, text, number, merge in re.findall(pattern, xml):
        if row:
            lines.append(f"row {row} {height}")
        elif place:
            lines.append(
                f" {place} s{look} {text}{'=' + str(Decimal(number).normalize()) if number else ''}".rstrip()
            )
        else:
            lines.append(f"merge {merge}")
    assert lines == GOLDEN.strip().splitlines()


@pytest.mark.parametrize(
    "text", ["=1套", "=100%", "+5", "-3", "@x", "'a", "=SUM(A1)", "1e5", "007", "2025-01-01"]
)
def test_text_stays_text(xlsx_writer: XlsxWriter, text: str) -> None:
    found = book(xlsx_writer.write([sheet_of(Row((cell(text),)))], STAMP)).worksheets[0]["A1"]
    assert (found.data_type, found.value) == ("s", text)
    assert found.quotePrefix == (text[0] in "=+-@'")


def test_escapes_of_excel_are_text(xlsx_writer: XlsxWriter) -> None:
    xml = part(
        xlsx_writer.write([sheet_of(Row((cell("a_x0041_b_x_xyz"),)))], STAMP), "xl/worksheets/sheet1.xml"
    )
    assert ">a_x005F_x0041_b_x_xyz<" in xml


@pytest.mark.parametrize(
    ("value", "decimals", "form"),
    [("15500000.00", 2, "#,##0.00"), ("3", 0, "#,##0"), ("-1.5", 1, "#,##0.0"), ("0", 2, "#,##0.00")],
)
def test_money_is_a_number(xlsx_writer: XlsxWriter, value: str, decimals: int, form: str) -> None:
    found = book(xlsx_writer.write([sheet_of(Row((money(value, decimals),)))], STAMP)).worksheets[0]["A1"]
    assert (found.data_type, Decimal(str(found.value)), found.number_format) == ("n", Decimal(value), form)


@pytest.mark.parametrize("value", ["12345678901234567.89", "NaN", "Infinity", "1.1234567"])
def test_a_number_that_a_spreadsheet_would_change_stays_text(xlsx_writer: XlsxWriter, value: str) -> None:
    amount = Number(Decimal(value), 7 if value == "1.1234567" else 2)
    found = book(
        xlsx_writer.write([sheet_of(Row((Cell((Line(value),), "cell", 1, 1, amount),)))], STAMP)
    ).worksheets[0]["A1"]
    assert (found.data_type, found.value) == ("s", value)


def test_every_cell_of_a_merged_range_has_its_format(xlsx_writer: XlsxWriter) -> None:
    """Else the right and lower borders are missing."""
    xml = part(xlsx_writer.write([samples.project()], STAMP), "xl/worksheets/sheet1.xml")
    rows = [row for row in re.findall(r"<row .*?</row>", xml) if 's="' in row]
    assert all(len(re.findall(r'<c r="[A-H]\d+" s="[1-9]\d*"', row)) == 8 for row in rows)


def test_print_set_up(xlsx_writer: XlsxWriter) -> None:
    cover, department, project, _ = book(xlsx_writer.write(samples.submission(), STAMP)).worksheets
    for sheet in (cover, department, project):
        assert (sheet.page_setup.paperSize, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (
            9,
            1,
            0,
        )
        assert sheet.sheet_properties.pageSetUpPr is not None
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_options.horizontalCentered
    assert [sheet.page_setup.orientation for sheet in (department, project)] == ["landscape", "portrait"]
    assert project.page_margins.top == pytest.approx(18 / 25.4, abs=1e-3)
    assert cover.oddFooter is not None
    assert project.oddFooter is not None
    assert cover.oddFooter.center.text is None
    assert project.oddFooter.center.text == "— &P —"
    assert (department.page_setup.firstPageNumber, project.page_setup.firstPageNumber) == (1, None)
    header = next(row[0].row for row in project.iter_rows() if any(cell.value == "一级指标" for cell in row))
    assert project.print_title_rows == f"${header}:${header}"
    assert project.print_area == f"'{project.title}'!$A$1:$H${project.max_row}"


def test_widths_are_those_of_the_form(xlsx_writer: XlsxWriter) -> None:
    """In whole pixels, seven to a digit, and not wider than the page: else the sheet is printed smaller."""
    sheet = book(xlsx_writer.write([samples.project()], STAMP)).worksheets[0]
    widths = [sheet.column_dimensions[letter].width * 7 for letter in "ABCDEFGH"]
    assert widths == pytest.approx([round(width) for width in widths], abs=1e-3)
    assert widths == pytest.approx([mm / 25.4 * 96 for mm in (11, 18, 16, 20, 29, 22, 18, 46)], abs=1)
    assert 0 <= 180 / 25.4 * 96 - sum(widths) < 1


@given(st.lists(st.integers(1, 6000).map(lambda n: n / 100), min_size=1, max_size=8))
def test_any_widths_together_are_as_wide_as_the_table(widths: list[float]) -> None:
    row = Row(tuple(cell("甲") for _ in widths))
    document = Document("表", "landscape", (Table(tuple(widths), (row,)),))
    sheet = book(XlsxWriter(samples.STYLESHEET).write([document], STAMP)).worksheets[0]
    letters = [get_column_letter(number) for number in range(1, len(widths) + 1)]
    pixels = sum(round(sheet.column_dimensions[letter].width * 7, 2) for letter in letters)
    # A column narrower than a pixel is one pixel wide.
    narrow = sum(width < 0.27 for width in widths)
    assert -1 <= pixels - sum(widths) / 25.4 * 96 <= narrow + 0.01


@pytest.mark.parametrize("text", ["公" * 6_000, "\n".join(["行"] * 200), "字" * 32_767])
def test_a_row_too_high_for_excel_becomes_several(xlsx_writer: XlsxWriter, text: str) -> None:
    row = Row((label("描述"), Cell((Line(text),), "text")))
    sheet = book(
        xlsx_writer.write([sheet_of(row, Row((cell("一"), cell("二"))), width=2)], STAMP)
    ).worksheets[0]
    heights = [sheet.row_dimensions[number].height or 0 for number in range(1, sheet.max_row + 1)]
    assert max(heights) <= 409.5
    assert sum(heights) >= min(len(text), 6_000) / 200 * 13
    last = sheet.max_row - 1
    assert {str(merge) for merge in sheet.merged_cells.ranges} == {f"A1:A{last}", f"B1:B{last}"}


def test_text_longer_than_a_cell_holds_is_refused(xlsx_writer: XlsxWriter) -> None:
    origin = Origin("a.yaml", ("解释",))
    long = Cell((Line("😀" * 16_384, origin),), "text")
    with pytest.raises(WriteError) as caught:
        xlsx_writer.write([sheet_of(Row((cell("一"), long)), width=2)], STAMP)
    error = caught.value
    assert (error.kind, error.value, error.limit) == ("length", 32_768, 32_767)
    assert (error.document, error.block, error.row, error.column, error.origin) == ("表", 0, 0, 1, origin)


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\r", "\ud800", "\ufffe", "\uffff"])
def test_forbidden_characters_are_refused(xlsx_writer: XlsxWriter, character: str) -> None:
    for document in (
        sheet_of(Row((cell(f"坏{character}" * 30),))),
        Document("表", "portrait", (Paragraph(Line(character), "title"),)),
        replace(SMALL, name=character),
    ):
        with pytest.raises(WriteError) as caught:
            xlsx_writer.write([document], STAMP)
        assert (caught.value.kind, caught.value.value) == ("character", ord(character))


@pytest.mark.parametrize(
    ("names", "sheets"),
    [
        (["项目[1]:*?/\\"], ["项目［1］：＊？／＼"]),
        (["甲", "甲", "甲"], ["甲", "甲 (2)", "甲 (3)"]),
        (["Abc", "aBC"], ["Abc", "aBC (2)"]),
        (["history", ""], ["history (2)", "Sheet"]),
        (["'引号'"], ["引号"]),
        (["😀" * 20], ["😀" * 15]),
        (["字" * 40, "字" * 40], ["字" * 31, "字" * 27 + " (2)"]),
    ],
)
def test_sheet_names(names: list[str], sheets: list[str]) -> None:
    assert sheet_names([Document(name, "portrait", ()) for name in names]) == sheets


@settings(deadline=None)
@given(names=st.lists(st.text(st.sampled_from("aA'[]:*?/\\ 字😀hHistory"), max_size=45), max_size=8))
def test_sheet_names_are_allowed(names: list[str]) -> None:
    sheets = sheet_names([Document(name, "portrait", ()) for name in names])
    assert len({name.casefold() for name in sheets}) == len(names)
    for name in sheets:
        assert 1 <= len(name.encode("utf-16-le")) // 2 <= 31
        assert not re.search(r"[\[\]:*?/\\]|^'|'$", name)
        assert name.casefold() != "history"
