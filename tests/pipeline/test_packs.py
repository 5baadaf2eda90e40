"""Two form packs that are data alone: their fields, their checks and what they print."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from jsonschema import Draft7Validator

import goalc
from goalc.api import schema
from goalc.operations.results import BuildReport
from tests.cli.terminal import run
from tests.pipeline import workshop as workshops
from tests.pipeline.workshop import PACKS, SPECS, line_at, places, workshop

COLUMNS = "ezhou-2022-columns"
UNITS = {pack: unit.name for pack, unit in workshops.UNITS.items() if unit.parent == SPECS}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, BuildReport]:
    """Both submissions, built and verified."""
    output = tmp_path_factory.mktemp("built")
    return output, goalc.build(SPECS, output, verify=True, packs=[PACKS])


def booklet(built: tuple[Path, BuildReport], pack: str, ending: str) -> Path:
    """The whole booklet of the submission that uses a pack."""
    (file,) = (built[0] / UNITS[pack]).glob(f"某*.{ending}")
    return file


def rows_of_docx(file: Path) -> list[list[str]]:
    """The texts of all rows, each merged cell once."""
    tables = docx.Document(str(file)).tables
    rows = [list(row.cells) for table in tables for row in table.rows]
    return [[c.text for i, c in enumerate(row) if not i or c._tc is not row[i - 1]._tc] for row in rows]


def rows_of_xlsx(file: Path, sheet: int) -> list[list[Any]]:
    """The values of a sheet's rows, without what is empty."""
    rows = openpyxl.load_workbook(file).worksheets[sheet].iter_rows(values_only=True)
    return [[value for value in row if value is not None] for row in rows]


@pytest.mark.parametrize("unit", UNITS.values())
def test_valid_specs_have_no_findings(unit: str) -> None:
    report = goalc.check(SPECS / unit, packs=[PACKS])
    assert (len(report.files), report.diagnostics) == (3, ())


def test_builds_and_verifies(built: tuple[Path, BuildReport]) -> None:
    _, report = built
    assert (report.refused, report.diagnostics) == ((), ())
    assert sum(len(stored.written) for _, stored in report.stored) == 12


def test_docx_has_costs_with_total_and_place_to_sign(built: tuple[Path, BuildReport]) -> None:
    rows = rows_of_docx(booklet(built, "ezhou-2022", "docx"))
    assert ["项目预算成本构成", "沟渠清淤与疏浚", "72.00", "沟渠48公里×1.5万元/公里", "68.20"] in rows
    assert ["项目预算成本构成", "合计", "156.50", "", ""] in rows
    assert ["项目预算成本构成", "合计", "83.40", "", ""] in rows
    assert ["一级指标", "二级指标", "绩效标准", "当年预期实现值"] in [r[1:] for r in rows]
    assert ["管护补助发放时间", "反映全年补助发放到人的最后日期", "2022年12月20日前"] in [r[2:] for r in rows]
    assert [row[0] for row in rows].count("主管部门审核意见") == 2


def test_docx_splits_targets_into_three_columns(built: tuple[Path, BuildReport]) -> None:
    rows = rows_of_docx(booklet(built, COLUMNS, "docx"))
    assert ["计算符号", "指标值", "计量\n单位", "权重"] in [row[-4:] for row in rows]
    printed = {row[2]: row[4:] for row in rows if row[0] == "绩效指标"}
    assert printed["免费开放天数"] == ["≥", "300", "天", "10"]
    assert printed["展品信息差错"] == ["±", "1", "%", "2.5"]
    assert printed["年度开放计划公布时间"] == ["<", "2022年2月15日", "", "10"]
    assert printed["全部资料入库时间"] == ["<", "2022年11月30日", "", "10"]
    assert printed["活动场地利用率"] == ["", "70～95", "%", "10"]
    assert printed["全民艺术普及水平"] == ["定性", "稳步提高", "", "5"]


def test_cover_prints_the_submissions_own_fields(built: tuple[Path, BuildReport]) -> None:
    lines = [paragraph.text for paragraph in docx.Document(str(booklet(built, COLUMNS, "docx"))).paragraphs]
    assert {"主管部门：某区文化和旅游局", "填报日期：2021年11月20日"} <= set(lines)


def test_xlsx_money_total_and_weight_are_numbers(built: tuple[Path, BuildReport]) -> None:
    rows = rows_of_xlsx(booklet(built, COLUMNS, "xlsx"), 1)
    assert ["公益培训", 19.2, "32班×20课时×300元/课时", 18] in rows
    assert ["合计", 60] in rows
    assert ["展品信息差错", "反映展品说明与实物不符的比例", "±", "1", "%", 2.5] in rows
    weights = [row[-1] for row in rows if row and isinstance(row[-1], (int, float)) and len(row) > 4]
    assert sum(weights) == 100


@pytest.mark.parametrize("pack", UNITS)
def test_schema_has_the_packs_fields(pack: str) -> None:
    made = schema(pack, [PACKS])
    for one in made.values():
        Draft7Validator.check_schema(one)
    project = made["project"]
    assert project["properties"]["项目性质"]["enum"] == ["持续性项目", "一次性项目"]
    assert "资金性质" not in project["properties"]
    assert {"立项依据", "项目预算成本构成", "年度目标"} <= set(project["required"])
    assert project["properties"]["项目预算成本构成"]["items"]["required"] == ["名称", "金额", "测算依据"]
    assert made["submission"]["required"][-2:] == ["主管部门", "填报日期"]
    level1 = next(iter(project["properties"]["绩效指标"]["properties"].values()))
    item = next(part["items"] for part in level1["properties"].values() if "items" in part)
    assert ("权重" in item["else"]["required"]) is (pack == COLUMNS)


FARM, SITES = "specs/projects/01-farmland.yaml", "specs/projects/01-free-opening.yaml"
COVER = "specs/submission.yaml"
SPEC_FAULTS = [
    # file, what stands there, what is written instead, finding, text of its line
    (FARM, "金额: 72万元", "金额: 73万元", "GC310", "项目预算成本构成:"),
    (FARM, "预算资金: 156.5万元", "预算资金: 156500", "GC310", "项目预算成本构成:"),
    (FARM, "项目性质: ", "项目姓质: ", "GC802.close", "项目姓质: 持续性项目"),
    (FARM, "项目性质: 持续性项目\n", "", "GC001.missing", "表式: 项目绩效目标表"),
    (FARM, "项目性质: 持续性项目", "项目性质: 长期项目", "GC011.unlike", "项目性质: 长期项目"),
    (FARM, "项目类别: 本级支出项目", "项目类别: 人员类", "GC011.unlike", "项目类别: 人员类"),
    (FARM, "金额: 72万元", "金额: 七十二万元", "GC804.pattern", "金额: 七十二万元"),
    (FARM, "金额: 72万元", "金额: 7,2万元", "GC804.pattern", "金额: 7,2万元"),
    (FARM, "金额: 72万元", "金额: 72.12345678万元", "GC804.amount-fen", "金额: 72.12345678万元"),
    (FARM, "    金额: 72万元\n", "", "GC001.missing", "- 名称: 沟渠清淤与疏浚"),
    (FARM, "测算依据: 沟渠", "测算根据: 沟渠", "GC802.close", "测算根据: 沟渠48公里×1.5万元/公里"),
    (FARM, "年度目标:", "资金性质: 一般公共预算\n年度目标:", "GC802.unused", "资金性质: 一般公共预算"),
    (FARM, "年度目标:", "保障措施: {组织机构: 甲}\n年度目标:", "GC802.unused", "保障措施: {组织机构: 甲}"),
    (FARM, "解释: 反映本年度完成清淤", "分值: 10\n        解释: 反映", "GC802.unknown", "分值: 10"),
    (COVER, "填报日期: 2021-11-15", "填报日期: 2021-11-31", "GC804.date", "填报日期: 2021-11-31"),
    (COVER, "填报日期: 2021-11-15", "填报日期: 去年底", "GC804.pattern", "填报日期: 去年底"),
    (COVER, "主管部门: 某区农业农村局", "主管部门:", "GC001.empty-required", "主管部门:"),
    (COVER, "经办人: 李明", "经办人: 李明\n附件号: 附件1", "GC802.unused", "附件号: 附件1"),
    (COVER, "表样: ezhou-2022", "表样: ezhou-2023", "GC901.close", "表样: ezhou-2023"),
    (SITES, "反映全年对公众免费开放的天数, 权重: 10", "反映天数", "GC001.missing", ""),
    (SITES, "开放的天数, 权重: 10", "开放的天数, 权重: 十", "GC804.pattern", ""),
]


@pytest.mark.parametrize(("file", "old", "new", "key", "line"), SPEC_FAULTS)
def test_fault_of_a_spec_is_found_at_its_line(
    tmp_path: Path, file: str, old: str, new: str, key: str, line: str
) -> None:
    work = workshop(tmp_path, COLUMNS if file == SITES else "ezhou-2022")
    work.edit(file, old, new)
    assert places(goalc.check("specs")) == [(key, file, line or SITES_LINE[key])]


SITES_LINE = {
    "GC001.missing": "- {名称: 免费开放天数, 指标值: ≥300天, 解释: 反映天数}",
    "GC804.pattern": "- {名称: 免费开放天数, 指标值: ≥300天, 解释: 反映全年对公众免费开放的天数, 权重: 十}",
}


def test_sum_names_the_amount_that_it_misses(tmp_path: Path) -> None:
    workshop(tmp_path).edit(FARM, "金额: 72万元", "金额: 73万元")
    report = goalc.check("specs")
    (found,) = report.diagnostics
    (label,) = found.labels
    assert found.arguments["difference"] == "10,000.00"
    assert line_at(report, label.file, label.span.start) == "预算资金: 156.5万元"


PACK_FAULTS = [
    # what stands in pack.yaml, what is written instead, finding, text of its line
    ("name: ezhou-2022", "name: ezhou", "GC902.name", "name: ezhou"),
    ("page: portrait", "page: a5", "GC902.page", "page: a5"),
    ("p: {font: songti", "p: {font: song", "GC902.font", "p: {font: song, size: 10.5}"),
    ("unused: [附件号]", "unused: [附件]", "GC902.core-key", "unused: [附件]"),
    ("key: 项目性质", "key: 项目类别", "GC902.key-taken", "- key: 项目类别"),
    ("total: 金额", "total: 总额", "GC902.column", "total: 总额"),
    ("total: 金额", "total: 名称", "GC902.kind", "total: 名称"),
    ("equals: 预算资金", "equals: 预算", "GC902.money-key", "equals: 预算"),
    ("kind: paragraphs", "kind: paragraph", "GC011", "kind: paragraph"),
    ("size: 10.5}", "size: 大}", "GC804.pattern", "p: {font: songti, size: 大}"),
    ("fonts:", "fonts: [", "GC712.open-bracket", None),
    ("template: project.html.j2", "template: ../x.html.j2", "GC804.pattern", "template: ../x.html.j2"),
]


@pytest.mark.parametrize(("old", "new", "key", "line"), PACK_FAULTS)
def test_fault_of_a_pack_is_found_at_its_line(
    tmp_path: Path, old: str, new: str, key: str, line: str | None
) -> None:
    work = workshop(tmp_path)
    work.edit("packs/ezhou-2022/pack.yaml", old, new)
    report = goalc.check("specs")
    found = places(report)
    in_pack = [place for place in found if place[1] == "packs/ezhou-2022/pack.yaml"]
    assert [(k, text if line else None) for k, _, text in in_pack][:1] == [(key, line)]
    assert [label.file for label in report.diagnostics[0].labels] == [COVER]


@pytest.mark.parametrize("options", ["", " --pack-path mine", f" --pack-path mine/{COLUMNS}"])
def test_command_line_finds_packs(tmp_path: Path, options: str) -> None:
    workshop(tmp_path, COLUMNS)
    if options:
        (tmp_path / "packs").rename(tmp_path / "mine")
        assert "GC901" in run(tmp_path, "goalc check specs").out
    assert run(tmp_path, f"goalc check specs{options}").code == 0
    assert run(tmp_path, f"goalc build specs --verify{options}").code == 0
    assert len(list((tmp_path / "build" / "specs").glob("*.docx"))) == 3


def test_a_pack_may_let_word_cut_its_tables(tmp_path: Path) -> None:
    """The same forms, verified and as lines; in Word the head of the indicators leads a table of its own."""
    work = workshop(tmp_path)
    lines: list[str] = []
    tables: list[list[list[str]]] = []
    for markup in ("<table>", '<table data-cut="repeat">'):
        work.edit("packs/ezhou-2022/project.html.j2", "<table>", markup)
        report = goalc.build("specs", "out", formats=["docx"], verify=True)
        assert (report.refused, report.diagnostics) == ((), ())
        (file,) = (tmp_path / "out" / "specs").glob("某*.docx")
        lines.append(run(tmp_path, f"goalc textconv {file}").out)
        found = docx.Document(str(file)).tables
        tables.append([[cell.text for cell in table.rows[0].cells] for table in found])
    assert lines[0] == lines[1]
    assert [len(found) for found in tables] == [2, 4]
    assert [found[1] for found in tables[1][1::2]] == ["一级指标"] * 2


def test_packs_beside_specs_win_over_goalcs_own(tmp_path: Path) -> None:
    work = workshop(tmp_path)
    shutil.copytree(work.pack_folder, tmp_path / "packs" / "liupanshui-2025")
    work.edit("packs/liupanshui-2025/pack.yaml", "name: ezhou-2022", "name: liupanshui-2025")
    work.edit(COVER, "表样: ezhou-2022", "表样: liupanshui-2025")
    assert goalc.check("specs").diagnostics == ()
