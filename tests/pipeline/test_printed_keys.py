"""What a form prints is read off its template: its specs have these keys, and rules judge only these."""

from __future__ import annotations

from pathlib import Path

import pytest

import goalc
from goalc.model.forms import unprinted_keys
from goalc.operations.schema import find_pack
from goalc.operations.session import Session
from goalc.report.report import Report
from tests.pipeline.workshop import Workshop, places, workshop

YAML = "packs/ezhou-2022-columns/pack.yaml"
INDICATORS = "packs/ezhou-2022-columns/indicators.html.j2"
FORM, PROJECT = "项目绩效目标表", "specs/projects/01-reading.yaml"
WITHOUT_TREE = "unused: [项目属性, 资金性质, 实施计划, 保障措施]"


@pytest.fixture
def work(tmp_path: Path) -> Workshop:
    return workshop(tmp_path, "ezhou-2022-columns")


def project() -> str:
    return min(str(path) for path in Path("specs/projects").glob("*.yaml"))


def keys() -> frozenset[str]:
    profile = find_pack("ezhou-2022-columns", Path("specs"), Session(())).profile
    return unprinted_keys(profile.forms[FORM])


def test_a_key_without_a_place_need_not_be_listed(work: Workshop) -> None:
    listed = keys()
    work.edit(YAML, f"    {WITHOUT_TREE}\n", "")
    work.edit(YAML, "    unused: [附件号]\n", "")
    assert keys() == listed
    assert [found for found in places(goalc.check("specs")) if found[0].startswith("GC8")] == []


@pytest.mark.parametrize("key", ["项目属性", "资金性质"])
def test_what_has_no_place_is_not_filled_in_silence(work: Workshop, key: str) -> None:
    work.edit(YAML, f"    {WITHOUT_TREE}\n", "")
    file = project()
    before = goalc.build("specs", "before")
    with Path(file).open("a", encoding="utf-8") as spec:
        spec.write(f"\n{key}: 财政资金\n")
    report = goalc.check("specs")
    assert ("GC015", file, f"{key}: 财政资金") in places(report)
    assert report.passed is before.passed
    assert goalc.build("specs", "after").stored


@pytest.mark.parametrize("key", ["项目属性", "资金性质"])
def test_what_the_pack_does_not_want_is_refused(work: Workshop, key: str) -> None:
    file = project()
    with Path(file).open("a", encoding="utf-8") as spec:
        spec.write(f"\n{key}: 财政资金\n")
    assert ("GC802.unused", file, f"{key}: 财政资金") in places(goalc.check("specs"))


def test_a_key_of_the_cover_may_be_printed_by_any_form(work: Workshop) -> None:
    work.edit("packs/ezhou-2022-columns/cover.html.j2", "联系电话", "项目负责人")
    found = goalc.check("specs")
    assert [key for key, _, _ in places(found) if key == "GC802.unused"] == []


@pytest.mark.parametrize("key", ["涉密", "项目代码", "项目总额"])
def test_what_goalc_itself_reads_can_be_written(work: Workshop, key: str) -> None:
    assert key not in keys()


def codes(report: Report) -> set[str]:
    return {found.key.partition(".")[0] for found in report.diagnostics}


def test_rules_about_a_column_need_the_column(work: Workshop) -> None:
    path = Path(project())
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("公式", "办法").replace("/", "和").replace("÷", "和"), encoding="utf-8")
    asking = {"GC114", "GC118", "GC201", "GC202", "GC203", "GC204"}
    assert "GC202" in codes(goalc.check("specs"))
    work.edit(INDICATORS, "{{ 行.解释 }}", "")
    found = codes(goalc.check("specs"))
    assert found & asking == set()
