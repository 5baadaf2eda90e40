"""A later stage is compared by what it writes itself; a target that it adjusts has a direction."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from goalc.changes.compare import compare
from goalc.changes.form_pairs import Filed
from goalc.changes.kinds import KINDS
from goalc.model.money import MoneyLine, MoneyTable, Role
from goalc.model.spec import Indicator, Project, Submission
from goalc.model.target import parse_target
from goalc.source.diagnostic import Origin, Path
from tests.changes.test_compare import compared, indicator, project

OWN, TARGETS = "evaluation/projects/1.yaml", "projects/1.yaml"


def result(target: str = "≥266米", **values: Any) -> Indicator:
    keys = {"adjusted": "调整值", "outcome": "完成值", "score": "得分", "deviation": "偏差原因"}
    if "adjusted" in values:
        values["adjusted"] = parse_target(values["adjusted"])
    places = {keys[name]: Origin(OWN, ("绩效指标", "安装水标尺", keys[name])) for name in values}
    return replace(indicator("安装水标尺", target), file=TARGETS, sources=places, **values)


def evaluation(item: Indicator, **more: Any) -> Submission:
    form = Project(
        "水标尺", indicators=(item,), budget=Decimal(200000), title="自评表", stage="自评", file=OWN,
        target_file=TARGETS, own_keys=frozenset({"目标", "目标完成情况"}), **more,
    )  # fmt: skip
    return Submission(2025, "某局", "pack", projects=(form,), stage="自评", file="evaluation/submission.yaml")


def kinds(before: Submission | None, after: Submission | None) -> list[tuple[str, str]]:
    sides = [[] if side is None else [Filed("evaluation", side)] for side in (before, after)]
    return [(change.kind, change.path[-1] if change.path else "") for change in compare(*sides).changes]


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ({"outcome": "200米"}, {"outcome": "270米"}, ("outcome-changed", "完成值")),
        ({"outcome": "270米"}, {"outcome": "270米", "score": Decimal(9)}, ("score-changed", "得分")),
        ({}, {"deviation": "暴雨"}, ("indicator-field-changed", "偏差原因")),
        ({}, {"adjusted": "≥200米"}, ("target-looser", "调整值")),
        ({}, {"adjusted": "≥300米"}, ("target-tighter", "调整值")),
        ({"adjusted": "≥200米"}, {}, ("target-tighter", "调整值")),
        ({"adjusted": "≥200米"}, {"adjusted": "≥150米"}, ("target-looser", "调整值")),
    ],
)
def test_each_value_has_its_kind(before: Any, after: Any, kind: tuple[str, str]) -> None:
    one, other = evaluation(result(**before)), evaluation(result(**after))
    assert kinds(one, other) == [kind]
    assert kinds(other, one) == [(KINDS[kind[0]].mirror, kind[1])]


def test_what_a_stage_takes_from_its_target_is_told_there_alone() -> None:
    one = evaluation(result(outcome="270米"))
    other = evaluation(result("≥200米", outcome="270米"), annual_goals=("少装一些",))
    assert kinds(one, other) == []


def test_its_own_words_are_compared() -> None:
    one = evaluation(result(), results=("装了一半",))
    assert kinds(one, evaluation(result(), results=("全部装好",))) == [("text-changed", "目标完成情况")]


def test_a_new_stage_cannot_hide_a_looser_target() -> None:
    new = evaluation(result(adjusted="≥200米", outcome="210米"))
    assert ("target-looser", "调整值") in kinds(None, new)
    assert ("target-tighter", "调整值") in kinds(new, None)
    assert not [kind for kind, _ in kinds(None, new) if kind.startswith("money")]


def test_a_stage_is_not_a_version_of_its_targets() -> None:
    targets, stage = project("水标尺", indicator("安装水标尺", "≥266米")), evaluation(result())
    found = compare([Filed("", targets)], [Filed("evaluation", stage)])
    assert sorted(change.kind for change in found.changes) == ["submission-added", "submission-removed"]


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("≥800米", "≥700米", "target-looser"),
        ("≥800米", "≥900米", "target-tighter"),
        ("≥800米", "≥800个", "target-scope"),
        (None, "≥800米", "target-stated"),
        ("≥800米", None, "target-withdrawn"),
    ],
)
def test_a_midterm_target_has_a_direction(before: str | None, after: str | None, kind: str) -> None:
    sides = [
        project(
            "甲",
            replace(indicator("安装水标尺", "≥266米"), midterm=None if text is None else parse_target(text)),
        )
        for text in (before, after)
    ]
    (change,) = compared(*sides).changes
    assert (change.kind, change.path[-1]) == (kind, "中期值")


@pytest.mark.parametrize("levels", [(), ("数量",), ("产出指标", "数量指标", "改建")])
def test_indicators_are_compared_below_any_number_of_levels(levels: tuple[str, ...]) -> None:
    def item(target: str, place: tuple[str, ...] = levels) -> Indicator:
        path: Path = ("绩效指标", *place, 0)
        return replace(indicator("安装水标尺", target), levels=place, path=path)

    (change,) = compared(project("甲", item("≥266米")), project("甲", item("≥200米"))).changes
    assert (change.kind, change.path) == ("target-looser", (*levels, "安装水标尺", "指标值"))
    assert change.indicator == (*levels, "安装水标尺")
    if levels:
        other = (*levels[:-1], "质量")
        (moved,) = compared(project("甲", item("≥266米")), project("甲", item("≥266米", other))).changes
        assert (moved.kind, str(moved.after)) == ("indicator-moved", "／".join(other))


def money(source: str, role: Role, amount: int, file: str = "") -> MoneyLine:
    return MoneyLine(
        source, {"调整": "全年预算数", "执行": "全年执行数"}.get(role, role), role, Decimal(amount), file=file
    )


def with_money(*lines: MoneyLine) -> Submission:
    return evaluation(result(), money=MoneyTable(lines))


@pytest.mark.parametrize("role", ["调整", "执行"])
def test_money_that_a_stage_writes_is_compared_by_its_basis(role: Role) -> None:
    one, other = with_money(money("拨款", role, 200000)), with_money(money("拨款", role, 100000))
    (change,) = compare([Filed("evaluation", one)], [Filed("evaluation", other)]).changes
    assert (change.kind, change.before, change.after) == ("money-lowered", 200000, 100000)
    assert change.path[:2] == ("资金", "拨款")
    assert kinds(other, one) == [("money-raised", change.path[-1])]
    assert kinds(with_money(), one) == [("money-stated", change.path[-1])]


def test_money_that_a_stage_takes_from_its_target_is_told_there_alone() -> None:
    taken = [money("拨款", "年初", amount, TARGETS) for amount in (200000, 100000)]
    assert kinds(*map(with_money, taken)) == []


def about(file: str, target: str) -> Submission:
    one = evaluation(result(target, outcome="270米"))
    (form,) = one.projects
    return one.with_forms([replace(form, target_file=file)])


def test_a_stage_about_another_target_form_is_told_with_what_is_looser_there() -> None:
    one, other = about(TARGETS, "≥266米"), about("projects/2.yaml", "≥1米")
    found = compare([Filed("evaluation", one)], [Filed("evaluation", other)]).changes
    assert [(change.kind, change.path[-1]) for change in found] == [
        ("stage-retargeted", "目标"),
        ("target-looser", "指标值"),
    ]
    assert [change.head for change in found] == [Origin(OWN, ("目标",))] * 2
    assert kinds(other, one) == [("stage-retargeted", "目标"), ("target-tighter", "指标值")]


def test_a_target_form_that_was_moved_with_its_stage_is_the_same() -> None:
    form = project("水标尺", indicator("安装水标尺", "≥266米")).projects[0]

    def side(name: str) -> list[Filed]:
        targets = Submission(
            2025, "某局", "pack", projects=(replace(form, file=name),), file="submission.yaml"
        )
        return [Filed(".", targets), Filed("evaluation", about(name, "≥266米"))]

    found = compare(side(TARGETS), side("projects/7.yaml")).changes
    assert [change.kind for change in found] == ["form-moved"]
