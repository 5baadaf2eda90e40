"""A department's form prints its projects, and what its pack derives from them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from goalc.api import build, check
from goalc.readers.registry import READERS
from goalc.textconv.document_lines import document_lines
from tests.compiling import texts
from tests.police import ROOT
from tests.repositories import edit

LINT = ROOT / "tests" / "lint"
LIST = "{% for 项 in 项目 %}<p>{{ 项.项目名称 }}：{{ 项.预算资金|万元 }}</p>{% endfor %}\n"


@pytest.fixture(autouse=True)
def unit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A submission of two projects whose department's form lists them."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(LINT / "base", "unit")
    shutil.copytree(LINT / "packs" / "cases", "packs/cases")
    template = Path("packs/cases/department.html.j2")
    template.write_text(template.read_text("utf-8") + LIST, encoding="utf-8")
    first = texts(Path("unit"))["projects/01.yaml"]
    second = first.replace("拘押场所经费", "校舍维修").replace("734万元", "266万元")
    Path("unit/projects/02.yaml").write_text(second, encoding="utf-8")
    edit(Path("unit/department.yaml"), ("项目支出: 734万元", "项目支出: 1000万元"))


def printed() -> list[str]:
    report = build("unit", "out", formats=["docx"])
    assert not report.refused, report.diagnostics
    (form,) = Path("out").rglob("*部门表.docx")
    return list(document_lines(READERS["docx"](form.read_bytes())))


def test_the_projects_are_listed_in_their_order() -> None:
    lines = printed()
    assert [line for line in lines if "：" in line and "万" not in line][-2:] == [
        "拘押场所经费：734.00",
        "校舍维修：266.00",
    ]


@pytest.mark.parametrize(("stated", "shown"), [("", "1,000.00"), ("项目预算合计: 1000万元\n", "1,000.00")])
def test_a_sum_over_the_projects_is_printed_stated_or_not(stated: str, shown: str) -> None:
    edit(Path("unit/department.yaml"), ("绩效目标:\n", f"{stated}绩效目标:\n"))
    line = next(line for line in printed() if "14,464.15" in line.replace("14464.15", "14,464.15"))
    assert line.replace(",", "").endswith(shown.replace(",", ""))
    assert not [one for one in check("unit").diagnostics if one.code == "GC302"]


def test_a_sum_without_the_secret_projects_is_told() -> None:
    edit(Path("unit/projects/02.yaml"), ("项目名称:", "涉密: 是\n项目名称:"))
    report = build("unit", "out", formats=["docx"], edition="public")
    assert [one.arguments["key"] for one in report.diagnostics if one.key == "GC910.sum"] == ["项目预算合计"]
    edit(Path("unit/department.yaml"), ("绩效目标:\n", "项目预算合计: 1000万元\n绩效目标:\n"))
    report = build("unit", "out", formats=["docx"], edition="public")
    assert "GC910.sum" not in {one.key for one in report.diagnostics}


def test_what_one_project_does_not_say_is_not_added_up() -> None:
    text = Path("unit/projects/02.yaml").read_text("utf-8")
    Path("unit/projects/02.yaml").write_text(text.replace("预算资金: 266万元\n", ""), encoding="utf-8")
    line = next(line for line in printed() if "14464.15" in line.replace(",", ""))
    assert not line.replace(",", "").endswith("734.00")


def test_a_broken_project_leaves_the_sum_unjudged() -> None:
    edit(Path("unit/department.yaml"), ("绩效目标:\n", "项目预算合计: 1000万元\n绩效目标:\n"))
    edit(Path("unit/projects/02.yaml"), ("表式: 项目绩效目标表", "表式: ["))
    assert "GC302" not in {one.code for one in check("unit").diagnostics}


@pytest.mark.parametrize(
    ("old", "new"),
    [("of: 预算资金", "of: 项目名称"), ("of: 预算资金", "of: 没有的键")],
)
def test_a_field_of_no_project_cannot_be_added_up(old: str, new: str) -> None:
    edit(Path("packs/cases/pack.yaml"), (old, new))
    found = [(one.key, one.file) for one in check("unit").diagnostics if one.code == "GC902"]
    assert found == [("GC902.derive", "packs/cases/pack.yaml")]


def test_only_numbers_are_derived() -> None:
    edit(Path("packs/cases/pack.yaml"), ("kind: money, derive: sum", "kind: text, derive: sum"))
    assert [one.file for one in check("unit").diagnostics if one.severity == "error"] == [
        "packs/cases/pack.yaml"
    ]


def test_the_table_is_built_again_when_a_project_changes() -> None:
    def made(path: str) -> set[str]:
        build(path, "out", formats=["docx"])
        found = {one.name for one in Path("out").rglob("*.docx")}
        shutil.rmtree("out")
        return found

    assert any("部门表" in name for name in made("unit/projects/02.yaml"))
    template = Path("packs/cases/department.html.j2")
    edit(template, (LIST, ""), ("{{ 项目预算合计|万元 }}", ""))
    edit(Path("packs/cases/pack.yaml"), (", derive: sum, of: 预算资金", ""))
    assert not any("部门表" in name for name in made("unit/projects/02.yaml"))
