"""All mistakes of a pack in one run, at their places, each slip once; and what a person forgets."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any, get_args

import pytest

from goalc.api import check
from goalc.model.profile import FieldKind
from goalc.model.spec import CoreKind
from goalc.operations.pack_check import pack_check
from goalc.pipeline.pack import PACK_FILE
from goalc.pipeline.sample import _VALUES, VARIANTS, samples
from goalc.report.report import Reported
from goalc.workspace.folder import DiskFolder
from goalc.workspace.packs import PackStore
from tests.police import ROOT

PACKS = sorted(
    file.parent for root in ("templates", "tests/packs") for file in ROOT.glob(f"{root}/*/{PACK_FILE}")
)
EZHOU = ROOT / "tests" / "packs" / "ezhou-2022"
SPECS = ROOT / "tests" / "specs" / "ezhou" / "agriculture-bureau"


@pytest.mark.parametrize("pack", PACKS, ids=[pack.name for pack in PACKS])
def test_nothing_is_wrong_with_a_pack_that_is_right(pack: Path) -> None:
    report = pack_check([pack])
    assert [found.message for found in report.diagnostics] == []
    assert report.files


def test_there_is_a_sample_of_every_kind() -> None:
    tables = {"rows", "choices", "indicators", "results", "money_lines"}
    assert {*get_args(FieldKind), *get_args(get_args(CoreKind)[1])} - tables <= _VALUES.keys()


def test_variants_fill_in_more_and_less() -> None:
    pack = PackStore().load(DiskFolder.of(EZHOU)).pack
    assert pack is not None
    forms = {
        variant.name: next(s.form for s in samples(pack.profile, variant) if s.form is not None)
        for variant in VARIANTS
    }
    costs: dict[str, Any] = {name: form.fields["项目预算成本构成"] for name, form in forms.items()}
    assert [len(costs[name]) for name in ("minimal", "full", "many")] == [1, 2, 30]
    assert "上年执行数" not in costs["empty"][0]
    assert "上年执行数" in costs["full"][0]


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    shutil.copytree(SPECS, tmp_path / "specs")
    return Path(shutil.copytree(EZHOU, tmp_path / "packs" / "ezhou-2022"))


def change(pack: Path, *changes: tuple[str, str], file: str = "project.html.j2") -> None:
    text = (pack / file).read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    (pack / file).write_text(text, "utf-8")


def told(found: Iterable[Reported]) -> list[tuple[str, str]]:
    """The keys with the text of the lines that they point at."""
    return [(one.key, one.source.line(one.line).strip()) for one in found]


SLIPS = [
    ("{{ 项目名称 }}", "{{ 项目名字 }}", "GC904.close"),
    ("{{ 联系电话 }}", "{{ 联系电话 ", "GC903.syntax"),
    ("{{ 项目性质 }}", "{{ 项目性质|大写 }}", "GC903.filter"),
    ("{{ 预算资金|万元 }}", "{{ 预算资金 }}", "GC904.money"),
    ("{{ 项.名称 }}", "{{ 项.名字 }}", "GC904.unknown"),
    ("<tr>\n  <th>立项依据</th>", '<tr>\n  <th class="big">立项依据</th>', "GC905.class"),
    ('<td class="text" colspan="2">{{ 行.解释 }}</td>', '<td class="text">{{ 行.解释 }}</td>', "GC906.hole"),
    ("{{ 项目预算成本构成.合计|万元 }}", "{{ 项目预算成本构成.总计|万元 }}", "GC904.unknown"),
]


def test_all_slips_of_a_template_are_told_in_one_run(pack: Path) -> None:
    change(pack, *((old, new) for old, new, _ in SLIPS))
    found = pack_check([pack]).failing
    assert sorted(one.key for one in found) == sorted(key for *_, key in SLIPS)
    by_line = {line: key for key, line in told(found)}
    assert by_line['<tr><th>项目名称</th><td colspan="5">{{ 项目名字 }}</td></tr>'] == "GC904.close"
    assert all(one.column > 1 or "<" in one.source.line(one.line)[:1] for one in found)


def test_check_of_a_spec_says_the_same(pack: Path) -> None:
    change(pack, *((old, new) for old, new, _ in SLIPS))
    here = told(pack_check([pack]).failing)
    assert sorted(told(one for one in check([pack.parents[1] / "specs"]).failing)) == sorted(here)


@pytest.mark.parametrize(("old", "new", "key"), SLIPS)
def test_one_slip_is_one_finding(pack: Path, old: str, new: str, key: str) -> None:
    change(pack, (old, new))
    assert [one.key for one in pack_check([pack]).failing] == [key]


def test_a_column_too_few_is_one_slip_in_all_rows(pack: Path) -> None:
    change(pack, ('<col style="width:20mm"/>', ""))
    (found,) = pack_check([pack]).failing
    assert found.key == "GC906.outside"
    assert len([label for label in found.labels if label.key == "GC906.also"]) == 3


REMARKS = [
    (
        "project.html.j2",
        '（万元）</p></th><td colspan="2">{{ 预',
        '</p></th><td colspan="2">{{ 预',
        "GC920.unit",
    ),
    (
        "project.html.j2",
        '（万元）</p></th><td colspan="2">{{ 预',
        '（元）</p></th><td colspan="2">{{ 预',
        "GC920.other-unit",
    ),
    ("project.html.j2", "width:52mm", "width:42mm", "GC920.narrow"),
    ("project.html.j2", "{{ 项目性质 }}", "", "GC920.unprinted"),
    ("project.html.j2", "{{ 项.测算依据 }}", "", "GC920.unprinted"),
    ("cover.html.j2", "{{ 填报日期 }}", "", "GC920.unprinted"),
    (
        "project.html.j2",
        '<td colspan="5">{{ 项目名称 }}',
        '<td colspan="5">{{ 项目属性 }}',
        "GC920.unused-printed",
    ),
    ("pack.yaml", "        help: 填到日。\n", "", "GC920.no-help"),
]


@pytest.mark.parametrize(("file", "old", "new", "key"), REMARKS)
def test_what_is_forgotten_is_a_warning(pack: Path, file: str, old: str, new: str, key: str) -> None:
    change(pack, (old, new), file=file)
    report = pack_check([pack])
    assert [one.key for one in report.diagnostics] == [key]
    assert report.passed
    assert key not in {one.key for one in check([pack.parents[1] / "specs"]).diagnostics}


OCCASIONAL = [
    # A list that is always as long as it was when the template was written.
    ("{{ 项目预算成本构成.行|length + 2 }}", "5"),
    ("<tr><th>项目名称</th>", "<tr><th>{{ 项目预算成本构成.行[2].名称 }}</th>"),
]


@pytest.mark.parametrize(("old", "new"), OCCASIONAL)
def test_what_some_specs_print_well_is_no_mistake(pack: Path, old: str, new: str) -> None:
    change(pack, (old, new))
    report = pack_check([pack])
    assert [one.key for one in report.diagnostics] == ["GC920.occasional"]
    assert report.passed
    assert not [one for one in check([pack.parents[1] / "specs"]).diagnostics if one.code.startswith("GC9")]


def test_what_no_list_prints_well_is_a_mistake(pack: Path) -> None:
    change(pack, ("{{ 项目预算成本构成.行|length + 2 }}", "{{ 项目预算成本构成.行|length + 1 }}"))
    assert not pack_check([pack]).passed
    assert not check([pack.parents[1] / "specs"]).passed


def test_a_box_that_a_comparison_ticks_is_printed(pack: Path) -> None:
    box = "{{ '☑' if 项目性质 == '持续性项目' else '□' }}"
    change(pack, ("{{ 项目性质 }}", f"{box}持续性项目"))
    assert pack_check([pack]).diagnostics == ()


def test_the_columns_of_a_list_in_an_indicator_are_printed(pack: Path) -> None:
    fields = """    indicators:
      fields:
        - key: 明细
          kind: rows
          help: 一项一行。
          columns: [{key: 科室, kind: text, help: 科室。}]
"""
    change(pack, ("    indicators:\n", fields), file="pack.yaml")
    listed = "{{ 行.名称 }}{% for 项 in 行.明细.行 %}{{ 项.科室 }}{% endfor %}"
    change(pack, ("{{ 行.名称 }}", listed))
    assert pack_check([pack]).diagnostics == ()


def test_a_template_that_nothing_uses_is_told(pack: Path) -> None:
    (pack / "old.html.j2").write_text("<p>旧表</p>", "utf-8")
    assert [one.key for one in pack_check([pack]).diagnostics] == ["GC920.stray"]


def test_a_name_in_the_pattern_of_a_file_that_nothing_has_is_told(pack: Path) -> None:
    change(pack, ("{项目名称}", "{项目名}"), file="pack.yaml")
    found = pack_check([pack]).diagnostics
    assert [(one.key, one.arguments["word"]) for one in found] == [("GC920.name", "项目名")]
    change(pack, ("{编制单位}{年度}年", "{编制单位}{月份}"), file="pack.yaml")
    assert "月份" in [one.arguments.get("word") for one in pack_check([pack]).diagnostics]


def test_a_missing_template_is_told_where_it_is_named(pack: Path) -> None:
    (pack / "cover.html.j2").unlink()
    assert ("GC903.missing", "template: cover.html.j2") in told(pack_check([pack]).failing)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("项目类别: [本级支出项目, 对下转移支付项目]", "预算资金: [甲]"),
        ("项目类别: [本级支出项目, 对下转移支付项目]", "实施时间: [甲]"),
        ("        help: 填到日。", "        choices: [甲]\n        help: 填到日。"),
    ],
)
def test_words_that_no_sample_can_have_stop_nothing(pack: Path, old: str, new: str) -> None:
    change(pack, (old, new), file="pack.yaml")
    assert pack_check([pack]).passed


def test_two_fixed_indicators_of_one_name_stop_nothing(tmp_path: Path) -> None:
    home = Path(shutil.copytree(ROOT / "tests/packs/evaluation", tmp_path / "packs" / "evaluation"))
    forms = """\
  部门自评表: {of: 部门, stage: 自评, template: self.html.j2, page: portrait, name: 甲}
  部门表:
    of: 部门
    template: d.html.j2
    page: portrait
    name: 乙
    indicators:
      fixed:
        - {一级: 产出指标, 二级: 数量指标, 名称: 甲, 指标值: =1}
        - {一级: 产出指标, 二级: 数量指标, 名称: 甲, 指标值: =2}
      tree: {产出指标: [数量指标]}
"""
    text = (home / PACK_FILE).read_text("utf-8")
    (home / PACK_FILE).write_text(text + forms, "utf-8")
    (home / "d.html.j2").write_text("<p>{{ 部门名称 }}</p>", "utf-8")
    # The template of a project has names that a department does not have.
    assert {one.code for one in pack_check([home]).failing} == {"GC904"}
