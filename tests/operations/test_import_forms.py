"""Existing forms become specs that print the same cells, and nothing in them vanishes without a word."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from goalc.document.document import Document, Line, Paragraph, Stamp
from goalc.operations.import_forms import Imported, import_forms
from goalc.readers.compare import differences
from tests.cli.terminal import run
from tests.compiling import booklet, pack_named
from tests.office import convert, tool
from tests.operations.importing import changed, compiled, imported, laid_out, meals, text_of
from tests.police import POLICE
from tests.recognize.disfigured import SOURCES, write

SUBMISSIONS = [folder for folders in SOURCES.values() for folder in folders]


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


def test_two_projects_in_one_table_after_the_other_are_two(tmp_path: Path) -> None:
    _, _, one, other, *_ = laid_out(POLICE)
    both = Document("两个项目", one.page, (*one.blocks, *other.blocks))
    made = imported(write(pack_named("liupanshui-2025"), both, "xlsx"), "xlsx", tmp_path)
    assert made.read[0].titles == ("项目绩效目标表", "项目绩效目标表")
    assert [document.name for document in laid_out(made.folder)][1:] == [one.name, other.name]
