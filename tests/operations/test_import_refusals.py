"""Files that cannot be imported are refused with a sentence, and nothing is written."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from goalc.document.document import Document, Line, Paragraph, Row, Table
from goalc.operations.import_forms import import_forms
from goalc.workspace.error import UnknownPack, WorkspaceError
from tests.compiling import pack_named
from tests.operations.importing import changed, imported, laid_out, meals, text_of
from tests.police import ROOT
from tests.recognize.disfigured import SOURCES, write


def test_files_that_exist_are_not_touched(tmp_path: Path) -> None:
    content = write(pack_named("liupanshui-2025"), meals(), "docx")
    made = imported(content, "docx", tmp_path)
    own = made.folder / "submission.yaml"
    own.write_text("年度: 2025\n", encoding="utf-8")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    with pytest.raises(WorkspaceError) as caught:
        imported(content, "docx", tmp_path)
    assert caught.value.key == "io.exists"
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_files_that_do_not_belong_together_are_refused(tmp_path: Path) -> None:
    form, pack = meals(), pack_named("liupanshui-2025")
    files = [tmp_path / "one.docx", tmp_path / "other.docx"]
    files[0].write_bytes(write(pack, form, "docx"))

    def refusal(document: Document, name: str = "liupanshui-2025") -> WorkspaceError:
        files[1].write_bytes(write(pack_named(name), document, "docx"))
        with pytest.raises(WorkspaceError) as caught:
            import_forms(files, tmp_path / "specs")
        assert not (tmp_path / "specs").exists()
        return caught.value

    other = changed(form, text_of(form, "项目负责人"), "另一个人")
    assert (refusal(other).key, refusal(other).arguments["field"]) == ("import.twice", "项目负责人")
    last_year = Document(
        form.name,
        form.page,
        tuple(
            Paragraph(Line(block.line.text.replace("2025", "2024")), block.style)
            if isinstance(block, Paragraph)
            else block
            for block in form.blocks
        ),
    )
    assert refusal(last_year).arguments == {"field": "年度", "one": "2025", "other": "2024"}
    _, water = laid_out(SOURCES["national-2015"][0])
    assert refusal(water, "national-2015").key == "import.two-packs"


def plain_book(*rows: list[str]) -> bytes:
    book = openpyxl.Workbook()
    assert isinstance(book.active, Worksheet)
    for row in rows:
        book.active.append(row)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def package(**parts: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name.replace("__", "/"), content)
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "key"),
    [
        ("a.docx", b"", "import.empty"),
        ("a.docx", b"abc", "textconv.broken"),
        ("~$标表.docx", b"\x06Admin" + b" " * 156, "import.open"),
        ("a.docx", bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600), "textconv.old"),
        ("a.xlsx", package(a=b"0" * 200_000_000), "textconv.too-large"),
        ("a.docm", b"PK", "import.kind"),
        ("a.txt", "项目名称".encode(), "import.kind"),
        ("a.xlsx", plain_book(["日期", "金额"], ["2025-01-01", "12"]), "import.no-form"),
        ("a.xlsx", plain_book(), "import.no-text"),
        ("a.xlsx", plain_book(*([str(row)] * 40 for row in range(600))), "textconv.too-large"),
        ("a.pdf", b"%PDF-1.4 nothing", "import.bad-pdf"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_other_files_are_refused_with_a_sentence(name: str, content: bytes, key: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(WorkspaceError) as caught:
        import_forms([tmp_path / name], tmp_path / "specs")
    assert caught.value.key == key
    assert name in str(caught.value)
    assert not (tmp_path / "specs").exists()


def test_an_unknown_pack_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(write(pack_named("liupanshui-2025"), meals(), "docx"))
    with pytest.raises(UnknownPack):
        import_forms([tmp_path / "a.docx"], tmp_path / "specs", "liupan")


def test_an_empty_form_and_one_of_a_later_stage_are_refused(tmp_path: Path) -> None:
    form = meals()
    blocks = tuple(
        Table(
            block.columns,
            tuple(
                Row(
                    tuple(
                        cell if cell.lines[0].origin is None else cell._replace(lines=(Line(""),))
                        for cell in row.cells
                    )
                )
                for row in block.rows
            ),
        )
        if isinstance(block, Table)
        else Paragraph(Line(block.line.text if block.line.origin is None else ""), block.style)
        for block in form.blocks
    )
    later = laid_out(ROOT / "specs/examples/2025/qinghe-education/evaluation")[-1]
    cases = (
        ("liupanshui-2025", Document(form.name, form.page, blocks), "import.blank"),
        ("national-2020-self", later, "import.stage"),
    )
    for pack, document, key in cases:
        (tmp_path / "a.docx").write_bytes(write(pack_named(pack), document, "docx"))
        with pytest.raises(WorkspaceError) as caught:
            import_forms([tmp_path / "a.docx"], tmp_path / "specs")
        assert caught.value.key == key
        assert not (tmp_path / "specs").exists()
