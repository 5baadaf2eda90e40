"""`goalc build --blank`: empty forms for a pack or a submission; no file of anybody is overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest

from goalc.document.document import Table
from goalc.operations.blank import blank
from goalc.readers.registry import READERS
from goalc.workspace.error import UnknownPack
from tests.cli.terminal import furnish, run
from tests.pipeline.test_blank import texts
from tests.police import PACK, POLICE, ROOT, police
from tests.workspace.trees import edit, make, project

EXAMPLES = ROOT / "specs" / "examples" / "2025"
TARGETS = {"屋面维修面积", "≥6800平方米", "乡镇学校校舍屋面维修", "清河县教育局"}
RESULTS = {"6800平方米", "385元", "1 间教室的落水管接口渗水"}


def shown(file: Path) -> list[str]:
    """All texts of a file."""
    documents = READERS[file.suffix[1:]](file.read_bytes())
    return [text for document in documents for text in texts(document).values() if text]


def test_a_pack_has_an_empty_form_for_each_title(tmp_path: Path) -> None:
    report = blank(output=tmp_path, pack=PACK)
    titles = ("预算绩效目标表", "部门整体支出绩效目标表", "项目绩效目标表")
    made = {path.name for path in tmp_path.iterdir()}
    assert made == {f"{title}.{ending}" for title in titles for ending in ("docx", "xlsx")}
    assert len(report.made) == len(made)
    assert not report.same + report.kept + report.refused


def test_a_submission_has_one_for_each_of_its_forms_and_one_for_another_project(tmp_path: Path) -> None:
    blank(POLICE, tmp_path, formats=["xlsx"])
    folder = tmp_path / POLICE.name
    names = {f"项目绩效目标表-{project.name}" for project in police().submission.projects}
    whole = {"预算绩效目标表", "部门整体支出绩效目标表", "项目绩效目标表", *names}
    assert {path.stem for path in folder.iterdir()} == whole
    assert "2025年度预算金额（万元）" in shown(folder / "部门整体支出绩效目标表.xlsx")
    assert "编制单位（盖章）：六盘水市公安局" in shown(folder / "项目绩效目标表.xlsx")


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_a_later_stage_has_its_targets_and_no_results(ending: str, tmp_path: Path) -> None:
    blank(EXAMPLES, tmp_path, formats=[ending])
    folder = tmp_path / "qinghe-education" / "evaluation"
    found = set(shown(folder / f"项目支出绩效自评表-乡镇学校校舍屋面维修.{ending}"))
    assert found >= TARGETS
    assert not found & RESULTS
    assert not [text for text in found if text.startswith(("填写内容", "样例"))]
    assert {path.stem.partition("-")[0] for path in folder.iterdir()} == {"项目支出绩效自评表"}


def test_what_goalc_computes_is_left_empty(tmp_path: Path) -> None:
    blank(EXAMPLES, tmp_path, formats=["xlsx"])
    file = tmp_path / "qinghe-education" / "evaluation" / "项目支出绩效自评表-乡镇学校校舍屋面维修.xlsx"
    (document,) = READERS["xlsx"](file.read_bytes())
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    rows = [[cell.text for cell in row.cells if cell.text] for row in table.rows]
    # 100 and 10 are the points there are, which the form itself has.
    assert ["总分", "100"] in rows
    assert ["年度资金总额：", "10"] in rows


def test_a_form_that_was_filled_in_stays(tmp_path: Path) -> None:
    blank(output=tmp_path, pack=PACK)
    filled = tmp_path / "项目绩效目标表.xlsx"
    filled.write_bytes(b"filled in")
    (tmp_path / "预算绩效目标表.xlsx").unlink()
    report = blank(output=tmp_path, pack=PACK)
    assert filled.read_bytes() == b"filled in"
    assert [Path(name).name for name in report.kept] == [filled.name]
    assert [Path(name).name for name in report.made] == ["预算绩效目标表.xlsx"]
    assert len(report.same) == 4


def test_secret_projects_have_no_empty_form_in_an_edition_for_publication(tmp_path: Path) -> None:
    folder = make(tmp_path / "某局", "甲项目", "乙项目")
    edit(project(folder, 2), "项目名称:", "涉密: 是\n项目名称:")
    blank(folder, tmp_path / "submit")
    assert list(tmp_path.glob("submit/*/*乙项目.docx"))
    (tmp_path / "goalc.toml").write_text('edition = "public"\n', encoding="utf-8")
    blank(folder, tmp_path / "public")
    assert list(tmp_path.glob("public/*/*甲项目.docx"))
    assert not list(tmp_path.glob("public/*/*乙项目*"))


def test_what_cannot_be_wanted(tmp_path: Path) -> None:
    with pytest.raises(UnknownPack):
        blank(output=tmp_path, pack="nothing")
    with pytest.raises(ValueError, match="unknown formats"):
        blank(output=tmp_path, pack=PACK, formats=["sheet"])
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (f"--pack {PACK}", "要和 --blank 一起用"),
        (f"--blank --pack {PACK} units", "只能写一样"),
        (f"--blank --pack {PACK} --verify", "不能和 --verify 一起用"),
        ("--blank units --draft", "不能和 --draft 一起用"),
        ("--blank units --format sheet", "可以写：「docx」、「xlsx」"),
        ("--blank --pack liupanshui", "没有找到表样「liupanshui」"),
        ("--blank", "或者用 --pack 写明表样"),
    ],
)
def test_mistakes_are_told(command: str, said: str, tmp_path: Path) -> None:
    result = run(furnish(tmp_path), f"goalc build {command}")
    assert (result.code, said in result.err) == (2, True), result
    assert not (tmp_path / "blank").exists()


def test_a_submission_with_errors_is_refused(tmp_path: Path) -> None:
    folder = make(tmp_path / "某局")
    edit(project(folder), "项目名称:", "项目名:")
    report = blank(folder, tmp_path / "blank")
    assert report.refused
    assert report.failing
    assert not (tmp_path / "blank").exists()
