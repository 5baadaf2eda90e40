"""What a pack says about printing: formats, parts of values, boxes, fixed and merged rows, on one form."""

from __future__ import annotations

from pathlib import Path

import pytest

import goalc
from goalc.document.document import Table
from goalc.operations.pack_check import pack_check
from goalc.operations.results import BuildReport
from goalc.readers.registry import READERS
from tests.pipeline.workshop import Workshop, places, workshop

YAML, TEMPLATE = "packs/everything/pack.yaml", "packs/everything/project.html.j2"
SPEC = "specs/projects/01-gauges.yaml"

PRINTED = """\
项目名称 | 小型水库水标尺制作安装 | 项目属性 | □新增项目　☑延续项目
起 | 2026年3月1日 | 止 | 2026年11月30日 | 预算资金（万元） | 20.5
资金类型 | ☑中央资金　□省级资金　□市级资金　☑自有资金 | 绩效等级 | □优　□良　□中　□差
上年执行率 | 98.5% | 总体产出 | ≥ | 800 | 米 | 中央资金、自有资金
资金来源 | 来源 | 2025年初预算数（万元） | 2026全年执行数（万元）
本年财政拨款 | 20 | 19.50
上年结转资金 | — | —
其他资金 | 0.5 | —
合计 | 20.5 | 19.50
工程科 | 材料 | 100000
安装 | 60000
35000
办公室 | 安装 | 10000
合计与预算资金之差 | 0
产出指标 | 数量指标 | 安装坡面水标尺 | ≥800米 | ≥266 | 米 | 40
时效指标 | 完成安装的时间 | — | <2026年11月30日 |  | 0
效益指标 | 社会效益指标 | 能读水位的水库 | ≥30座 | ≥12 | 座 | 30"""


@pytest.fixture
def work(tmp_path: Path) -> Workshop:
    return workshop(tmp_path, "everything")


def build() -> BuildReport:
    return goalc.build("specs", "out", verify=True)


def rows(name: str) -> list[str]:
    """The rows of the project's form, as a format has them, with a bar between cells."""
    file = next(path for path in Path("out").rglob(f"01-*.{name}"))
    document = READERS[name](file.read_bytes())
    tables = [block for part in document for block in part.blocks if isinstance(block, Table)]
    return [
        " | ".join("／".join(line.text for line in cell.lines) for cell in row.cells)
        for table in tables
        for row in table.rows
    ]


def test_the_form_as_a_whole(work: Workshop) -> None:
    assert build().refused == ()
    printed = rows("docx")
    for row in PRINTED.splitlines():
        assert row in printed
    assert " |  | " in printed  # the fifth row of 用款计划, left to be filled in by hand
    assert any(row.startswith("年度目标 | 在小型水库") and "／用户满意。" in row for row in printed)


def test_nothing_is_found_in_the_pack_and_its_specs_but_advice(work: Workshop) -> None:
    assert {key.partition(".")[0] for key, _, _ in places(goalc.check("specs"))} == {
        "GC006",
        "GC404",
        "GC501",
        "GC503",
    }


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # The second says the same in another notation.
        (
            "  本年财政拨款: {年初预算数: 20万元, 全年执行数: 195000}\n  其他资金: {年初",
            "  - {年初预算数: 20万元, 全年执行数: 195000}\n  - {来源: 其他资金, 年初",
        ),
        ("上年执行率: 98.5 %", "上年执行率: 98.5％"),
        ("总体产出: ≥800米", "总体产出: 不低于800米"),
    ],
)
def test_other_notations_print_the_same(work: Workshop, old: str, new: str) -> None:
    build()
    before = rows("docx")
    work.edit(SPEC, old, new)
    assert build().refused == ()
    assert rows("docx") == before


FORMATS = [
    # the format of money, and what 20.5万元 becomes
    ("{unit: 元}", "205,000.00"),
    ("{unit: 万元}", "20.50"),
    ("{unit: 亿元}", "0.00205"),
    ("{unit: 万元, decimals: 3}", "20.500"),
    ("{unit: 元, decimals: as written}", "205,000"),
    ("{unit: 元, decimals: 0, grouping: false}", "205000"),
]


@pytest.mark.parametrize(("form", "text"), FORMATS)
def test_amounts_are_printed_in_the_unit_of_the_form(work: Workshop, form: str, text: str) -> None:
    work.edit(YAML, "money: {unit: 万元, decimals: as written, grouping: false}", f"money: {form}")
    work.edit(YAML, ", format: {decimals: 2}", "")
    assert build().refused == ()
    assert f"起 | 2026年3月1日 | 止 | 2026年11月30日 | 预算资金（万元） | {text}" in rows("docx")


def test_a_number_is_refused_where_it_would_be_rounded(work: Workshop) -> None:
    work.edit(SPEC, "全年执行数: 195000", "全年执行数: 195123.4")
    report = build()
    line = "本年财政拨款: {年初预算数: 20万元, 全年执行数: 195123.4}"
    assert ("GC907.decimals", SPEC, line) in places(report)
    assert report.refused == ("specs",)
    values = [found.arguments["value"] for found in report.diagnostics if found.key == "GC907.decimals"]
    assert set(values) == {"19.51234万元"}


@pytest.mark.parametrize(
    ("form", "start"),
    [("2025年6月30日", "2026年3月1日"), ("2025-06-30", "2026-03-01"), ("2025.06.30", "2026.03.01")],
)
def test_dates_are_printed_in_the_notation_of_the_form(work: Workshop, form: str, start: str) -> None:
    work.edit(YAML, "period: {dates: 2025年6月30日}", f"period: {{dates: {form}}}")
    assert build().refused == ()
    assert any(row.startswith(f"起 | {start} | 止 | ") for row in rows("docx"))


WRONG_SPECS = [
    # what stands in the spec, what is written instead, the finding
    ("其他资金: {", "其它资金: {", "GC802.close"),
    ("其他资金: {", "捐赠: {", "GC802.unknown"),
    ("其他资金: {年初", "其他资金: {来源: 其他资金, 年初", "GC802.unknown"),
    ("[中央资金, 自有资金]", "[中央资金, 县级资金]", "GC011"),
    ("[中央资金, 自有资金]", "[中央资金, 中央资金]", "GC804.repeated"),
    ("98.5 %", "98.5", "GC804.pattern"),
    ("98.5 %", "-1%", "GC804.pattern"),
]


@pytest.mark.parametrize(("old", "new", "key"), WRONG_SPECS)
def test_values_of_the_new_kinds_are_checked(work: Workshop, old: str, new: str, key: str) -> None:
    work.edit(SPEC, old, new)
    assert next(found for found, file, _ in places(goalc.check("specs")) if file == SPEC).startswith(key)


@pytest.mark.parametrize(
    ("rows_", "key"),
    [
        ("  - {来源: 其他资金}\n  - {来源: 其他资金}", "GC804.label-repeated"),
        ("  - {年初预算数: 1}\n" * 4, "GC804.label-many"),
    ],
)
def test_fixed_rows_are_there_once(work: Workshop, rows_: str, key: str) -> None:
    text = Path(SPEC).read_text(encoding="utf-8")
    start, end = text.index("资金来源:\n"), text.index("用款计划:")
    Path(SPEC).write_text(f"{text[:start]}资金来源:\n{rows_}\n{text[end:]}", encoding="utf-8")
    assert places(goalc.check("specs"))[0][0].startswith(key)


def test_a_text_in_a_fixed_row_is_judged_at_its_row(work: Workshop) -> None:
    work.edit(
        YAML,
        "{key: 年初预算数, kind: money}",
        "{key: 年初预算数, kind: money}\n          - {key: 说明, kind: text}",
    )
    work.edit(SPEC, "其他资金: {", "其他资金: {说明: 待填, ")
    found = [line for key, _, line in places(goalc.check("specs")) if key.startswith("GC002")]
    assert found == ["其他资金: {说明: 待填, 年初预算数: 5000}"]


WRONG_PACKS = [
    ("totals: [年初预算数, 全年执行数]", "totals: [年初预算数, 来源]", "GC902.kind"),
    ("totals: [年初预算数, 全年执行数]", "totals: [年初预算]", "GC902.column"),
    ("merge: [科室, 用途]", "merge: [科室, 用处]", "GC902.column"),
    ("{key: 来源, kind: text}", "{key: 来源, kind: date}", "GC902.labels"),
    ('权重: {nothing: "0"}', '权数: {nothing: "0"}', "GC902.format"),
    (
        "      tree:\n        产出指标",
        "      former: {旧: 生态}\n      tree:\n        产出指标",
        "GC902.former",
    ),
    ("{unit: 万元, ", "{unit: 千元, ", "GC011"),
    ("decimals: as written", "decimals: 9", "GC804"),
    ("dates: 2025.06.30", "dates: 2025/06/30", "GC011"),
    ("kind: choices, choices: [中央资金, 省级资金, 市级资金, 自有资金]", "kind: choices", "GC001.missing"),
    ("kind: target}\n      - {key: 备注", "kind: target, least: 3}\n      - {key: 备注", "GC804"),
]


@pytest.mark.parametrize(("old", "new", "key"), WRONG_PACKS)
def test_contradictions_of_the_pack_are_told_in_the_pack(
    work: Workshop, old: str, new: str, key: str
) -> None:
    work.edit(YAML, old, new)
    found = places(goalc.check("specs"))
    assert found[0][0].startswith(key)
    assert {file for _, file, _ in found} == {YAML}


def test_a_promise_in_a_field_of_the_pack_has_a_direction(tmp_path: Path) -> None:
    before = workshop(tmp_path / "before", "everything").folder
    after = workshop(tmp_path / "after", "everything")
    after.edit(SPEC, "总体产出: ≥800米", "总体产出: ≥700米")
    after.edit(SPEC, "实施期指标值: ≥30座", "实施期指标值: ≥40座")
    review = goalc.diff(before / "specs", after.folder / "specs").review
    found = {item.change.path[-1]: item.change.kind for item in review.changes}
    assert found == {"总体产出": "target-looser", "实施期指标值": "target-tighter"}


def test_the_canonical_notation_of_the_new_kinds(work: Workshop) -> None:
    goalc.fmt("specs")
    text = Path(SPEC).read_text(encoding="utf-8")
    assert "上年执行率: 98.5%\n" in text
    assert "全年执行数: 195000.00" in text
    build()
    assert "本年财政拨款 | 20 | 19.50" in rows("docx")


def test_values_of_the_spec_count_in_attributes(work: Workshop) -> None:
    work.edit(
        YAML,
        "{key: 备注, help: 其他要说明的。, kind: text}",
        "{key: 备注, kind: text}\n      - {key: 跨行, kind: number, required: true}",
    )
    work.edit(SPEC, "上年执行率", "跨行: 2\n上年执行率")
    work.edit(TEMPLATE, '<th rowspan="2">一级指标</th>', '<th rowspan="{{ 跨行 }}">一级指标</th>')
    assert build().refused == ()


@pytest.mark.parametrize("key", ["rate", "上年执行率"])
def test_a_rate_with_more_decimals_than_its_format_is_told_in_the_spec(work: Workshop, key: str) -> None:
    work.edit(YAML, '权重: {nothing: "0"}', f'权重: {{nothing: "0"}}\n      {key}: {{decimals: 0}}')
    report = build()
    assert [one for one in places(report) if one[0].startswith("GC9")] == [
        ("GC907.decimals", SPEC, "上年执行率: 98.5 %")
    ]
    assert len(report.refused) == 1
    assert pack_check(["packs/everything"]).passed
