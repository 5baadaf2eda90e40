"""The shape of a reference and of what stands beside it; and how such specs are put in order."""

from __future__ import annotations

from pathlib import Path

import pytest

from goalc.api import fmt, schema
from goalc.messages.catalogue import sentences
from tests.library.desk import checked, desk, entry, library, refer
from tests.police import PACK
from tests.workspace.trees import project

SHELF = {"library/a.yaml": library(满意率=entry(指标值="≥80%"))}
CASES = [
    # lines of the indicator, keys that are found with the field that they speak of
    (("名称: 甲", "指标值: ≥9%"), []),
    (("引用: 满意率",), []),
    (("引用: 满意率", "名称:"), [("GC001.empty", "名称")]),
    (("名称:", "指标值: ≥9%"), [("GC001.empty-required", "名称")]),
    (("解释: 甲",), [("GC001.missing", "名称"), ("GC001.missing", "指标值")]),
    (("指标值: ≥9%", "参数: {甲: 乙}"), [("GC001.missing", "名称"), ("GC001.missing", "引用")]),
    (("引用: 满意率", "指标植: ≥9%"), [("GC802.close", "指标植")]),
    (("引用: 满意率", "参数:"), [("GC001.empty", "参数")]),
    (("引用: 满意率", "参数: 甲"), [("GC803.text-for-mapping", "参数")]),
    (("引用:", "指标值: ≥9%"), [("GC001.empty", "引用")]),
]


@pytest.mark.parametrize(("lines", "expected"), CASES, ids=[" ".join(lines) for lines, _ in CASES])
def test_one_cause_gives_one_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lines: tuple[str, ...], expected: list[tuple[str, str]]
) -> None:
    monkeypatch.chdir(tmp_path)
    report = checked(desk(tmp_path, refer(*lines), SHELF))
    found = [(d.key, d.arguments.get("field") or d.arguments.get("key")) for d in report.diagnostics]
    assert sorted(found, key=str) == sorted(expected, key=str)


def test_what_is_missing_has_its_title_and_help(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (found,) = checked(desk(tmp_path, refer("名称: 甲"), {})).diagnostics
    said = sentences(found.key, found.arguments)
    assert "指标值" in said.message
    assert "符号用 ≥ > = < ≤" in said.help
    (found,) = checked(desk(tmp_path / "b", refer("指标值: ≥9%"), {})).diagnostics
    assert "「指标名称」（名称）" in sentences(found.key, found.arguments).message


def test_editors_are_told_of_references() -> None:
    levels = schema(PACK)["project"]["properties"]["绩效指标"]["properties"]
    item = levels["产出指标"]["properties"]["数量指标"]["items"]
    assert list(item["properties"])[:2] == ["引用", "参数"]
    assert item["if"] == {"required": ["引用"]}
    assert set(item["else"]["required"]) == {"名称", "指标值"}
    assert "library" in schema()


def test_references_are_put_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = library(满意率=entry("'{谁}满意率'", "计算公式：满意的{谁}/{谁}*100%"))
    messy = refer("指标值: '>= 9%'", "参数:", "    谁: '群众'   # 谁来评", "引用:   满意率")
    unit = desk(tmp_path, messy, {"library/a.yaml": text})
    assert project(unit).name in {Path(file.name).name for file in fmt(unit).rewritten}
    assert fmt(unit).rewritten == ()
    neat = refer("引用: 满意率", "参数:", "  谁: 群众 # 谁来评", "指标值: ≥9%")
    assert project(unit).read_text(encoding="utf-8").endswith(neat)
    assert (tmp_path / "library" / "a.yaml").read_text(encoding="utf-8") == text
