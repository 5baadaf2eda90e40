"""Reviews of later stages: targets that change under them, and what their own files say."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import goalc
from goalc.operations.compare_sides import DiffResult
from tests import repositories
from tests.cli.terminal import run
from tests.pipeline.test_stages import OWN, PACKS, STAGE, TARGETS, write
from tests.repositories import commit, edit, git, kinds

UNIT = Path("unit")
FORM, RESULTS = UNIT / "projects/01-meals.yaml", UNIT / OWN
TARGET = "指标值: ≥12000人"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A submission with its self-evaluation, committed, and a pack whose evaluation prints 调整值."""
    root = repositories.repository(tmp_path / "库")
    monkeypatch.chdir(root)
    for name, value in repositories.settings(tmp_path).items():
        monkeypatch.setenv(name, value)
    write(Path())
    shutil.copytree(PACKS / "evaluation", "packs/evaluation")
    edit(Path("packs/evaluation/self.html.j2"), ("{{ 行.指标值 }}", "{{ 行.调整值 or 行.指标值 }}"))
    commit(root, "自评")
    return root


def compared(*words: str) -> DiffResult:
    return goalc.diff(*words, fail_on="scope")


def places(found: DiffResult) -> list[tuple[str, str]]:
    return [(one.change.kind, one.head.file if one.head else "") for one in found.review.changes]


@pytest.mark.parametrize(
    ("new", "kind"),
    [("≥10000人", "target-looser"), ("≥14000人", "target-tighter"), ("大幅提高", "target-qualitative")],
)
def test_a_target_that_changes_under_a_stage_is_told_where_it_stands(root: Path, new: str, kind: str) -> None:
    edit(FORM, (TARGET, f"指标值: {new}"))
    found = compared()
    assert sorted(places(found)) == sorted([(kind, str(FORM)), ("target-under-stage", str(FORM))])
    under = next(one for one in found.review.changes if one.change.kind == "target-under-stage")
    assert (str(under.change.before), str(under.change.after)) == ("≥12000人", new)
    assert [one.change.kind for one in found.review.failing] == ["target-under-stage"]
    assert under.head is not None
    assert TARGET.partition(":")[0] in FORM.read_text("utf-8").splitlines()[under.head.line - 1]


@pytest.mark.parametrize("commits", [True, False])
def test_between_commits_and_in_the_work_tree(root: Path, commits: bool) -> None:
    edit(FORM, (TARGET, "指标值: ≥10000人"))
    if commits:
        commit(root)
    assert "target-under-stage" in kinds(compared(*(["HEAD^", "HEAD"] if commits else [])))


def test_without_a_stage_a_target_may_change(root: Path) -> None:
    for name in STAGE:
        (UNIT / name).unlink()
    commit(root)
    edit(FORM, (TARGET, "指标值: ≥10000人"))
    assert kinds(compared()) == ["target-looser"]


def test_another_spelling_is_no_change_under_a_stage(root: Path) -> None:
    edit(FORM, (TARGET, "指标值: 不少于12000人"))
    assert kinds(compared()) == ["target-restated"]


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("完成值: 12100人", "完成值: 9000人", "outcome-changed"),
        ("得分: 10", "得分: 9", "score-changed"),
        ("完成值: 12100人", "完成值: 12100人, 调整值: ≥10000人, 偏差原因: 生源减少", "target-looser"),
        ("完成值: 12100人", "完成值: 12100人, 调整值: ≥13000人, 偏差原因: 生源增加", "target-tighter"),
        ("为 12100 名学生", "为 12200 名学生", "text-changed"),
    ],
)
def test_what_a_stage_says_itself_is_compared(root: Path, old: str, new: str, kind: str) -> None:
    edit(RESULTS, (old, new))
    found = compared()
    assert kind in kinds(found)
    assert {file for _, file in places(found)} == {str(RESULTS)}


def test_an_adjustment_that_is_withdrawn_is_a_change_back(root: Path) -> None:
    edit(RESULTS, ("完成值: 12100人", "完成值: 12100人, 调整值: ≥10000人"))
    commit(root)
    edit(RESULTS, (", 调整值: ≥10000人", ""))
    (one,) = compared().review.changes
    assert (one.change.kind, str(one.change.before), str(one.change.after)) == (
        "target-tighter",
        "≥10000人",
        "≥12000人",
    )


def test_what_a_stage_takes_from_its_targets_is_told_once(root: Path) -> None:
    edit(FORM, ("预算资金: 734万元", "预算资金: 700万元"), ("内容: 春季学期供餐", "内容: 春季供餐"))
    found = compared()
    assert sorted(kinds(found)) == ["money-lowered", "plan-changed"]
    assert {file for _, file in places(found)} == {str(FORM)}


def test_a_stage_that_begins_brings_no_money(root: Path) -> None:
    found = compared("HEAD")
    assert kinds(found) == []
    base = git(root, "rev-parse", "HEAD").strip()
    for name in STAGE:
        (UNIT / name).unlink()
    commit(root)
    again = commit(root)
    git(root, "checkout", "-q", base)
    assert kinds(compared(again, base)) == ["submission-added"]


def test_a_form_of_a_stage_that_is_added_or_removed(root: Path) -> None:
    edit(UNIT / "evaluation/submission.yaml", ("经办人: 李敏", "经办人: 王芳"))
    second = UNIT / "projects/02.yaml"
    second.write_text(FORM.read_text("utf-8").replace("农村学校营养改善计划", "校舍维修"), encoding="utf-8")
    commit(root)
    own = UNIT / "evaluation/projects/02.yaml"
    own.write_text(RESULTS.read_text("utf-8").replace("01-meals", "02"), encoding="utf-8")
    commit(root)
    (one,) = compared("HEAD^", "HEAD").review.changes
    assert (one.change.kind, one.change.form) == ("form-added", "校舍维修（自评）")


@pytest.mark.parametrize(
    ("edited", "checked"),
    [
        ((FORM, TARGET, "指标值: ≥10000人"), {str(FORM), str(RESULTS)}),
        ((RESULTS, "得分: 10", "得分: 9"), {str(RESULTS)}),
        (
            (UNIT / "submission.yaml", "经办人: 李敏", "经办人: 王芳"),
            {str(UNIT / name) for name in (*TARGETS, *STAGE)},
        ),
    ],
)
def test_stages_are_checked_with_their_targets(
    root: Path, edited: tuple[Path, str, str], checked: set[str]
) -> None:
    path, *pair = edited
    edit(path, (pair[0], pair[1]))
    report = goalc.check("unit", changed_since="HEAD")
    assert set(report.files) == checked


def test_a_stage_in_another_tree_is_found_too(root: Path) -> None:
    (root / "review").mkdir()
    for name in STAGE:
        path = root / "review" / Path(name).relative_to("evaluation")
        path.parent.mkdir(exist_ok=True)
        text = (
            STAGE[name]
            .replace("目标: ..\n", "目标: ../unit\n")
            .replace("../../projects", '"../../unit/projects')
        )
        path.write_text(text.replace("01-meals.yaml\n", '01-meals.yaml"\n'), encoding="utf-8")
        (UNIT / name).unlink()
    commit(root)
    edit(FORM, (TARGET, "指标值: ≥10000人"))
    assert "target-under-stage" in kinds(compared())
    assert "review/projects/01-meals.yaml" in goalc.check(".", changed_since="HEAD").files


def test_the_history_of_a_stage_is_what_its_own_file_says(root: Path) -> None:
    edit(FORM, (TARGET, "指标值: ≥11000人"))
    commit(root, "目标")
    edit(RESULTS, ("完成值: 12100人", "完成值: 12150人"))
    commit(root, "改完成值")
    edit(RESULTS, ("完成值: 12150人", "完成值: 12150人, 调整值: ≥10500人"))
    commit(root, "调整")

    def history(path: Path, indicator: str = "") -> list[tuple[str, list[str]]]:
        past = goalc.log(path, indicator)
        return [(one.subject, [change.change.kind for change in one.changes]) for one in past]

    assert history(RESULTS) == [
        ("调整", ["target-looser"]),
        ("改完成值", ["outcome-changed"]),
        ("自评", ["submission-added"]),
    ]
    assert history(RESULTS, "受益学生人数")[:2] == history(RESULTS)[:2]
    assert history(FORM)[0][0] == "目标"


@pytest.mark.parametrize(
    "change",
    [
        lambda: edit(RESULTS, ("完成值: 12100人", "完成值: 12100人, 调整值: ≥10000人")),
        lambda: edit(FORM, (TARGET, "指标值: ≥10000人")),
    ],
    ids=["adjusted", "under a stage"],
)
def test_changes_of_a_stage_can_be_approved(root: Path, change: Callable[[], None]) -> None:
    change()
    stops = "looser,scope"
    first = goalc.diff(fail_on=stops)
    assert first.review.failing
    goalc.approve([one.change.fingerprint for one in first.review.failing], "见会议纪要")
    assert goalc.diff(fail_on=stops).review.failing == []


def test_it_is_said_what_to_do(root: Path) -> None:
    edit(FORM, (TARGET, "指标值: ≥10000人"))
    done = run(root, "goalc diff --fail-on scope --lang zh")
    assert done.code == 1
    assert "监控、自评已经开始，又改指标值" in done.out


PACK = Path("packs/evaluation")
SCORING = "    scoring: {rule: system, 执行率: 10}\n    indicators:\n"
MONEY = "    资金:\n      sources: {财政拨款: }\n      bases: {预算数: 调整, 执行数: %s}\n    indicators:\n"
FIXED = "      fixed: [{一级: 产出指标, 二级: 数量指标, 名称: 甲, 指标值: %s, 解释: 乙}]\n      tree:\n"


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        (SCORING, SCORING.replace("system", "direct"), "评分"),
        (SCORING, SCORING.replace("10", "20"), "评分"),
        ("    indicators:\n", SCORING, "评分"),
        (MONEY % "执行", MONEY % "预计", "资金"),
        (FIXED % "≥3个", FIXED % "≥1个", "固定指标"),
    ],
)
def test_a_pack_that_counts_in_another_way_is_a_change(root: Path, old: str, new: str, rule: str) -> None:
    place = old.splitlines(keepends=True)[-1]
    edit(PACK / "pack.yaml", (place, old))
    commit(root, "表样")
    edit(PACK / "pack.yaml", (old, new))
    found = compared()
    cover = str(UNIT / "evaluation/submission.yaml")
    assert [(one.change.path, one.head.file if one.head else "") for one in found.review.changes] == [
        (("表样", "项目支出绩效自评表", rule), cover)
    ]
    assert [one.change.kind for one in found.review.failing] == ["pack-changed"]
    back = goalc.diff("HEAD", "HEAD", fail_on="scope")
    assert back.review.passed


def test_a_column_that_a_pack_prints_no_longer_is_a_change(root: Path) -> None:
    edit(PACK / "self.html.j2", ("{{ 行.改进措施 }}", ""))
    (change,) = (one.change for one in compared().review.changes if one.change.kind == "pack-changed")
    assert str(change.before).replace("，改进措施", "") == change.after


def test_another_look_of_a_pack_is_no_change(root: Path) -> None:
    edit(PACK / "self.html.j2", ("width:18mm", "width:17mm"), ("width:40mm", "width:41mm"))
    assert kinds(compared()) == []
