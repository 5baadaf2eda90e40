"""What a sheet cannot hold is told where it stands; what a pack says wrong of it is told in the pack."""

from __future__ import annotations

from pathlib import Path

import pytest

from goalc.api import build, check
from tests.pipeline.sheet_specs import (
    DESKS,
    MEALS,
    PACKS,
    blocking,
    edit_pack,
    make,
    names,
    write,
    write_evaluation,
)


@pytest.mark.parametrize(
    ("pack", "change", "expected"),
    [
        ("import-list", (MEALS, "≥95%", "显著提高"), []),
        ("import-card", (MEALS, "≥95%", "显著提高"), [("GC912.code", "01-meals.yaml", "显著提高")]),
        ("import-list", (MEALS, "≥95%", "95%～98%"), [("GC912.no-sign", "01-meals.yaml", "95%～98%")]),
        ("import-list", (MEALS, "≥95%", "±5%"), [("GC912.code", "01-meals.yaml", "±5%")]),
        ("import-card", (MEALS, "≥200天", '"≥1:20"'), [("GC912.number", "01-meals.yaml", '"≥1:20"')]),
        (
            "import-card",
            (MEALS, "≥12000人", "≥10000000000000001人"),
            [("GC912.exact", "01-meals.yaml", "≥10000000000000001人")],
        ),
        (
            "import-list",
            (MEALS, "预算资金:", "立项日期: 2025年3月\n预算资金:"),
            [("GC912.date", "01-meals.yaml", "2025年3月")],
        ),
        (
            "import-card",
            (MEALS, "  - 目标二：食材抽检全部合格。", "  - 二。\n  - 三。\n  - 四。\n  - 五。"),
            [("GC912.room", "01-meals.yaml", "五。")],
        ),
    ],
)
def test_a_value_that_does_not_fit_is_told_where_it_stands(
    tmp_path: Path, pack: str, change: tuple[str, str, str], expected: list[tuple[str, str, str]]
) -> None:
    report = make(write(tmp_path, pack, change))
    assert blocking(report) == expected
    assert bool(report.stored) is not bool(expected)


def test_rows_that_run_into_fixed_text_or_the_next_block_name_both(tmp_path: Path) -> None:
    pack = edit_pack(tmp_path, "import-self", '其他资金: ""', '其他资金: "", 上年结转: ""')
    report = build(write_evaluation(tmp_path), tmp_path / "out", packs=[pack, PACKS], formats=["sheet"])
    (found,) = [one for one in report.diagnostics if report.is_blocking(one)]
    assert (found.key, found.arguments["name"], found.arguments["count"]) == ("GC912.room", "资金", 3)
    assert (found.arguments["start"], found.arguments["room"], found.arguments["end"]) == (10, 2, 12)


def test_a_word_without_a_code_is_told_once(tmp_path: Path) -> None:
    pack = edit_pack(tmp_path, "import-list", '数量指标: "11", ', "")
    report = make(write(tmp_path, "import-list"), packs=pack)
    (found,) = [one for one in report.diagnostics if report.is_blocking(one)]
    assert (found.key, found.arguments["value"]) == ("GC912.code", "数量指标")


def test_a_pack_without_sheets_says_so(tmp_path: Path) -> None:
    pack = edit_pack(tmp_path, "import-card", "sheets:", "")
    text = (pack / "import-card" / "pack.yaml").read_text("utf-8")
    (pack / "import-card" / "pack.yaml").write_text(text[: text.index("\n\n  系统导入:")], encoding="utf-8")
    specs = write(tmp_path, "import-card")
    alone = make(specs, packs=pack)
    assert blocking(alone) == [("GC912.none", "submission.yaml", "import-card")]
    assert not alone.stored
    both = make(specs, formats=("xlsx", "sheet"), packs=pack)
    assert blocking(both) == []
    assert [one.severity for one in both.diagnostics if one.key == "GC912.none"] == ["warning"]
    assert both.stored


def test_a_draft_has_no_sheets(tmp_path: Path) -> None:
    specs = write(tmp_path, "import-list", (DESKS, "[更新课桌椅]", "[待填]"))
    report = build(specs, tmp_path / "out", packs=[PACKS], formats=["xlsx", "sheet"], draft=True)
    assert "GC912.draft" in {one.key for one in report.diagnostics}
    assert not any("导入" in name for name in names(tmp_path / "out"))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("forms: [项目绩效目标表]\n    each", "forms: [项目表]\n    each", ("GC902.sheet-form", "项目表")),
        ("{rows: 年度目标,", "{rows: 项目名称,", ("GC902.sheet-rows", "项目名称")),
        ("columns: [行]", "columns: [行.内容]", ("GC902.sheet-value", "行.内容")),
        ("columns: [项目代码,", "columns: [项目编码,", ("GC902.sheet-value", "项目编码")),
        ("columns: [项目代码,", "columns: [绩效指标,", ("GC902.sheet-value", "绩效指标")),
        ("columns: [项目代码,", "columns: [预算资金,", ("GC902.sheet-money", "预算资金")),
        ("format: text", "format: 元", ("GC902.sheet-no-money", "元")),
        (
            "{value: 联系电话, format: text}",
            "{value: [联系电话, 预算资金]}",
            ("GC902.sheet-joined", "预算资金"),
        ),
        ("from: 10", "from: 9", ("GC902.sheet-start", "9")),
        ("from: 10", "from: 3", ("GC902.sheet-start", "3")),
        ("from: 10", "from: 0", ("GC804.pattern", "0")),
        ("行.权重", "{value: 行.权重, text: 甲}", ("GC804.other", "{value: 行.权重, text: 甲}")),
        ("each: true", "echo: true", ("GC802.unknown", "echo")),
    ],
)
def test_a_contradiction_is_told_in_the_pack(
    tmp_path: Path, old: str, new: str, expected: tuple[str, str]
) -> None:
    report = check(write(tmp_path, "import-card"), packs=[edit_pack(tmp_path, "import-card", old, new)])
    found = [
        (one.key, report.sources[one.file].text[one.span.start : one.span.end])
        for one in report.diagnostics
        if one.file.endswith("pack.yaml")
    ]
    assert expected in found
