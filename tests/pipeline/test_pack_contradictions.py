"""A form pack that contradicts itself, and names that are no file names."""

from __future__ import annotations

from pathlib import Path

import pytest

import goalc
from tests.pipeline.workshop import places, workshop

FARM = "specs/projects/01-farmland.yaml"
PACK = "packs/ezhou-2022/pack.yaml"
UNUSED, TREE = "unused: [项目属性", "      tree:"
TD, ROWS = "td: {font: songti, size: ", "kind: rows, columns: [{key: 甲, kind: text}]"
COLUMN = "- {key: 名称, kind: text"


def own(fields: str) -> str:
    return f"      fields: [{fields}]\n{TREE}"


BAD_PACKS = [
    # what stands in pack.yaml, what is written instead
    (UNUSED, "unused: [项目类别"),
    (UNUSED, "unused: [项目名称"),
    ("key: 项目性质", "key: 表式"),
    ("key: 项目性质", "key: 年度"),
    (TREE, own("{key: 指标值, kind: date}")),
    (TREE, own("{key: 甲, kind: date}, {key: 甲, kind: text}")),
    (TREE, own("{key: 二级, kind: text}")),
    (TREE, own(f"{{{ROWS}, key: 乙, total: 丙}}")),
    (COLUMN, f"- {{{ROWS}, key: 乙, total: 丙}}\n          {COLUMN}"),
    ("equals: 预算资金", "equals: 项目名称"),
    ("        total: 金额\n", ""),
    (COLUMN, "- {key: 金额, kind: text"),
    (f"{TD}9", f"{TD}0"),
    (f"{TD}9", f"{TD}9999"),
    ("padding: [0.6, 1.2]", "padding: [9999, 9999]"),
    ("margins: [16, 15, 15, 15]", "margins: [9999, 9999, 9999, 9999]"),
]


@pytest.mark.parametrize(("old", "new"), BAD_PACKS)
def test_contradiction_in_a_pack_is_refused(tmp_path: Path, old: str, new: str) -> None:
    work = workshop(tmp_path)
    work.edit(PACK, old, new)
    report = goalc.check("specs")
    assert PACK in {file for _, file, _ in places(report)}


NAMES = [
    # booklet, name of the first project, stems of the files
    ("../../x", "../../x", {"_.._x", "01-_.._x"}),
    ("/", "CON", {"_", "01-_CON"}),
    ("nul.txt", "/etc/passwd", {"_nul.txt", "01-_etc_passwd"}),
    ("...", "👩‍👩‍👧🎉" * 60, {"_", "01-" + ("👩‍👩‍👧🎉" * 60)[:60]}),
    ("C:\\x|y?*", "很长" * 700, {"C__x_y__", "01-" + "很长" * 30}),
    ("manifest.json", "a/../b", {"manifest.json", "01-a_.._b"}),
    ("01-甲", "甲", {"01-甲", "01-甲_"}),
    ("a", "b\u202efdp", {"a", "01-bfdp"}),
]


@pytest.mark.parametrize(("booklet", "project", "stems"), NAMES)
def test_names_stay_in_the_output_folder(tmp_path: Path, booklet: str, project: str, stems: set[str]) -> None:
    work = workshop(tmp_path)
    work.edit(PACK, 'booklet: "{编制单位}{年度}年项目支出绩效目标表"', f"booklet: '{booklet}'")
    work.edit(FARM, "项目名称: 高标准农田管护经费", f"项目名称: '{project}'")
    before = set(tmp_path.rglob("*"))
    assert goalc.build("specs", "out").refused == ()
    out = tmp_path / "out" / "specs"
    made = {path for path in tmp_path.rglob("*") if path not in before and path.is_file()}
    assert {path.parent for path in made} == {out}
    others = {"02-重大动物疫病强制免疫补助.docx", "02-重大动物疫病强制免疫补助.xlsx", "manifest.json"}
    wanted = {f"{stem}.{kind}" for stem in stems for kind in ("docx", "xlsx")}
    assert {path.name for path in made} == others | wanted
