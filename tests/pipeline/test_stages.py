"""A later stage writes its own values and takes the rest from its targets, place by place."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from goalc.api import build, check
from goalc.model.spec import Project
from goalc.operations.session import Session
from goalc.pipeline.compiled import Compiled
from goalc.readers.registry import READERS
from goalc.report.report import Report
from goalc.textconv.document_lines import document_lines
from goalc.workspace.discover import discover
from tests.pipeline.workshop import listed
from tests.police import ROOT

PACKS = ROOT / "tests" / "packs"
TARGETS = {
    "submission.yaml": """\
表式: 预算绩效目标表
年度: 2025
编制单位: 清河县教育局
附件号: 附件3
经办人: 李敏
联系电话: 0858-2234567
表样: liupanshui-2025
""",
    "projects/01-meals.yaml": """\
表式: 项目绩效目标表
项目名称: 农村学校营养改善计划
项目负责人: 王强
联系电话: 0858-2234567
项目类别: 特定目标类
项目属性: 新增项目
实施时间: 2025年1月至2025年12月
预算资金: 734万元
资金性质: 一般公共预算安排
年度目标:
  - 目标一：为 12000 名学生提供营养午餐。
实施计划:
  - {时间: 2025-01-01至2025-06-30, 内容: 春季学期供餐}
  - {时间: 2025-07-01至2025-12-31, 内容: 秋季学期供餐}
保障措施: {组织机构: 清河县教育局学生资助中心, 管理制度: 营养改善计划专项资金管理办法}
绩效指标:
  产出指标:
    数量指标:
      - {名称: 受益学生人数, 指标值: ≥12000人, 解释: 反映受益学生人数，以学籍系统为准。}
    质量指标:
      - {名称: 食材验收合格率, 指标值: =100%, 解释: 计算公式：合格批次/验收批次*100%}
  效益指标:
    社会效益指标:
      - {名称: 学生贫血率, 指标值: ≤5%, 解释: 计算公式：贫血人数/体检人数*100%}
  满意度指标:
    社会公众或服务对象满意度:
      - {名称: 家长满意度, 指标值: ≥95%, 解释: 问卷100份，计算公式：满意份数/有效份数*100%}
""",
}
STAGE = {
    "evaluation/submission.yaml": """\
表式: 预算绩效自评表
目标: ..
经办人: 李敏
联系电话: 0858-2234567
表样: evaluation
""",
    "evaluation/projects/01-meals.yaml": """\
表式: 项目支出绩效自评表
目标: ../../projects/01-meals.yaml
目标完成情况: 为 12100 名学生提供了营养午餐。
绩效指标:
  受益学生人数: {完成值: 12100人, 得分: 10}
  食材验收合格率: {完成值: 99.5%, 偏差原因: 一批蔬菜农残超标, 改进措施: 更换供应商}
  家长满意度: {完成值: 93%, 偏差原因: 菜品单一}
  学生贫血率: {完成值: 4.1%}
""",
}
OWN = "evaluation/projects/01-meals.yaml"


def write(folder: Path, *changes: tuple[str, str, str], without: tuple[str, ...] = ()) -> Path:
    """Write the submissions with texts of their files replaced."""
    files = {name: text for name, text in {**TARGETS, **STAGE}.items() if name not in without}
    for name, old, new in changes:
        assert old in files[name], old
        files[name] = files[name].replace(old, new)
    for name, text in files.items():
        target = folder / "unit" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return folder / "unit"


def checked(folder: Path) -> Report:
    return check(folder, packs=[PACKS])


def errors(report: Report) -> list[tuple[str, str, int]]:
    """The key, file and line of each error."""
    return listed(report, lambda one: one.severity == "error")


def evaluation(folder: Path) -> Compiled:
    (found,) = discover([folder / "evaluation"])
    result, _ = Session([PACKS]).compile(found)
    assert isinstance(result, Compiled), result.diagnostics
    return result


def test_a_stage_takes_what_it_does_not_write_from_its_targets(tmp_path: Path) -> None:
    submission = evaluation(write(tmp_path)).submission
    (form,) = submission.projects
    assert isinstance(form, Project)
    assert (submission.year, submission.preparer, submission.stage) == (2025, "清河县教育局", "自评")
    assert (form.name, form.stage, form.results) == (
        "农村学校营养改善计划",
        "自评",
        ("为 12100 名学生提供了营养午餐。",),
    )
    assert [(str(item.target), item.outcome, item.deviation) for item in form.indicators] == [
        ("≥12000人", "12100人", ""),
        ("=100%", "99.5%", "一批蔬菜农残超标"),
        ("=100%", "", ""),
        ("≤5%", "4.1%", ""),
        ("≥95%", "93%", "菜品单一"),
    ]


def test_values_keep_their_places(tmp_path: Path) -> None:
    (form,) = evaluation(write(tmp_path)).submission.projects
    item = form.indicators[1]
    places = {key: item.origin(form.file, key).file.partition("unit/")[2] for key in ("指标值", "完成值")}
    assert places == {"指标值": "projects/01-meals.yaml", "完成值": OWN}


def test_a_booklet_of_a_stage_is_built_without_a_cover(tmp_path: Path) -> None:
    report = build(write(tmp_path), tmp_path / "out", packs=[PACKS], verify=True)
    assert not [one for one in report.diagnostics if one.severity == "error"]
    booklet = tmp_path / "out" / "unit" / "evaluation" / "清河县教育局2025年项目支出绩效自评表.docx"
    lines = "\n".join(document_lines(READERS["docx"](booklet.read_bytes())))
    assert "食材验收合格率" in lines
    assert "99.5%" in lines
    assert "更换供应商" in lines


def test_a_tree_with_both_stages_is_right(tmp_path: Path) -> None:
    assert errors(checked(write(tmp_path))) == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ((OWN, "../../projects/01-meals.yaml", "../../projects/01-meal.yaml"), ("GC807.file", OWN, 2)),
        ((OWN, "../../projects/01-meals.yaml", "../../department.yaml"), ("GC807.kind", OWN, 2)),
        ((OWN, "../../projects/01-meals.yaml", "../../../other/projects/01.yaml"), ("GC807.outside", OWN, 2)),
        ((OWN, "  家长满意度:", "  家长满意率:"), ("GC807.close", OWN, 7)),
        ((OWN, "  家长满意度:", "  投诉件数:"), ("GC807.indicator", OWN, 7)),
        ((OWN, "{完成值: 93%, ", "{"), ("GC001.missing", OWN, 7)),
        ((OWN, "项目支出绩效自评表", "项目绩效目标表"), ("GC801.pack", OWN, 1)),
        (
            (OWN, "{完成值: 12100人, 得分: 10}", "{完成值: 12100人, 指标值: ≥12100人}"),
            ("GC802.unknown", OWN, 5),
        ),
        (
            ("evaluation/submission.yaml", "目标: ..", "目标: ../targets"),
            ("GC807.folder", "evaluation/submission.yaml", 2),
        ),
        (
            ("evaluation/submission.yaml", "目标: ..", "目标: ."),
            ("GC807.stage", "evaluation/submission.yaml", 2),
        ),
        (
            ("evaluation/submission.yaml", "目标: ..", "年度: 2025"),
            ("GC802.unknown", "evaluation/submission.yaml", 2),
        ),
        (("submission.yaml", "年度: 2025", "年度: 2025\n目标: .."), ("GC802.unknown", "submission.yaml", 3)),
        (
            ("projects/01-meals.yaml", "名称: 家长满意度", "名称: 食材验收合格率"),
            ("GC807.twice", OWN, 6),
        ),
    ],
)
def test_mistakes_are_told_where_they_stand(
    tmp_path: Path, change: tuple[str, str, str], expected: tuple[str, str, int]
) -> None:
    assert expected in errors(checked(write(tmp_path, change)))


def test_a_stage_is_not_made_from_broken_targets(tmp_path: Path) -> None:
    folder = write(tmp_path, ("projects/01-meals.yaml", "预算资金: 734万元", "预算资金: 七百万"))
    assert errors(checked(folder / "evaluation")) == [("GC807.broken", OWN, 2)]
    report = build(folder / "evaluation", tmp_path / "out", packs=[PACKS])
    assert not report.stored


def test_a_target_outside_of_the_repository_is_not_read(tmp_path: Path) -> None:
    folder = write(tmp_path, ("evaluation/submission.yaml", "目标: ..", "目标: ../../.."))
    (folder / ".git").mkdir()
    for name, text in TARGETS.items():
        place = tmp_path.parent / name
        place.parent.mkdir(exist_ok=True)
        place.write_text(text, encoding="utf-8")
    assert ("GC807.folder", "evaluation/submission.yaml", 2) in errors(checked(folder / "evaluation"))


def test_a_stage_has_one_submission(tmp_path: Path) -> None:
    folder = write(tmp_path)
    shutil.copytree(folder / "evaluation", folder / "evaluation-2")
    found = errors(checked(folder))
    assert ("GC807.twin", "evaluation/submission.yaml", 1) in found
    assert ("GC807.twin", "evaluation-2/submission.yaml", 1) in found
    cover = folder / "evaluation-2" / "submission.yaml"
    cover.write_text(cover.read_text(encoding="utf-8").replace("表式:", "表式"), encoding="utf-8")
    assert ("GC807.twin", "evaluation/submission.yaml", 1) not in errors(checked(folder))
    assert not build(write(tmp_path / "b") / "evaluation", tmp_path / "out", packs=[PACKS]).refused
