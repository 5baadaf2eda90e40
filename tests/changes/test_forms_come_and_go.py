"""Forms, goals and submissions that come and go: what is no longer promised is looser, and told once."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from goalc.changes.compare import Compared, compare
from goalc.changes.form_pairs import Filed, FormIndex
from goalc.changes.ranking import tallies
from goalc.model.money import TOTAL_KEY, MoneyLine, MoneyTable, Role
from goalc.model.spec import Indicator, Project, Submission
from goalc.model.target import parse_target
from tests.changes.test_compare import assert_mirrored

NAMES = ("设备购置数", "验收合格率", "培训人次", "办结率", "服务人数", "整改数")


def indicators(*names: str, target: str = "≥12") -> tuple[Indicator, ...]:
    return tuple(
        Indicator(
            ("产出指标", "数量指标"), name, parse_target(f"{target}次"), f"反映{name}的情况",
            path=("绩效指标", "产出指标", "数量指标", index),
        )
        for index, name in enumerate(names)
    )  # fmt: skip


def side(*projects: Project, unit: str = "某局") -> Submission:
    return Submission(2025, unit, "pack", projects=projects, file="submission.yaml")


def project(name: str, file: str, *names: str, target: str = "≥12", **fields: object) -> Project:
    made = Project(name, indicators=indicators(*names, target=target), file=f"projects/{file}.yaml")
    return replace(made, **fields)  # type: ignore[arg-type]  # fields of a project


def compared(before: Submission, after: Submission) -> Compared:
    assert_mirrored(before, after)
    return compare([Filed(".", before)], [Filed(".", after)])


def found(before: Submission, after: Submission) -> list[str]:
    return [change.kind for change in compared(before, after).changes]


def test_a_removed_project_takes_its_indicators_with_it() -> None:
    both = project("甲", "1", *NAMES, budget=Decimal(100)), project("乙", "2", "会议次数")
    changes = compared(side(*both), side(both[1])).changes
    assert [(one.kind, one.direction) for one in changes] == [
        ("form-removed", "looser"),
        ("money-lowered", "none"),
    ]
    assert (changes[1].before, changes[1].after) == (Decimal(100), None)


def money(adjusted: int, spent: int) -> MoneyTable:
    """Two sources that share the amounts in each of two bases."""
    bases: tuple[tuple[str, Role, int], ...] = (
        ("全年预算数", "调整", adjusted),
        ("全年执行数", "执行", spent),
    )
    lines = [
        MoneyLine(source, basis, role, Decimal(amount) / 2, ("资金", source, basis))
        for source in ("财政拨款", "其他资金")
        for basis, role, amount in bases
    ]
    return MoneyTable(tuple(lines))


def test_a_project_brings_and_takes_its_money_basis_by_basis() -> None:
    both = project("甲", "1", *NAMES, money=money(100, 80)), project("乙", "2", "会议次数")
    changes = compared(side(*both), side(both[1])).changes
    assert [(one.kind, one.path, one.before, one.after) for one in changes[1:]] == [
        ("money-lowered", ("资金", TOTAL_KEY, "全年预算数"), Decimal(100), None),
        ("money-lowered", ("资金", TOTAL_KEY, "全年执行数"), Decimal(80), None),
    ]


def test_more_money_in_lines_for_looser_targets_is_the_verdict() -> None:
    before = project("甲", "1", "设备购置数", money=money(100, 80))
    after = project("甲", "1", "设备购置数", target="≥6", money=money(120, 80))
    found = compared(side(before), side(after))
    (tally,) = tallies(found.pairs, found.changes)
    assert (tally.money_before, tally.money_after, tally.verdict) == (
        Decimal(100),
        Decimal(120),
        "more-money-looser",
    )
    raised = [change.path for change in found.changes if change.kind == "money-raised"]
    assert raised == [("资金", "财政拨款", "全年预算数"), ("资金", "其他资金", "全年预算数")]


def test_a_rewritten_project_with_halved_targets_does_not_pass() -> None:
    """Under a new file, a new name and new names of indicators it is looser, by removal."""
    before = side(project("监控设备采购", "1", "购置设备", "安装点位"))
    after = side(project("信息系统升级", "9", "平台功能模块", "培训操作人员", target="≥6"))
    assert found(before, after) == ["form-removed", "form-added"]
    kept = side(project("信息系统升级", "9", "购置设备", "安装点位", target="≥6"))
    assert found(before, kept).count("target-looser") == 2


def test_a_goal_taken_out_of_the_list_is_looser() -> None:
    one = project("甲", "1", annual_goals=("完成三项改造", "保障看守所运转"))
    changes = compared(side(one), side(replace(one, annual_goals=("完成三项改造",)))).changes
    assert [(change.kind, change.direction) for change in changes] == [("goal-removed", "looser")]


@pytest.mark.parametrize(
    ("goal", "kind"),
    [
        ("完成两项改造", "goal-count-changed"),
        ("做好三项改造", "goal-changed"),
        ("完成3项改造", "goal-changed"),
    ],
)
def test_a_number_in_a_goal(goal: str, kind: str) -> None:
    one = project("甲", "1", annual_goals=("完成三项改造",))
    assert found(side(one), side(replace(one, annual_goals=(goal,)))) == [kind]


@pytest.mark.parametrize("name", ["甲项目", "全新的名称"])
def test_a_split_into_a_new_file_is_no_removal(name: str) -> None:
    before = side(project("甲项目", "1", *NAMES))
    after = side(project("甲项目", "1", *NAMES[:4]), project(name, "2", *NAMES[4:]))
    assert found(before, after) == ["indicator-transferred", "indicator-transferred", "form-split"]


def test_a_split_is_no_cover_for_a_looser_target() -> None:
    before = side(project("甲项目", "1", *NAMES))
    after = side(project("甲项目", "1", *NAMES[:4]), project("乙", "2", *NAMES[4:], target="≥6"))
    assert found(before, after).count("target-looser") == 2
    lost = side(project("甲项目", "1", *NAMES[:4]), project("乙", "2", *NAMES[5:]))
    assert found(before, lost).count("indicator-removed") == 1


def test_an_indicator_that_every_form_has_stands_in_no_way_of_a_split() -> None:
    before = side(project("甲项目", "1", *NAMES))
    after = side(project("甲项目", "1", *NAMES[:4]), project("乙", "2", *NAMES[3:]))
    assert found(before, after).count("form-split") == 1


def test_a_project_cut_in_two_new_files_is_found_in_both() -> None:
    before = side(project("老旧设施", "1", *NAMES))
    after = side(project("看守所改造", "2", *NAMES[:3]), project("拘留所改造", "3", *NAMES[3:]))
    assert "form-removed" not in found(before, after)
    assert "indicator-removed" not in found(before, after)


def test_a_new_project_is_no_cover_for_a_removed_indicator() -> None:
    """It has an indicator of the same words, as many have; that is not the one that is gone."""
    before = side(project("甲项目", "1", *NAMES))
    after = side(project("甲项目", "1", *NAMES[1:]), project("乙", "2", NAMES[0], "甲数", "乙数", "丙数"))
    assert found(before, after) == ["indicator-removed", "form-added"]


def test_two_forms_of_one_unit_and_name_have_their_own_changes() -> None:
    before = side(project("甲", "1", *NAMES[:3]), project("甲", "2", *NAMES[3:]))
    after = side(project("甲", "1", *NAMES[:3]), project("甲", "2", *NAMES[3:], target="≥6"))
    made = compared(before, after)
    assert [(one.form, one.looser) for one in tallies(made.pairs, made.changes)] == [("甲", 3)]
    index = FormIndex(made.pairs)
    assert {index.of(change) for change in made.changes} == {1}
    assert len({change.fingerprint for change in made.changes}) == 3


def test_a_renamed_unit_is_one_change() -> None:
    forms = [project(name, name, preparer="某局") for name in ("甲", "乙", "丙")]
    renamed = [replace(form, preparer="某总局") for form in forms]
    (change,) = compared(side(*forms), side(*renamed, unit="某总局")).changes
    assert (change.kind, change.before, change.after, change.form) == ("unit-renamed", "某局", "某总局", "")


def test_a_project_handed_to_another_unit_is_not_a_renamed_one() -> None:
    forms = [project(name, name, preparer="一大队") for name in ("甲", "乙")]
    assert found(side(*forms), side(forms[0], replace(forms[1], preparer="二大队"))) == ["text-changed"]


def test_a_renamed_unit_in_another_folder_is_still_the_same() -> None:
    before = side(project("甲", "1", *NAMES), project("乙", "2", "会议次数"))
    after = replace(before, preparer="某总局")
    changes = compare([Filed("a", before)], [Filed("b", after)]).changes
    assert [change.kind for change in changes] == ["submission-moved", "unit-renamed"]


def test_a_submission_that_is_gone_is_one_looser_change() -> None:
    changes = compare([Filed("a", side(project("甲", "1", *NAMES)))], []).changes
    assert [(change.kind, change.direction) for change in changes] == [("submission-removed", "looser")]
