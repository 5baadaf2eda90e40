"""Existing forms become specs that print the same cells, and nothing in them vanishes without a word."""

from __future__ import annotations

import io
import subprocess
import zipfile
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from goalc.document.document import Cell, Document, Line, Paragraph, Row, Stamp, Table
from goalc.operations.import_forms import Imported, import_forms
from goalc.operations.session import Session
from goalc.pipeline.compiled import Compiled
from goalc.pipeline.pieces import lay_out
from goalc.readers.compare import differences
from goalc.workspace.discover import discover
from goalc.workspace.error import UnknownPack, WorkspaceError
from tests.cli.terminal import run
from tests.compiling import booklet, pack_named
from tests.office import convert, tool
from tests.police import POLICE, ROOT
from tests.recognize.disfigured import SOURCES, write

SUBMISSIONS = [folder for folders in SOURCES.values() for folder in folders]


def compiled(folder: Path) -> Compiled:
    result, _ = Session(()).compile(discover([folder])[0])
    assert isinstance(result, Compiled), result.diagnostics
    return result


def laid_out(folder: Path) -> Sequence[Document]:
    return [one for one in lay_out(compiled(folder)) if isinstance(one, Document)]


def imported(content: bytes, ending: str, folder: Path, pack: str = "") -> Imported:
    source = folder / f"表.{ending}"
    source.write_bytes(content)
    return import_forms([source], folder / "specs" / "2025" / "unit", pack)


def check_same(source: Path, made: Imported) -> None:
    """The specs print every cell of the forms that they were read from."""
    assert made.is_whole, [d.message for d in made.failing]
    assert not made.differences
    assert not any(file.unplaced for file in made.read)
    assert not list(differences(laid_out(source), laid_out(made.folder)))


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
@pytest.mark.parametrize("folder", SUBMISSIONS, ids=lambda folder: folder.name)
def test_what_was_built_is_read_back(folder: Path, ending: str, tmp_path: Path) -> None:
    result = compiled(folder)
    file = result.pack.writer(ending)
    made = file.begin(Stamp("表", "0", "无", "0"))
    for document in laid_out(folder):
        made.add(document)
    check_same(folder, imported(b"".join(made.finish()), ending, tmp_path, pack=result.pack.name))


ROUTES = {
    "docx": ("docx", ["docx"]),
    "docx-odt-docx": ("docx", ["odt", "docx"]),
    "docx-doc": ("docx", ["doc"]),
    "docx-odt": ("docx", ["odt"]),
    "xlsx": ("xlsx", ["xlsx"]),
    "xlsx-xls-xlsx": ("xlsx", ["xls", "xlsx"]),
    "xlsx-xls": ("xlsx", ["xls"]),
    "docx-pdf": ("docx", ["pdf"]),
}


@pytest.mark.office
@pytest.mark.slow
@pytest.mark.parametrize("route", ROUTES)
def test_the_booklet_is_read_after_other_programs(route: str, tmp_path: Path) -> None:
    ending, steps = ROUTES[route]
    content = booklet(compiled(POLICE), ending)
    for step in steps:
        content = convert(content, ending, step, tmp_path).read_bytes()
        ending = step
    check_same(POLICE, imported(content, ending, tmp_path))


@pytest.mark.office
@pytest.mark.slow
def test_the_booklet_is_read_after_gnumeric(tmp_path: Path) -> None:
    source, target = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    source.write_bytes(booklet(compiled(POLICE), "xlsx"))
    subprocess.run([tool("ssconvert"), source, target], check=True, capture_output=True, timeout=120)
    check_same(POLICE, imported(target.read_bytes(), "xlsx", tmp_path))


def meals() -> Document:
    """The form of a project, to be changed."""
    return laid_out(ROOT / "templates/liupanshui-2025/cases/school-meals")[2]


def changed(document: Document, before: str, after: str) -> Document:
    """A document with another text in the cells that hold one."""
    blocks: list[Paragraph | Table] = []
    count = 0
    for block in document.blocks:
        if isinstance(block, Table):
            rows = []
            for row in block.rows:
                cells = [
                    Cell((Line(after),), cell.style, cell.row_span, cell.col_span)
                    if cell.text == before
                    else cell
                    for cell in row.cells
                ]
                count += sum(cell.text == before for cell in row.cells)
                rows.append(Row(tuple(cells), row.header))
            blocks.append(Table(block.columns, tuple(rows)))
        else:
            blocks.append(block)
    assert count
    return Document(document.name, document.page, tuple(blocks))


def text_of(document: Document, label: str) -> str:
    """The text beside a label."""
    for block in document.blocks:
        for row in block.rows if isinstance(block, Table) else ():
            texts = [cell.text for cell in row.cells]
            if label in texts:
                return texts[texts.index(label) + 1]
    raise LookupError(label)


def test_what_is_no_value_stands_as_a_comment_above_its_key(tmp_path: Path) -> None:
    form = meals()
    form = changed(form, text_of(form, "预算资金（元）"), "约八百万")
    made = imported(write(pack_named("liupanshui-2025"), form, "xlsx"), "xlsx", tmp_path)
    [fate] = made.read[0].unplaced
    assert (fate.doubt, fate.path) == ("amount", ("预算资金",))
    name = next(name for name in made.made if name.startswith("projects/"))
    lines = (made.folder / name).read_text("utf-8").splitlines()
    [comment] = [line for line in lines if "约八百万" in line]
    assert comment == f"# 未能放入：{fate.source.place}“约八百万”，可能是“预算资金”"
    assert not made.is_whole


def test_a_text_without_a_place_is_told_with_its_address(tmp_path: Path) -> None:
    form = meals()
    noted = Document(form.name, form.page, (*form.blocks, Paragraph(Line("注：资金以批复为准。"), "p")))
    for ending, place in (("xlsx", f"{form.name}!A"), ("docx", "段 ")):
        folder = tmp_path / ending
        folder.mkdir()
        made = imported(write(pack_named("liupanshui-2025"), noted, ending), ending, folder)
        [fate] = made.read[0].unplaced
        assert fate.source.text == "注：资金以批复为准。"
        assert str(fate.source.place).startswith(place)
        assert "注：资金以批复为准。" in "".join(path.read_text("utf-8") for path in folder.rglob("*.yaml"))


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


def test_single_tables_of_a_submission_become_one(tmp_path: Path) -> None:
    pack = pack_named("liupanshui-2025")
    files = []
    for number, document in enumerate(laid_out(POLICE)):
        files.append(tmp_path / f"{number}.xlsx")
        files[-1].write_bytes(write(pack, document, "xlsx"))
    # The same table in another format is the same form.
    files.append(tmp_path / "again.docx")
    files[-1].write_bytes(write(pack, laid_out(POLICE)[2], "docx"))
    made = import_forms(files, tmp_path / "specs")
    assert not list(differences(laid_out(POLICE), laid_out(made.folder)))


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


def test_the_command_says_what_it_did(tmp_path: Path) -> None:
    (tmp_path / "表.docx").write_bytes(write(pack_named("liupanshui-2025"), meals(), "docx"))
    said = run(tmp_path, "goalc import 表.docx -v")
    assert said.code == 0, said.err
    assert "表样 liupanshui-2025" in said.out
    assert "按规格印出来，值与原表一样。" in said.out
    assert "→ 项目名称" in said.out
    assert [path.name for path in (tmp_path / "specs/2025").iterdir()]
    assert all(path.name.isascii() for path in tmp_path.rglob("*.yaml"))
    again = run(tmp_path, "goalc import 表.docx")
    assert (again.code, again.out) == (3, "")


def test_one_that_is_not_placed_makes_the_command_fail(tmp_path: Path) -> None:
    form = meals()
    noted = Document(form.name, form.page, (*form.blocks, Paragraph(Line("注：资金以批复为准。"), "p")))
    (tmp_path / "表.docx").write_bytes(write(pack_named("liupanshui-2025"), noted, "docx"))
    said = run(tmp_path, "goalc import 表.docx --lang en")
    assert said.code == 1
    assert "paragraph 4 “注：资金以批复为准。”: the pack has no place for it" in said.out


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


def test_two_projects_in_one_table_after_the_other_are_two(tmp_path: Path) -> None:
    _, _, one, other, *_ = laid_out(POLICE)
    both = Document("两个项目", one.page, (*one.blocks, *other.blocks))
    made = imported(write(pack_named("liupanshui-2025"), both, "xlsx"), "xlsx", tmp_path)
    assert made.read[0].titles == ("项目绩效目标表", "项目绩效目标表")
    assert [document.name for document in laid_out(made.folder)][1:] == [one.name, other.name]
