"""A budget system finds each value in the row and the column that it reads, and nothing is left out."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import openpyxl

from goalc.api import check
from tests.pipeline.sheet_specs import (
    CODE,
    DESKS,
    MEALS,
    NAME,
    PACKS,
    blocking,
    edit_pack,
    make,
    names,
    write,
    write_evaluation,
)


def cells(file: Path) -> list[list[Any]]:
    """All cells of the only sheet of a workbook, from A1."""
    book = openpyxl.load_workbook(file)
    (sheet,) = book.worksheets
    assert not sheet.merged_cells.ranges
    assert (sheet.min_row, sheet.min_column) == (1, 1)
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_one_list_for_all_projects(tmp_path: Path) -> None:
    specs = write(tmp_path, "import-list", (DESKS, "项目代码:", "立项日期: 2025年3月1日\n项目代码:"))
    report = make(specs)
    assert blocking(report) == []
    out = tmp_path / "out" / "unit"
    assert names(out) == ["manifest.json", "指标导入.xlsx", "项目导入.xlsx"]
    head = ["序号", "项目代码", "项目名称", "预算金额（元）", "立项日期", "编制单位", "年度", "是否删除"]
    assert cells(out / "项目导入.xlsx") == [
        head,
        [1, CODE, NAME, 7340000, None, "清河县教育局", 2025, "2"],
        [2, "007", "课桌椅更新", 123456.78, "2025-03-01", "清河县教育局", 2025, "2"],
    ]
    listed = cells(out / "指标导入.xlsx")
    assert openpyxl.load_workbook(out / "指标导入.xlsx").sheetnames == ["绩效指标"]
    assert listed[0] == ["项目绩效指标导入表", *[None] * 9]
    assert listed[1] == [None] * 10
    assert listed[3:] == [
        [CODE, NAME, "1", "11", "受益学生人数", "1", "12000", "人", "以学籍系统为准", None],
        [CODE, NAME, "1", "11", "供餐天数", "1", "200", "天", None, None],
        [CODE, NAME, "1", "12", "食材验收合格率", "3", "100", "%", "合格批次/验收批次", None],
        [CODE, NAME, "2", "22", "学生贫血率", "5", "5", "%", None, None],
        [CODE, NAME, "3", "31", "家长满意度", "1", "95", "%", None, None],
        ["007", "课桌椅更新", "1", "11", "更新套数", "1", "1500", "套", None, None],
        ["007", "课桌椅更新", "3", "31", "学生满意度", "1", "90", "%", None, None],
    ]


def test_one_workbook_for_each_project(tmp_path: Path) -> None:
    report = make(write(tmp_path, "import-card"))
    assert blocking(report) == []
    out = tmp_path / "out" / "unit"
    assert names(out) == ["01-系统导入.xlsx", "02-系统导入.xlsx", "manifest.json"]
    assert cells(out / "01-系统导入.xlsx") == [
        ["项目代码", "项目名称", "预算金额（万元）", "联系电话", None, None, None],
        [CODE, NAME, 734, "0858-2234567", None, None, None],
        [None] * 7,
        ["年度目标", *[None] * 6],
        ["目标一：为 12000 名学生提供营养午餐。", *[None] * 6],
        ["目标二：食材抽检全部合格。", *[None] * 6],
        [None] * 7,
        [None] * 7,
        ["序号", "层级", "名称", "符号", "数值", "单位", "权重"],
        [1, "0101", "受益学生人数", "ge", 12000, "人", 40],
        [2, "0101", "供餐天数", "ge", 200, "天", 10.5],
        [3, "0102", "食材验收合格率", "eq", 100, "%", 20],
        [4, "0202", "学生贫血率", "le", 5, "%", 19.5],
        [5, "0301", "家长满意度", "ge", 95, "%", 10],
    ]
    assert cells(out / "02-系统导入.xlsx")[1][:4] == ["007", "课桌椅更新", 12.345678, None]


def test_the_self_evaluation_that_is_read_from_rows_9_13_and_15(tmp_path: Path) -> None:
    report = make(write_evaluation(tmp_path))
    assert blocking(report) == []
    rows = cells(tmp_path / "out" / "evaluation" / "01-自评导入.xlsx")
    assert [row[:4] for row in rows[2:6]] == [
        ["年度", "2025", None, None],
        ["项目名称", NAME, None, None],
        ["项目代码", CODE, None, None],
        ["实施单位", "清河县教育局", "填表人", "王强"],
    ]
    assert [row[:5] for row in rows[8:11]] == [
        ["年度资金总额", 734, 740, 706.5, "95.47%"],
        ["其中：本年财政拨款", 734, 734, 700.5, "95.44%"],
        ["其他资金", None, 6, 6, "100%"],
    ]
    assert rows[12][:2] == [
        "目标一：为 12000 名学生提供营养午餐。\n目标二：食材抽检全部合格。",
        "为 12100 名学生提供了营养午餐。\n食材抽检合格。",
    ]
    assert rows[14:] == [
        ["产出指标", "数量指标", "受益学生人数", "≥12000人", "12100人", 40, 40, None],
        ["产出指标", "数量指标", "供餐天数", "≥200天", "201天", 10.5, 10.5, None],
        [
            "产出指标",
            "质量指标",
            "食材验收合格率",
            "=100%",
            "99.5%",
            20,
            19.9,
            "一批蔬菜农残超标\n更换供应商",
        ],
        ["效益指标", "社会效益指标", "学生贫血率", "≤5%", "4.1%", 19.5, 19.5, None],
        ["满意度指标", "服务对象满意度指标", "家长满意度", "≥95%", "93%", 10, None, "菜品单一"],
    ]


def test_the_score_of_a_form_has_a_place(tmp_path: Path) -> None:
    packs = edit_pack(
        tmp_path, "import-self", "{from: 13, columns: [年度目标,", "{from: 13, columns: [总分, 年度目标,"
    )
    shutil.copytree(PACKS / "import-list", packs / "import-list")
    file = packs / "import-self" / "pack.yaml"
    form = "    stage: 自评\n"
    text = file.read_text("utf-8")
    assert text.count(form) == 1
    file.write_text(text.replace(form, f"{form}    scoring: {{rule: system}}\n"), encoding="utf-8")
    specs = write_evaluation(tmp_path)
    report = make(specs, packs=packs)
    assert blocking(report) == []
    (book,) = (tmp_path / "out").rglob("*自评导入.xlsx")
    # 家长满意度 states none: 93/95 of 10.
    assert cells(book)[12][0] == 40 + 10.5 + 19.9 + 19.5 + 9.79


def test_the_manifest_lists_them_like_other_files(tmp_path: Path) -> None:
    specs = write(tmp_path, "import-card")
    make(specs, formats=("xlsx", "sheet"))
    out = tmp_path / "out" / "unit"
    listed = {one["name"]: one for one in json.loads((out / "manifest.json").read_text("utf-8"))["files"]}
    assert set(listed) == {*names(out)} - {"manifest.json"}
    assert listed["01-系统导入.xlsx"]["specs"] == [MEALS]
    assert listed["01-系统导入.xlsx"]["model"] == listed[f"01-{NAME}.xlsx"]["model"]
    # A build of other formats keeps them while they are up to date; a renamed sheet goes.
    make(specs, formats=("xlsx",))
    assert "01-系统导入.xlsx" in names(out)
    write(tmp_path, "import-card", (MEALS, "预算资金: 734万元", "预算资金: 735万元"))
    make(specs, formats=("xlsx",))
    assert "01-系统导入.xlsx" not in names(out)
    assert "02-系统导入.xlsx" in names(out)


def test_the_same_specs_give_the_same_bytes(tmp_path: Path) -> None:
    first, second = (write(tmp_path / name, "import-list") for name in "ab")
    make(first)
    make(second)
    for name in ("指标导入.xlsx", "项目导入.xlsx"):
        one, other = ((tmp_path / folder / "out" / "unit" / name).read_bytes() for folder in "ab")
        assert one == other


def test_a_number_is_shown_as_it_is_typed(tmp_path: Path) -> None:
    make(write(tmp_path, "import-list"))
    (sheet,) = openpyxl.load_workbook(tmp_path / "out" / "unit" / "项目导入.xlsx").worksheets
    assert [sheet[place].number_format for place in ("A2", "D2", "G2")] == ["0", "0.00", "0"]
    assert [sheet[place].data_type for place in ("B2", "D2", "G2", "H2")] == ["s", "n", "n", "s"]


def test_a_key_that_only_a_sheet_has_is_no_unprinted_one(tmp_path: Path) -> None:
    specs = write(
        tmp_path, "import-list", (DESKS, "权重: 90", "权重: 90, 解释: 按实际更新数, 设定依据: 计划")
    )
    told = {one.key for one in check(specs, packs=[PACKS]).diagnostics if one.file.endswith("02-desks.yaml")}
    assert "GC802.unknown" in told
    pack = edit_pack(tmp_path, "import-list", "          - 行.解释\n", "          - 行.设定依据\n")
    told = {one.key for one in check(specs, packs=[pack]).diagnostics if one.file.endswith("02-desks.yaml")}
    assert not {key for key in told if key.startswith(("GC802", "GC015"))}


def test_a_formula_is_text_and_a_long_text_is_one_row(tmp_path: Path) -> None:
    attack, long = "=cmd|'/C calc'!A0", "很长的解释。" * 600
    specs = write(
        tmp_path,
        "import-list",
        (DESKS, "更新套数", f'"{attack}"'),
        (DESKS, "权重: 90", f"权重: 90, 解释: {long}"),
        (DESKS, "项目名称: 课桌椅更新", "项目名称: '@SUM(1)'"),
    )
    assert blocking(make(specs)) == []
    file = tmp_path / "out" / "unit" / "指标导入.xlsx"
    rows = cells(file)
    assert rows[8][1] == "@SUM(1)"
    assert (rows[8][4], rows[8][8]) == (attack, long)
    assert rows[9][4] == "学生满意度"
    cell = openpyxl.load_workbook(file).worksheets[0]["E9"]
    assert (cell.data_type, cell.quotePrefix) == ("s", True)
