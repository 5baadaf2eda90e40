"""A year rolled over, and the later stages of a submission begun: what is written is right and complete."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import goalc
from goalc.api import check
from goalc.operations.new_stage import new_stage
from goalc.operations.new_year import new_year
from goalc.scaffold.modeline import modeline, named_schema, rename_schema
from goalc.workspace.error import WorkspaceError
from tests.cli.terminal import run
from tests.pipeline.test_stages import OWN, PACKS, write
from tests.police import POLICE


def rolled(folder: Path, year: int = 2026) -> list[str]:
    """Roll over what lies in a folder; the lines that are new."""
    (begun,) = list(new_year(folder, year, packs=[PACKS]))
    assert begun.folder is not None
    old = {line for path in folder.rglob("*.yaml") for line in path.read_text(encoding="utf-8").splitlines()}
    new = [
        line for name in begun.made for line in (begun.folder / name).read_text(encoding="utf-8").splitlines()
    ]
    return [line.strip() for line in new if line not in old]


def test_the_real_submission_goes_into_the_next_year(tmp_path: Path) -> None:
    shutil.copytree(POLICE, tmp_path / "2025" / "police")
    (begun,) = list(new_year(tmp_path / "2025", 2026))
    assert begun.folder == tmp_path / "2026" / "police"
    assert begun.dropped == ("projects/01-detention-facilities.yaml",)
    report = check(begun.folder)
    assert not [d for d in report.diagnostics if d.code.startswith(("GC8", "GC7"))], report.diagnostics
    loaded = goalc.load(begun.folder).submission
    assert loaded is not None
    assert loaded.year == 2026
    before = goalc.load(tmp_path / "2025" / "police").submission
    assert before is not None
    targets = {(form.name, item.name): str(item.target) for form in before.forms for item in form.indicators}
    for form in loaded.forms:
        assert all(step.period.start.year == 2026 for step in form.plan)
        for item in form.indicators:
            assert str(item.last_value or targets[form.name, item.name]) == targets[form.name, item.name]


def test_comments_and_bytes_that_are_not_meant_stay(tmp_path: Path) -> None:
    folder = write(
        tmp_path / "2025",
        ("projects/01-meals.yaml", "项目负责人: 王强", "项目负责人: 王强  # 九月起换人"),
        without=("evaluation/submission.yaml", OWN),
    )
    new = rolled(folder)
    assert "年度: 2026" in new
    assert "实施时间: 2026年1月至2026年12月" in new
    assert "- {时间: 2026-07-01至2026-12-31, 内容: 秋季学期供餐}" in new
    assert (
        "- {名称: 家长满意度, 指标值: ≥95%, 上年值: ≥95%, 解释: 问卷100份，计算公式：满意份数/有效份数*100%}"
        in new
    )
    assert not [line for line in new if "王强" in line]
    assert [line for line in new if line.startswith("#")] == [
        "# 待核：由 2025 年的规格滚动而来，目标、指标值和资金逐项核对；核对完删去这一行",
        "# 待核：下面是 2025 年的数",
    ]


def test_what_was_reached_is_the_value_of_the_year_before(tmp_path: Path) -> None:
    new = rolled(write(tmp_path / "2025"))
    assert (
        "- {名称: 受益学生人数, 指标值: ≥12000人, 上年值: 12100人, 解释: 反映受益学生人数，以学籍系统为准。}"
        in new
    )
    assert "- {名称: 学生贫血率, 指标值: ≤5%, 上年值: 4.1%, 解释: 计算公式：贫血人数/体检人数*100%}" in new


@pytest.mark.parametrize(
    ("period", "nature", "expected"),
    [
        ("2024年至2025年", "新增项目", None),
        ("2025年至2026年", "新增项目", "项目属性: 延续项目"),
        ("2025年", "新增项目", "实施时间: 2026年"),
    ],
)
def test_projects_end_or_go_on(tmp_path: Path, period: str, nature: str, expected: str | None) -> None:
    change = ("projects/01-meals.yaml", "2025年1月至2025年12月", period)
    folder = write(tmp_path / "2025", change, without=("evaluation/submission.yaml", OWN))
    if expected is None:
        (begun,) = list(new_year(folder, 2026))
        assert begun.dropped == ("projects/01-meals.yaml",)
        assert begun.made == ("submission.yaml",)
    else:
        assert expected in rolled(folder)


def test_a_list_of_forms_loses_those_that_end(tmp_path: Path) -> None:
    listed = "表样: liupanshui-2025\n表格:\n  - projects/01-meals.yaml\n  - projects/02-roofs.yaml\n"
    folder = write(
        tmp_path / "2025",
        ("submission.yaml", "表样: liupanshui-2025\n", listed),
        ("projects/01-meals.yaml", "2025年1月至2025年12月", "2024年至2025年"),
        without=("evaluation/submission.yaml", OWN),
    )
    text = (folder / "projects/01-meals.yaml").read_text(encoding="utf-8")
    text = text.replace("2024年至2025年", "2025年").replace("营养改善计划\n", "校舍维修\n")
    (folder / "projects/02-roofs.yaml").write_text(text, encoding="utf-8")
    (begun,) = list(new_year(folder, 2026))
    assert begun.folder is not None
    cover = (begun.folder / "submission.yaml").read_text(encoding="utf-8")
    assert "01-meals" not in cover
    assert "  - projects/02-roofs.yaml\n" in cover


def test_nothing_is_overwritten_and_no_year_goes_back(tmp_path: Path) -> None:
    folder = write(tmp_path / "2025")
    list(new_year(folder, 2026, packs=[PACKS]))
    (begun,) = list(new_year(folder, 2026, packs=[PACKS]))
    assert begun.made == ()
    assert begun.kept == ("submission.yaml", "projects/01-meals.yaml")
    with pytest.raises(WorkspaceError):
        list(new_year(folder, 2025, packs=[PACKS]))
    with pytest.raises(WorkspaceError):
        list(new_year(write(tmp_path / "elsewhere"), 2026, packs=[PACKS]))


@pytest.mark.parametrize(
    ("language", "said"), [("zh", "如 goalc new year 2026"), ("en", "as in goalc new year 2026")]
)
def test_an_earlier_year_is_told_with_one_that_is_right(tmp_path: Path, language: str, said: str) -> None:
    write(tmp_path / "2025", without=("evaluation/submission.yaml", OWN))
    done = run(tmp_path, f"goalc new year 2024 2025 --lang {language}")
    assert (done.code, said in done.err) == (3, True), done


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("new monitoring unit --lang zh", "没有写 --period。加上 --period PERIOD：监控到哪个月，如 1-7月。"),
        ("new monitoring unit --lang en", "--period is missing. Add --period PERIOD: The months"),
        ("new year --lang zh", "要写明 YEAR。"),
    ],
)
def test_what_is_missing_is_said_with_what_to_write(tmp_path: Path, command: str, said: str) -> None:
    done = run(tmp_path, f"goalc {command}")
    assert (done.code, said in done.err) == (2, True), done


NAMES = st.from_regex(r"[a-z0-9./_-]{1,30}", fullmatch=True)


@given(NAMES, NAMES, st.text(st.characters(exclude_characters="\r"), max_size=50))
def test_the_schema_in_the_first_line_is_found_and_renamed(one: str, two: str, rest: str) -> None:
    text = f"{modeline(one)}\n{rest}"
    assert named_schema(text) == one
    assert rename_schema(text, two) == f"{modeline(two)}\n{rest}"
    assert named_schema(f"表式: 甲\n{text}") == ""


def test_an_evaluation_is_begun_with_the_names_of_the_indicators(tmp_path: Path) -> None:
    folder = write(tmp_path, without=("evaluation/submission.yaml", OWN))
    begun = new_stage(folder, "自评", pack="evaluation", packs=[PACKS])
    assert begun.made == ("submission.yaml", "projects/01-meals.yaml")
    text = (folder / OWN).read_text(encoding="utf-8")
    assert "目标: ../../projects/01-meals.yaml" in text
    assert "  家长满意度: {完成值: 待填}" in text
    found = {d.code for d in check(folder / "evaluation", packs=[PACKS]).diagnostics}
    assert found == {"GC002"}
    again = new_stage(folder, "自评", pack="evaluation", packs=[PACKS])
    assert again.made == ()
    assert (folder / OWN).read_text(encoding="utf-8") == text


def test_a_stage_needs_a_pack_that_has_it_and_targets(tmp_path: Path) -> None:
    folder = write(tmp_path)
    with pytest.raises(WorkspaceError) as caught:
        new_stage(folder, "监控", months="1-7月")
    assert caught.value.trouble.key == "io.no-stage"
    with pytest.raises(WorkspaceError) as caught:
        new_stage(folder / "evaluation", "自评", packs=[PACKS])
    assert caught.value.trouble.key == "io.no-targets"


@pytest.mark.parametrize("months", ["", "../../x", "1-13月", "a\nb: c", "七月"])
def test_months_that_no_monitoring_has_are_refused(tmp_path: Path, months: str) -> None:
    folder = write(tmp_path, without=("evaluation/submission.yaml", OWN))
    with pytest.raises(WorkspaceError, match="不是一段月份"):
        new_stage(folder, "监控", months=months)
    assert not list(tmp_path.rglob("monitoring*"))


def test_a_schema_on_a_server_makes_no_folder(tmp_path: Path) -> None:
    line = "# yaml-language-server: $schema=https://example.org/schema/submission.schema.json\n"
    folder = write(
        tmp_path, ("submission.yaml", "表式", f"{line}表式"), without=("evaluation/submission.yaml", OWN)
    )
    begun = new_stage(folder, "自评", pack="evaluation", packs=[PACKS])
    assert sorted(path.name for path in folder.iterdir()) == ["evaluation", "projects", "submission.yaml"]
    assert begun.folder is not None
    assert not [name for name in begun.made if "$schema" in (begun.folder / name).read_text("utf-8")]
