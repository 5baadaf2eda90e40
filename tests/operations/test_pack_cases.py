"""Every pack prints its cases: what is laid out, and what is read back from Word and Excel."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalc.api import check, diff
from goalc.document.document import Document, Line, Paragraph
from goalc.operations.pack_test import pack_test
from goalc.pipeline.pack import PACK_FILE
from goalc.textconv.cells import CellForm, CellRow, CellText, compare_forms, form_of, read_cells, write_cells
from goalc.workspace.folder import DiskFolder
from goalc.workspace.packs import PackStore
from tests.cli.terminal import run
from tests.police import ROOT
from tests.repositories import git, repository

PACKS = sorted(
    file.parent
    for root in ("templates", "tests/packs")
    for file in ROOT.glob(f"{root}/*/{PACK_FILE}")
    # A pack that ships is held to a case; `plain` has no form, and some packs are for other tests.
    if (root == "templates" and file.parent.name != "plain") or (file.parent / "cases").is_dir()
)
EZHOU = ROOT / "tests" / "packs" / "ezhou-2022"
CELLS = "cases/farmland/cells.txt"


@pytest.mark.parametrize("pack", PACKS, ids=[pack.name for pack in PACKS])
def test_every_pack_prints_its_cases(pack: Path) -> None:
    report = pack_test([pack])
    assert report.cases
    assert [found.message for found in report.diagnostics] == []


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EZHOU, tmp_path / "packs" / "ezhou-2022"))


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), "utf-8")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("王建国", "王建军", [("GC921.cell", 5, 2, "王建军", "王建国")]),
        ("|54.50|", "|54.5|", [("GC921.cell", 11, 4, "54.5", "54.50")]),
        ("项目类别|本级支出项目", "项目类别|本级支出项目|", [("GC921.row", 6, 0, None, None)]),
        ("管护面积|反映纳入日常管护的高标准农田面积|≥32000亩\n", "", [("GC921.extra", 18, 0, "", None)]),
        ("合计|156.50||\n", "合计|156.50||\n小计|1|2|3|4|5|6\n", [("GC921.missing", 14, 0, None, "")]),
    ],
)
def test_a_difference_is_told_by_row_and_column(
    pack: Path, old: str, new: str, said: list[tuple[str, int, int, str | None, str | None]]
) -> None:
    change(pack / CELLS, old, new)
    found = pack_test([pack]).diagnostics
    assert [(d.key, d.arguments["row"], d.arguments["column"]) for d in found] == [s[:3] for s in said]
    for diagnostic, (*_, expected, actual) in zip(found, said, strict=True):
        assert expected is None or diagnostic.arguments["expected"] == expected
        assert actual is None or diagnostic.arguments["actual"] == actual


def test_a_slip_of_the_template_is_told(pack: Path) -> None:
    change(pack / "project.html.j2", "{{ 项目负责人 }}", "{{ 联系电话 }}")
    (found,) = pack_test([pack]).diagnostics
    assert found.arguments["actual"] == "0711-0000102"
    assert (
        found.line
        == (pack / CELLS).read_text("utf-8").splitlines().index("项目负责人|王建国|联系电话|0711-0000102") + 1
    )


def test_update_writes_what_is_printed_and_then_all_is_well(pack: Path) -> None:
    wanted = (pack / CELLS).read_text("utf-8")
    (pack / CELLS).unlink()
    assert [found.key for found in pack_test([pack]).diagnostics] == ["GC921.no-cells"]
    assert len(pack_test([pack], update=True).written) == 1
    assert (pack / CELLS).read_text("utf-8") == wanted
    report = pack_test([pack], update=True)
    assert (report.written, report.diagnostics) == ((), ())


def test_forms_in_another_order_are_told_once(pack: Path) -> None:
    change(pack / CELLS, "# 项目绩效目标表", "# 项目绩效表")
    assert [found.key for found in pack_test([pack]).diagnostics] == ["GC921.forms"]


def test_a_case_that_cannot_be_read_says_why(pack: Path) -> None:
    change(pack / "cases/farmland/projects/01-farmland.yaml", "项目负责人:", "项目负责:")
    assert {found.code for found in pack_test([pack]).diagnostics} == {"GC802"}


def test_targets_of_a_case_that_cannot_be_read_say_why(tmp_path: Path) -> None:
    name = "sichuan-2023-self"
    home = Path(shutil.copytree(ROOT / "tests" / "packs" / name, tmp_path / "packs" / name))
    change(home / "cases/scores/targets/projects/01-meals.yaml", "主管部门: 清河县教育局\n", "")
    found = pack_test([home]).failing
    assert [(one.key, Path(one.file).parts[-4:-1]) for one in found] == [
        ("GC001.missing", ("scores", "targets", "projects")),
        ("GC807.broken", ("cases", "scores", "projects")),
    ]


def test_cases_are_no_submissions_and_no_part_of_the_pack(pack: Path) -> None:
    specs = Path(
        shutil.copytree(ROOT / "tests/specs/ezhou/agriculture-bureau", pack.parents[1] / "specs/one")
    )
    moved = Path(shutil.move(pack.parent, specs.parent))
    digest = PackStore().load(DiskFolder.of(moved / "ezhou-2022")).pack
    names = check([specs.parent]).files
    assert not [name for name in names if "/cases/" in name]
    shutil.rmtree(moved / "ezhou-2022" / "cases")
    again = PackStore().load(DiskFolder.of(moved / "ezhou-2022")).pack
    assert digest is not None
    assert again is not None
    assert digest.digest == again.digest
    assert names == check([specs.parent]).files


def test_a_folder_of_packs_alone_has_no_submission(tmp_path: Path, pack: Path) -> None:
    said = run(tmp_path, "goalc check packs")
    assert said.code == 3
    assert "cases" not in said.err


texts = st.text(st.characters(codec="utf-8", exclude_characters="\r\t\x00"), max_size=8).map(
    lambda text: text.strip(" ")
)
rows = st.lists(st.lists(texts, min_size=1, max_size=4), min_size=1, max_size=6)


def placed(cells: list[list[str]]) -> CellForm:
    lines = [tuple(CellText(number, text) for number, text in enumerate(row, 1)) for row in cells]
    return CellForm("表", tuple(CellRow(number, line) for number, line in enumerate(lines, 1)))


@given(rows)
def test_cells_are_read_as_they_were_written(cells: list[list[str]]) -> None:
    (form,) = read_cells(write_cells([placed(cells)]))
    assert [[cell.text for cell in row.cells] for row in form.rows] == cells
    assert list(compare_forms(form, placed(cells))) == []


@given(rows, st.data())
def test_one_changed_cell_is_one_difference(cells: list[list[str]], data: st.DataObject) -> None:
    row = data.draw(st.integers(0, len(cells) - 1))
    column = data.draw(st.integers(0, len(cells[row]) - 1))
    changed = [list(line) for line in cells]
    changed[row][column] += "改"
    found = list(compare_forms(placed(cells), placed(changed)))
    assert found
    assert {difference.row for difference in found} == {row + 1}


def test_a_paragraph_is_a_row() -> None:
    document = Document("", "", (Paragraph(Line("甲|乙"), "p"), Paragraph(Line(""), "p")))
    assert write_cells([form_of("表", document)]) == "# 表\n甲\\|乙\n"


@pytest.mark.parametrize("place", ["packs", "tables"])
def test_a_changed_case_is_no_change_of_targets(tmp_path: Path, place: str) -> None:
    home = repository(tmp_path / "home")
    shutil.copytree(ROOT / "tests/specs/ezhou/agriculture-bureau", home / "specs")
    pack = Path(shutil.copytree(EZHOU, home / place / "ezhou-2022"))
    git(home, "add", "-A")
    git(home, "commit", "--quiet", "-m", "first")
    change(pack / "cases/farmland/projects/01-farmland.yaml", "指标值: ≥48公里", "指标值: ≥4公里")
    assert diff([], [home], packs=[home / place]).review.changes == []
    change(home / "specs/projects/01-farmland.yaml", "指标值: ≥48公里", "指标值: ≥4公里")
    assert len(diff([], [home], packs=[home / place]).review.changes) == 1
