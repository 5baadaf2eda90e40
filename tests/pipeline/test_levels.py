"""Forms with none to three levels above their indicators: begun, checked, formatted, compared as lines."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from goalc.model import forms
from goalc.pipeline.compiled import Compiled, Files
from goalc.pipeline.format import format_spec
from goalc.pipeline.pack import Pack
from goalc.scaffold.skeleton import Skeleton
from goalc.source.text import SourceText
from goalc.syntax.parse import parse
from goalc.syntax.tree import plain
from goalc.textconv.spec_lines import meaning_lines
from tests.compiling import compiled
from tests.pipeline.test_stages import PACKS, TARGETS

TREES = {
    0: "levels: 0",
    1: "tree: [数量, 质量]",
    2: "tree: {产出指标: [数量指标, 质量指标]}",
    3: "tree: {产出指标: {数量指标: [新建], 质量指标: [验收]}}",
}
COVER = TARGETS["submission.yaml"].replace("表样: liupanshui-2025", "表样: levels")


def write_pack(folder: Path, depth: int) -> None:
    source = (PACKS / "evaluation" / "pack.yaml").read_text(encoding="utf-8")
    head = source.partition("forms:")[0].replace("name: evaluation", "name: levels")
    (folder / "levels").mkdir()
    (folder / "levels" / "pack.yaml").write_text(
        f"{head}forms:\n  项目绩效目标表:\n    template: p.html.j2\n    page: portrait\n    name: 表\n"
        f"    indicators:\n      {TREES[depth]}\n",
        encoding="utf-8",
    )
    (folder / "levels" / "p.html.j2").write_text(
        "{% for 行 in 绩效指标 %}<p>{{ 行.名称 }}{{ 行.权重 }}</p>{% endfor %}\n", encoding="utf-8"
    )


def compile_project(folder: Path, text: str) -> Compiled:
    result = compiled({"submission.yaml": COVER, "projects/01.yaml": text}, folder)
    assert isinstance(result, Compiled), result.diagnostics
    return result


def pack_of(folder: Path) -> Pack:
    result = compiled({"submission.yaml": COVER, "projects/01.yaml": "表式: 项目绩效目标表\n"}, folder)
    assert result.pack is not None
    return result.pack


@pytest.mark.parametrize("depth", TREES)
def test_a_skeleton_is_a_spec_with_an_indicator_on_each_last_level(tmp_path: Path, depth: int) -> None:
    write_pack(tmp_path, depth)
    text = Skeleton(pack_of(tmp_path), 2025, {}).text("项目绩效目标表", "s.json")
    (project,) = compile_project(tmp_path, text).submission.projects
    assert {len(item.levels) for item in project.indicators} == {depth}
    assert len(project.indicators) == (2 if depth else 1)
    # Levels that the tree has are no finding, and each of them has an indicator.
    found = {one.code for one in compile_project(tmp_path, text).diagnostics}
    assert not found & {"GC005", "GC008", "GC109"}


@pytest.mark.parametrize("depth", TREES)
def test_a_formatted_spec_means_the_same(tmp_path: Path, depth: int) -> None:
    write_pack(tmp_path, depth)
    text = Skeleton(pack_of(tmp_path), 2025, {}).text("项目绩效目标表", "s.json")
    untidy = re.sub(r"指标值: (.)(\S+)", r"指标值: '\1  \2'", text)
    assert untidy != text
    before = compile_project(tmp_path, untidy)
    files: Files = before.files
    tidy = format_spec(files, before.pack, "projects/01.yaml")
    assert "指标值: '" not in tidy
    after = compile_project(tmp_path, tidy)
    assert after.submission == before.submission
    assert format_spec(after.files, after.pack, "projects/01.yaml") == tidy


def test_an_unknown_level_of_any_depth_is_told_with_the_known_ones(tmp_path: Path) -> None:
    write_pack(tmp_path, 3)
    item = "- {名称: 甲, 指标值: ≥1所}"
    text = f"绩效指标:\n  产出指标:\n    数量指标:\n      扩建:\n        {item}\n"
    result = compile_project(tmp_path, f"表式: 项目绩效目标表\n项目名称: 水标尺\n{text}")
    (found,) = (one for one in result.diagnostics if one.code == "GC008")
    assert found.arguments["level"] == "扩建"
    assert found.arguments["known"] == ("新建",)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("绩效指标:\n  - {名称: 甲, 指标值: '>=1所'}\n", ["绩效指标／甲／指标值: ≥1所"]),
        (
            "绩效指标:\n  产出:\n    权重: 50.0\n    数量:\n      新建: [{名称: 甲, 指标值: '>=1所'}]\n",
            ["绩效指标／产出／权重: 50", "绩效指标／产出／数量／新建／甲／指标值: ≥1所"],
        ),
    ],
)
def test_lines_name_the_levels(text: str, lines: list[str]) -> None:
    node = parse(SourceText("01.yaml", text)).node
    assert node is not None
    data = plain(node)
    assert isinstance(data, dict)
    assert list(meaning_lines(data, forms.PROJECT)) == lines
