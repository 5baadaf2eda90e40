"""Forms with money lines: from the officer's file to the printed form, and every slip at its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from goalc.api import build, check, diff
from goalc.document.document import Document, Table
from goalc.model.spec import Project
from goalc.operations.session import Session
from goalc.pipeline.compiled import Compiled
from goalc.pipeline.format import format_spec
from goalc.pipeline.pieces import lay_out
from goalc.readers.registry import READERS
from goalc.report.report import Report
from goalc.textconv.document_lines import document_lines
from goalc.workspace.discover import discover
from tests.pipeline.workshop import listed
from tests.police import ROOT

PACKS = ROOT / "tests" / "packs"
UNIT = {
    "submission.yaml": "表式: 预算绩效目标表\n年度: 2025\n编制单位: 清河县教育局\n表样: money\n",
    "department.yaml": """\
表式: 部门整体支出绩效目标表
部门名称: 清河县教育局
资金:
  基本支出: 1266万元
  项目支出: 734万元
绩效指标:
  产出指标:
    数量指标:
      - {名称: 保障学校所数, 指标值: ≥30所, 解释: 以学籍系统为准。}
""",
    "projects/01-meals.yaml": """\
表式: 项目绩效目标表
项目名称: 农村学校营养改善计划
资金:
  本年财政拨款: {中期资金: 2000万元, 年度资金: 700万元}
  其他资金: 34万元
绩效指标:
  产出指标:
    数量指标:
      - {名称: 受益学生人数, 指标值: ≥12000人, 解释: 以学籍系统为准。}
""",
    "evaluation/submission.yaml": "表式: 预算绩效自评表\n目标: ..\n表样: money\n",
    "evaluation/projects/01-meals.yaml": """\
表式: 项目支出绩效自评表
目标: ../../projects/01-meals.yaml
资金:
  合计: {全年执行数: 718.5万元, 执行率: 97.9%}
  本年财政拨款: {全年预算数: 700万元, 全年执行数: 6845000.00}
  其他资金: {全年预算数: 34万元, 全年执行数: 34万元}
绩效指标:
  受益学生人数: {完成值: 12100人}
""",
}
TARGET, OWN = "projects/01-meals.yaml", "evaluation/projects/01-meals.yaml"


def write(folder: Path, *changes: tuple[str, str, str]) -> Path:
    """Write the submissions with texts of their files replaced."""
    files = dict(UNIT)
    for name, old, new in changes:
        assert old in files[name], old
        files[name] = files[name].replace(old, new)
    for name, text in files.items():
        target = folder / "unit" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return folder / "unit"


def money_findings(report: Report) -> list[tuple[str, str, int]]:
    """The key, file and line of what was found about money, and of what kept a file from being read."""
    codes = ("GC3", "GC5", "GC7", "GC8")
    return listed(report, lambda one: one.code.startswith(codes) or one.key.startswith("GC001."))


def compiled(folder: Path) -> Compiled:
    found = next(one for one in discover([folder]) if one.folder == folder)
    result, _ = Session([PACKS]).compile(found)
    assert isinstance(result, Compiled), result.diagnostics
    return result


def money_rows(folder: Path) -> list[str]:
    """The rows of the money of a built form, in each format."""
    (docx,), (xlsx,) = (sorted(folder.rglob(f"01-*{ending}")) for ending in (".docx", ".xlsx"))
    read = [
        list(document_lines(READERS[kind](path.read_bytes())))
        for kind, path in (("docx", docx), ("xlsx", xlsx))
    ]
    assert read[0] == read[1][1:], "a workbook's lines begin with the name of the sheet"
    begin = next(place for place, line in enumerate(read[0]) if line.startswith("项目资金"))
    end = next(place for place, line in enumerate(read[0]) if line.startswith("一级指标"))
    return read[0][begin:end]


def test_right_files_have_no_findings(tmp_path: Path) -> None:
    assert money_findings(check(write(tmp_path), packs=[PACKS])) == []


def test_forms_with_money_lines_are_built_and_verified(tmp_path: Path) -> None:
    report = build(write(tmp_path), tmp_path / "out", packs=[PACKS], verify=True)
    assert not [one for one in report.diagnostics if one.code.startswith("GC9")]
    assert money_rows(tmp_path / "out" / "unit" / "evaluation") == [
        "项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 执行率",
        "年度资金总额： | 734.00 | 734.00 | 718.50 | 97.9%",
        "其中：本年财政拨款 | 700.00 | 700.00 | 684.50 | 97.79%",
        "上年结转资金 |  |  |  |",
        "其他资金 | 34.00 | 34.00 | 34.00 | 100%",
        "资金偏差原因 |",
    ]


BAD = [
    # the file, what stands there, what is written instead, what is found at which line
    (TARGET, "  其他资金: 34", "  社会捐赠: 34", "GC802.unknown", 5),
    (TARGET, "  其他资金: 34", "  其它资金: 34", "GC802.close", 5),
    (TARGET, "中期资金: 2000", "上年资金: 2000", "GC802.unknown", 4),
    (TARGET, "  其他资金: 34", "  合计: 735万元\n  其他资金: 34", "GC303", 5),
    (TARGET, "  其他资金: 34", "  资金总额: 735万元\n  其他资金: 34", "GC303", 5),
    (
        TARGET,
        "  其他资金: 34",
        "  合计: 734万元\n  资金总额: 734万元\n  其他资金: 34",
        "GC804.money-twice",
        6,
    ),
    (TARGET, "其他资金: 34", "其他资金: -34", "GC804.pattern", 5),
    (TARGET, "年度资金: 700", "年度资金: -700", "GC804.pattern", 4),
    (TARGET, "其他资金: 34万元", "其他资金: 三十四万元", "GC804.pattern", 5),
    (TARGET, "其他资金: 34万元", "其他资金: 0.001", "GC804.amount-fen", 5),
    (TARGET, "年度资金: 700万元", "年度资金: 7,000,000.00", "GC802.comma", 4),
    (TARGET, "年度资金: 700", "年度资金: 1万元, 年度资金: 700", "GC706", 4),
    (TARGET, "其他资金: 34万元", "其他资金:", "GC001.empty", 5),
    (TARGET, "其他资金: 34万元", "其他资金: {}", "GC001.empty", 5),
    (TARGET, "其他资金: 34万元", "其他资金: [34万元]", "GC803.block-for-text", 5),
    (
        TARGET,
        UNIT[TARGET].partition("绩效指标")[0].partition("资金:")[2],
        " 734万元\n",
        "GC803.text-for-mapping",
        3,
    ),
    (
        TARGET,
        UNIT[TARGET][UNIT[TARGET].index("资金:") : UNIT[TARGET].index("绩效指标")],
        "",
        "GC001.missing",
        1,
    ),
    (TARGET, "  其他资金: 34", "  偏差原因: 节约\n  其他资金: 34", "GC802.unknown", 5),
    (
        OWN,
        "其他资金: {全年预算数: 34万元, 全年执行数: 34万元}",
        "其他资金: 34万元",
        "GC803.text-for-mapping",
        6,
    ),
    (OWN, "合计: {全年执行数: 718.5万元, ", "合计: {全年执行数: 718.6万元, ", "GC303", 4),
    (OWN, "执行率: 97.9%", "执行率: 97.8%", "GC507.rate", 4),
    (OWN, "执行率: 97.9%", "执行率: 97.9", "GC804.pattern", 4),
    (OWN, "全年执行数: 6845000.00", "全年执行数: 600万元", "GC303", 4),
    (OWN, "本年财政拨款: {", "财政拨款: {", "GC802.close", 5),
]


@pytest.mark.parametrize(("file", "old", "new", "key", "line"), BAD)
def test_every_slip_is_one_finding_at_its_line(
    tmp_path: Path, file: str, old: str, new: str, key: str, line: int
) -> None:
    report = check(write(tmp_path, (file, old, new)), packs=[PACKS])
    found = [one for one in money_findings(report) if one[0] != "GC807.broken"]
    assert found == [(key, file, line)]


def test_a_rate_that_is_not_the_stated_one_is_said_exactly(tmp_path: Path) -> None:
    report = check(write(tmp_path, (OWN, "执行率: 97.9%", "执行率: 95%")), packs=[PACKS])
    found = [one.arguments["rate"] for one in report.diagnostics if one.key == "GC507.rate"]
    assert found == ["97.89%"]


def test_amounts_that_a_stage_takes_keep_their_places(tmp_path: Path) -> None:
    (form,) = compiled(write(tmp_path) / "evaluation").submission.projects
    assert isinstance(form, Project)
    places = {
        (line.source, line.basis): (
            line.origin(form.file).file.partition("unit/")[2],
            line.origin(form.file).path,
        )
        for line in form.money.lines
        if line.role in {"年初", "执行"}
    }
    assert places == {
        ("本年财政拨款", "年初预算数"): (TARGET, ("资金", "本年财政拨款", "年度资金")),
        ("其他资金", "年初预算数"): (TARGET, ("资金", "其他资金")),
        ("本年财政拨款", "全年执行数"): (OWN, ("资金", "本年财政拨款", "全年执行数")),
        ("其他资金", "全年执行数"): (OWN, ("资金", "其他资金", "全年执行数")),
    }


def test_printed_amounts_know_their_places(tmp_path: Path) -> None:
    """What is computed points to 资金, what is taken to the target's file."""
    (document,) = lay_out(compiled(write(tmp_path) / "evaluation"))
    assert isinstance(document, Document)
    rows = [row.cells for block in document.blocks if isinstance(block, Table) for row in block.rows]
    lines = [[cell.lines[0] for cell in cells if cell.lines] for cells in rows]
    found = {
        row[0].text: [
            (line.origin.file.partition("unit/")[2], line.origin.path) for line in row[1:] if line.origin
        ]
        for row in lines
        if row[0].text in {"年度资金总额：", "其他资金"}
    }
    assert found == {
        "年度资金总额：": [
            *[(OWN, ("资金",))] * 2,
            (OWN, ("资金", "合计", "全年执行数")),
            (OWN, ("资金", "合计", "执行率")),
        ],
        "其他资金": [
            (TARGET, ("资金", "其他资金")),
            (OWN, ("资金", "其他资金", "全年预算数")),
            (OWN, ("资金", "其他资金", "全年执行数")),
            (OWN, ("资金",)),
        ],
    }


def test_what_is_wrong_in_the_target_is_told_there_alone(tmp_path: Path) -> None:
    folder = write(tmp_path, (TARGET, "资金:\n", "资金:\n  合计: 735万元\n"))
    assert ("GC303", TARGET, 4) in money_findings(check(folder, packs=[PACKS]))
    assert money_findings(check(folder / "evaluation", packs=[PACKS])) == []


def test_the_department_is_compared_with_the_money_lines_of_its_projects(tmp_path: Path) -> None:
    folder = write(tmp_path, ("department.yaml", "项目支出: 734万元", "项目支出: 700万元"))
    assert money_findings(check(folder, packs=[PACKS])) == [("GC302.over", "department.yaml", 5)]


def test_formatting_keeps_the_model_and_settles(tmp_path: Path) -> None:
    ragged = (OWN, "  本年财政拨款: {全年预算数: 700万元, 全年执行数: 6845000.00}\n", "")
    moved = ("绩效指标:", '  本年财政拨款: {全年执行数: "6,845,000.0",   全年预算数: 700 万元}\n绩效指标:')
    before = compiled(write(tmp_path / "a", ragged, (OWN, *moved)) / "evaluation")
    (name,) = before.files.forms
    text = format_spec(before.files, before.pack, name)
    assert "  本年财政拨款:\n    全年预算数: 700万元\n    全年执行数: 6845000.00\n  其他资金:\n" in text
    folder = write(tmp_path / "b")
    (folder / OWN).write_text(text, encoding="utf-8")
    after = compiled(folder / "evaluation")
    assert after.submission.projects == before.submission.projects
    assert format_spec(after.files, after.pack, next(iter(after.files.forms))) == text


CHANGES = [
    ("其他资金: 34万元", "其他资金: 30万元", [("money-lowered", ("资金", "其他资金", "年度资金"), "none")]),
    (
        "中期资金: 2000万元",
        "中期资金: 2100万元",
        [("money-raised", ("资金", "本年财政拨款", "中期资金"), "none")],
    ),
    ("  其他资金: 34万元\n", "", [("money-withdrawn", ("资金", "其他资金", "年度资金"), "none")]),
    ("其他资金: 34万元", "其他资金: {年度资金: 340000.00元}", []),
]


@pytest.mark.parametrize(("old", "new", "expected"), CHANGES)
def test_a_review_names_the_line(
    tmp_path: Path, old: str, new: str, expected: list[tuple[str, tuple[str, ...], str]]
) -> None:
    before, after = write(tmp_path / "a"), write(tmp_path / "b", (TARGET, old, new))
    found = diff([str(before), str(after)], packs=[PACKS], fail_on="money-lowered,money-withdrawn").review
    changes = [one.change for one in found.changes if one.change.form == "农村学校营养改善计划"]
    own = [change for change in changes if change.head is None or "evaluation" not in change.head.file]
    assert [
        (change.kind, change.path, change.direction)
        for change in own
        if change.base is None or "evaluation" not in change.base.file
    ] == expected
    stopped = {change.kind for change in own} & {"money-lowered", "money-withdrawn"}
    assert {one.change.kind for one in found.failing} >= stopped
