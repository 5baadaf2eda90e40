"""Editions for publication of later stages: what is secret or personal in their targets and in themselves."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import goalc
from goalc.operations.results import BuildReport
from tests.operations.test_edition import everything, keys
from tests.pipeline.test_stages import OWN, PACKS, STAGE, TARGETS, write
from tests.repositories import edit

UNIT, OUT = Path("unit"), Path("out")
FORM, RESULTS = UNIT / "projects/01-meals.yaml", UNIT / OWN
SECRET = "技侦专用装备购置"
MOBILES = ("13595807495", "13698581666", "13898581777")


@pytest.fixture(autouse=True)
def unit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A self-evaluation of two projects, one of which is marked 涉密 in its target form alone."""
    monkeypatch.chdir(tmp_path)
    write(Path())
    name = "农村学校营养改善计划"
    second = TARGETS["projects/01-meals.yaml"].replace(name, SECRET)
    second = second.replace("项目属性: 新增项目", "项目属性: 新增项目\n涉密: 是")
    (UNIT / "projects/02.yaml").write_text(second, encoding="utf-8")
    (UNIT / "evaluation/projects/02.yaml").write_text(STAGE[OWN].replace("01-meals", "02"), encoding="utf-8")
    shutil.copytree(PACKS / "evaluation", "packs/evaluation")
    edit(
        Path("packs/evaluation/self.html.j2"),
        ("{{ 行.指标值 }}", "{{ 行.调整值 or 行.指标值 }}{{ 行.解释 }}"),
    )


def published() -> BuildReport:
    return goalc.build(UNIT / "evaluation", OUT, edition="public")


def test_what_is_secret_in_the_target_form_is_secret_in_its_stages() -> None:
    assert SECRET in (goalc.build(UNIT / "evaluation", "filed"), everything(Path("filed")))[1]
    report = published()
    text = everything(OUT)
    assert "农村学校营养改善计划" in text
    assert SECRET not in text
    assert "02.yaml" not in text
    assert (report.left_out, keys(report)) == (1, ["GC910.left-out"])
    (said,) = (one for one in report.diagnostics if one.key == "GC910.left-out")
    line = report.sources[said.file].position(said.span.start).line
    assert said.file == "unit/projects/02.yaml"
    assert "涉密" in Path(said.file).read_text("utf-8").splitlines()[line - 1]


def test_personal_numbers_are_masked_wherever_they_stand() -> None:
    edit(RESULTS, ("营养午餐。", f"营养午餐，联系 {MOBILES[0]}。"), ("一批蔬菜农残超标", f"问 {MOBILES[1]}"))
    edit(FORM, ("以学籍系统为准", f"问 {MOBILES[2]}"))
    report = published()
    text = everything(OUT)
    assert not [number for number in MOBILES if number in text]
    assert "135****7495" in text
    masked = {one.file for one in report.diagnostics if one.key == "GC910.masked"}
    assert masked == {RESULTS.as_posix(), FORM.as_posix()}


@pytest.mark.parametrize(("path", "old"), [(RESULTS, "菜品单一"), (FORM, "以学籍系统为准")])
def test_a_text_that_names_what_is_secret_is_not_published(path: Path, old: str) -> None:
    edit(path, (old, f"{old}，同{SECRET}"))
    report = published()
    assert "GC910.named" in keys(report)
    assert {one.file for one in report.diagnostics if one.key == "GC910.named"} == {path.as_posix()}
    assert not OUT.exists() or SECRET not in everything(OUT)


def test_an_adjusted_target_is_not_masked_in_silence() -> None:
    edit(RESULTS, ("完成值: 12100人", f"完成值: 12100人, 调整值: ={MOBILES[0]}"))
    assert "GC910.target" in keys(published())


def test_an_outcome_that_is_scored_is_not_masked_in_silence() -> None:
    edit(RESULTS, ("完成值: 12100人", f"完成值: {MOBILES[0]}人"))
    report = published()
    assert "GC910.target" in keys(report)
    assert {one.file for one in report.diagnostics if one.key == "GC910.target"} == {RESULTS.as_posix()}


@pytest.mark.parametrize("is_form", [True, False])
def test_a_target_of_the_pack_s_own_is_not_masked_in_silence(is_form: bool) -> None:
    pack = Path("packs/evaluation")
    field = "{key: 期望值, kind: target, help: 期望的值。}"
    if is_form:
        edit(pack / "pack.yaml", ("    indicators:\n", f"    fields: [{field}]\n    indicators:\n"))
        edit(pack / "self.html.j2", ("<th>三级指标", "<th>{{ 期望值 }}三级指标"))
        edit(RESULTS, ("目标完成情况:", f"期望值: ≥{MOBILES[0]}人\n目标完成情况:"))
    else:
        edit(pack / "pack.yaml", ("    indicators:\n", f"    indicators:\n      fields: [{field}]\n"))
        edit(pack / "self.html.j2", ("{{ 行.完成值 }}", "{{ 行.完成值 }}{{ 行.期望值 }}"))
        edit(RESULTS, ("完成值: 12100人", f"完成值: 12100人, 期望值: ≥{MOBILES[0]}人"))
    assert not goalc.build(UNIT / "evaluation", "filed").refused
    assert "GC910.target" in keys(published())


def test_a_submission_with_nothing_but_secrets_is_not_published() -> None:
    edit(FORM, ("项目属性: 新增项目", "项目属性: 新增项目\n涉密: 是"))
    assert "GC910.none" in keys(published())
