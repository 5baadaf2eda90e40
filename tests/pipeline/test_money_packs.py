"""Money lines that a pack declares: its own mistakes, and the files that are begun for its forms."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from goalc.api import build, check
from goalc.operations.export import export
from goalc.operations.new_stage import new_stage
from goalc.operations.new_year import new_year
from goalc.readers.registry import READERS
from goalc.report.records import Record
from goalc.scaffold.skeleton import Skeleton
from goalc.textconv.document_lines import document_lines
from tests.pipeline.test_money import OWN, PACKS, TARGET, compiled, money_findings, write


def test_the_skeleton_of_a_form_has_a_line_for_each_source(tmp_path: Path) -> None:
    pack = compiled(write(tmp_path)).pack
    target = Skeleton(pack, 2025, {"项目名称": "甲"}).text("项目绩效目标表", "s.json")
    assert "\n资金:\n  本年财政拨款: 0.00\n  其他资金: 0.00\n" in target
    (tmp_path / "unit" / TARGET).write_text(target, encoding="utf-8")
    found = {one[0] for one in money_findings(check(tmp_path / "unit", packs=[PACKS]))}
    assert found == {"GC302.under", "GC309.zero", "GC807.indicator"}


def test_a_basis_without_a_place_on_the_form_is_told(tmp_path: Path) -> None:
    packs = tmp_path / "packs"
    shutil.copytree(PACKS / "money", packs / "money")
    file = packs / "money" / "department.html.j2"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("{{ 行.年度预算|万元 }}", "").replace("{{ 资金.合计.年度预算|万元 }}", ""))
    report = check(write(tmp_path), packs=[packs])
    found = [one for one in report.diagnostics if one.code == "GC015" and one.arguments["key"] == "年度预算"]
    assert [
        (one.arguments["count"], report.sources[one.file].position(one.span.start).line) for one in found
    ] == [(2, 4)]
    with_places = check(write(tmp_path), packs=[PACKS]).diagnostics
    assert "GC015" not in {
        one.code for one in with_places if one.arguments.get("key") in {"资金", "年度预算"}
    }


BAD_PACKS = [
    # what stands in pack.yaml, what is written instead, what is found
    ("{年度预算: 年度}", "{年度预算: 全年}", "GC011.unlike"),
    ("{年度预算: 年度}", "{年度预算: 年度, 本年预算: 年度}", "GC902.role-twice"),
    ("{年度预算: 年度}", "{执行率: 年度}", "GC902.money-name"),
    ("{基本支出: , 项目支出: }", "{合计: , 项目支出: }", "GC902.money-name"),
    ("{基本支出: , 项目支出: }", "{年度支出总额: , 项目支出: }", "GC902.money-name"),
    ("{基本支出: , 项目支出: }", "{偏差原因: , 项目支出: }", "GC902.money-name"),
    ("{基本支出: , 项目支出: }", "{}", "GC001.empty"),
    ("      bases: {年度预算: 年度}\n", "", "GC001.missing"),
    ("  部门整体支出绩效目标表:\n", "  部门整体支出绩效目标表:\n    of: 封面\n", "GC902.no-money"),
]


@pytest.mark.parametrize(("old", "new", "key"), BAD_PACKS)
def test_a_pack_that_contradicts_itself_is_told_in_the_pack(
    tmp_path: Path, old: str, new: str, key: str
) -> None:
    packs = tmp_path / "packs"
    shutil.copytree(PACKS / "money", packs / "money")
    file = packs / "money" / "pack.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    found = check(write(tmp_path), packs=[packs]).diagnostics
    assert {(one.key, Path(one.file).name) for one in found} == {(key, "pack.yaml")}


def test_a_stage_that_is_begun_asks_for_the_amounts_it_cannot_take(tmp_path: Path) -> None:
    folder = write(tmp_path)
    shutil.rmtree(folder / "evaluation")
    new_stage(folder, "自评", packs=[PACKS])
    text = (folder / OWN).read_text(encoding="utf-8")
    asked = "{全年预算数: 待填, 全年执行数: 待填}"
    assert f"\n资金:\n  本年财政拨款: {asked}\n  其他资金: {asked}\n" in text
    (folder / OWN).write_text(text.replace("待填", "1万元"), encoding="utf-8")
    found = money_findings(check(folder / "evaluation", packs=[PACKS]))
    assert [key for key, _, _ in found if not key.startswith("GC508")] == []


def test_a_reason_is_a_text_like_any_other(tmp_path: Path) -> None:
    """It is looked through for what is to be filled in, and for numbers of persons."""
    place = (OWN, "资金:\n", "资金:\n  偏差原因: ")
    report = check(write(tmp_path / "a", (*place[:2], f"{place[2]}待填\n")), packs=[PACKS])
    lines = [
        (one.code, report.sources[one.file].position(one.span.start).line)
        for one in report.diagnostics
        if one.file.endswith(f"unit/{OWN}")
    ]
    assert lines == [("GC002", 4)]
    folder = write(tmp_path / "b", (*place[:2], f"{place[2]}见 13595807495 的说明\n"))
    build(folder / "evaluation", tmp_path / "out", packs=[PACKS], edition="public")
    (built,) = (tmp_path / "out").rglob("01-*.docx")
    lines_of = list(document_lines(READERS["docx"](built.read_bytes())))
    assert [line for line in lines_of if line.startswith("资金偏差原因")] == [
        "资金偏差原因 | 见 135****7495 的说明"
    ]


def test_next_year_marks_the_money_of_the_last(tmp_path: Path) -> None:
    folder = write(tmp_path / "2025")
    (begun,) = [one for one in new_year(tmp_path / "2025", 2026, packs=[PACKS]) if one.folder is not None]
    assert begun.folder is not None
    text = (begun.folder / TARGET).read_text(encoding="utf-8")
    assert "# 待核：下面是 2025 年的数\n资金:\n" in text
    assert folder.exists()


def test_records_have_the_year_s_budget_of_the_lines(tmp_path: Path) -> None:
    found: list[Record] = []
    export(write(tmp_path), found.extend, packs=[PACKS])
    amounts = {(record["stage"], record["pro_name"], record["pro_amount"]) for record in found}
    project = "农村学校营养改善计划"
    assert amounts == {("目标", None, 20000000), ("目标", project, 7340000), ("自评", project, 7340000)}
