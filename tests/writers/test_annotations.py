"""Sheets with notes, links and lists."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from openxml_audit import OpenXmlValidator  # type: ignore[import-untyped]  # it has no types

from goalc.document.annotated import Sheet, Target
from goalc.document.document import CellRef, Document, Line, Paragraph, Row, Table
from goalc.document.stylesheets import StyleMerger
from goalc.readers import differences, read_xlsx
from goalc.writers.error import WriteError
from goalc.writers.xlsx import XlsxWriter
from tests import office
from tests.writers import samples
from tests.writers.samples import STAMP, STYLESHEET, cell, label
from tests.writers.test_package import FALSE_FINDINGS

LIST = Document(
    "清单",
    "landscape",
    (
        Paragraph(Line("变更清单"), "title"),
        Table(
            (20.0, 40.0),
            (
                Row((label("序号"), label("变化")), header=True),
                *(Row((cell(str(n)), cell(f"第{n}处"))) for n in range(1, 4)),
            ),
        ),
    ),
)
FORM = samples.project()
TABLE = next(number for number, block in enumerate(FORM.blocks) if isinstance(block, Table))
NOTE = "原值：=1套 <&> _x000D_\n原值：二"


def workbook() -> bytes:
    links = {CellRef(1, 1, 1): Target(1, CellRef(TABLE, 3, 1)), CellRef(1, 2, 1): Target(1)}
    form = Sheet(FORM, {CellRef(TABLE, 3, 1): NOTE, CellRef(0): "原值：旧题"})
    return XlsxWriter(STYLESHEET).write_sheets([Sheet(LIST, links=links, listing=True), form], STAMP)


def sheets() -> tuple[Worksheet, Worksheet]:
    first, second = load_workbook(io.BytesIO(workbook())).worksheets
    return first, second


def test_what_stands_in_cells_is_not_touched() -> None:
    assert differences([LIST, FORM], read_xlsx(workbook())) == []


def test_a_list_is_filtered_and_its_header_stays() -> None:
    first, second = sheets()
    assert first.freeze_panes == "A3"
    assert first.auto_filter.ref == "A2:B5"
    assert first.print_title_rows == "$2:$2"
    assert second.freeze_panes is None
    assert second.auto_filter.ref is None


def test_notes_stand_on_their_cells() -> None:
    _, form = sheets()
    notes = {one.coordinate: one.comment.text for row in form.iter_rows() for one in row if one.comment}
    assert list(notes) == ["A1", next(name for name, text in notes.items() if text.endswith("二"))]
    noted = next(name for name, text in notes.items() if text.endswith("二"))
    assert notes[noted].replace("_x005F_", "_") == NOTE


def test_links_lead_to_cells() -> None:
    first, form = sheets()
    links = {
        one.coordinate: one.hyperlink.location for row in first.iter_rows() for one in row if one.hyperlink
    }
    noted = [one.coordinate for row in form.iter_rows() for one in row if one.comment][1]
    name = form.title
    assert links == {"B3": f"'{name}'!{noted}", "B4": f"'{name}'!A1"}


@pytest.mark.slow
def test_schemas_accept_annotated_workbooks(tmp_path: Path) -> None:
    file = tmp_path / "book.xlsx"
    file.write_bytes(workbook())
    errors = [str(error) for error in OpenXmlValidator(max_errors=50).validate(file).errors]
    assert [error for error in errors if not any(false in error for false in FALSE_FINDINGS)] == []


def test_every_part_is_named_and_every_name_is_there() -> None:
    with zipfile.ZipFile(io.BytesIO(workbook())) as package:
        names = set(package.namelist())
        types = package.read("[Content_Types].xml").decode()
        beside = package.read("xl/worksheets/_rels/sheet2.xml.rels").decode()
    assert {"xl/comments2.xml", "xl/drawings/vmlDrawing2.vml"} <= names
    assert "/xl/comments2.xml" in types
    assert 'Extension="vml"' in types
    assert "../comments2.xml" in beside
    assert "../drawings/vmlDrawing2.vml" in beside
    assert not any("sheet1.xml.rels" in name for name in names)


@pytest.mark.office
def test_libreoffice_keeps_the_notes(tmp_path: Path) -> None:
    again = load_workbook(office.convert(workbook(), "xlsx", "xlsx:Calc MS Excel 2007 XML", tmp_path))
    notes = [one.comment.text for row in again.worksheets[1].iter_rows() for one in row if one.comment]
    assert len(notes) == 2
    assert "二" in notes[1]


@pytest.mark.parametrize(("text", "kind"), [("坏\x00", "character"), ("长" * 40_000, "length")])
def test_what_a_note_cannot_carry_is_refused(text: str, kind: str) -> None:
    sheet = Sheet(FORM, {CellRef(TABLE, 3, 1): text})
    with pytest.raises(WriteError) as caught:
        XlsxWriter(STYLESHEET).write_sheets([sheet], STAMP)
    assert (caught.value.kind, caught.value.block, caught.value.row, caught.value.column) == (
        kind,
        TABLE,
        3,
        1,
    )


def test_colours() -> None:
    styles = StyleMerger(STYLESHEET)
    filled = styles.add_filled("cell", "F8CBAD")
    assert not styles.is_first
    table = Table((20.0, 20.0), (Row((cell("甲")._replace(style=filled), cell("乙"))),))
    data = XlsxWriter(styles.stylesheet).write([Document("表", "portrait", (table,))], STAMP)
    (sheet,) = load_workbook(io.BytesIO(data)).worksheets
    assert [sheet[name].fill.fgColor.rgb for name in ("A1", "B1")] == ["00F8CBAD", "00000000"]
    assert sheet["A1"].font.name == sheet["B1"].font.name
