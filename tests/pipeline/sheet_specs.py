"""Invented specs whose packs declare sheets, and the cells of a workbook as a budget system reads them."""

from __future__ import annotations

from pathlib import Path

from goalc.api import build
from goalc.operations.results import BuildReport
from tests.police import ROOT

PACKS = ROOT / "tests" / "packs"
MEALS, DESKS = "projects/01-meals.yaml", "projects/02-desks.yaml"
CODE, NAME = "012345678901234567890", "农村学校营养改善计划"
TARGETS = {
    "submission.yaml": """\
表式: 预算绩效目标表
年度: 2025
编制单位: 清河县教育局
经办人: 李敏
表样: import-list
""",
    "projects/01-meals.yaml": """\
表式: 项目绩效目标表
项目名称: 农村学校营养改善计划
项目代码: "012345678901234567890"
联系电话: 0858-2234567
预算资金: 734万元
年度目标:
  - 目标一：为 12000 名学生提供营养午餐。
  - 目标二：食材抽检全部合格。
绩效指标:
  产出指标:
    数量指标:
      - {名称: 受益学生人数, 指标值: ≥12000人, 解释: 以学籍系统为准, 权重: 40}
      - {名称: 供餐天数, 指标值: ≥200天, 权重: 10.5}
    质量指标:
      - {名称: 食材验收合格率, 指标值: =100%, 解释: 合格批次/验收批次, 权重: 20}
  效益指标:
    社会效益指标:
      - {名称: 学生贫血率, 指标值: ≤5%, 权重: 19.5}
  满意度指标:
    服务对象满意度指标:
      - {名称: 家长满意度, 指标值: ≥95%, 权重: 10}
""",
    "projects/02-desks.yaml": """\
表式: 项目绩效目标表
项目名称: 课桌椅更新
项目代码: "007"
预算资金: 12.345678万元
年度目标: [更新课桌椅]
绩效指标:
  产出指标:
    数量指标:
      - {名称: 更新套数, 指标值: ≥1500套, 权重: 90}
  满意度指标:
    服务对象满意度指标:
      - {名称: 学生满意度, 指标值: ≥90%, 权重: 10}
""",
}
SELF = {
    "evaluation/submission.yaml": "表式: 预算绩效自评表\n目标: ..\n经办人: 王强\n表样: import-self\n",
    "evaluation/projects/01-meals.yaml": """\
表式: 项目支出绩效自评表
目标: ../../projects/01-meals.yaml
目标完成情况: [为 12100 名学生提供了营养午餐。, 食材抽检合格。]
资金:
  本年财政拨款: {年初预算数: 734万元, 全年预算数: 734万元, 全年执行数: 700.5万元}
  其他资金: {全年预算数: 6万元, 全年执行数: 6万元}
绩效指标:
  受益学生人数: {完成值: 12100人, 得分: 40}
  供餐天数: {完成值: 201天, 得分: 10.5}
  食材验收合格率: {完成值: 99.5%, 得分: 19.9, 偏差原因: 一批蔬菜农残超标, 改进措施: 更换供应商}
  学生贫血率: {完成值: 4.1%, 得分: 19.5}
  家长满意度: {完成值: 93%, 偏差原因: 菜品单一}
""",
}


def write(folder: Path, pack: str, *changes: tuple[str, str, str]) -> Path:
    """Write the targets for a pack, with texts of their files replaced."""
    files = dict(TARGETS)
    files["submission.yaml"] = files["submission.yaml"].replace("import-list", pack)
    return _write(folder / "unit", files, changes)


def write_evaluation(folder: Path, *changes: tuple[str, str, str]) -> Path:
    """Write the targets and the self-evaluation of a project, with texts of their files replaced."""
    return _write(folder / "unit", TARGETS | SELF, changes) / "evaluation"


def _write(folder: Path, files: dict[str, str], changes: tuple[tuple[str, str, str], ...]) -> Path:
    files = dict(files)
    for name, old, new in changes:
        assert old in files[name], old
        files[name] = files[name].replace(old, new)
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def make(specs: Path, *, formats: tuple[str, ...] = ("sheet",), packs: Path = PACKS) -> BuildReport:
    """Build specs, verified, into the folder `out` beside the unit's."""
    out = next(folder.parent for folder in (specs, *specs.parents) if folder.name == "unit") / "out"
    return build(specs, out, packs=[packs], formats=formats, verify=True)


def blocking(report: BuildReport) -> list[tuple[str, str, str]]:
    """The key, the file and the text of each error that is no rule's."""
    return [
        (one.key, Path(one.file).name, report.sources[one.file].text[one.span.start : one.span.end])
        for one in report.diagnostics
        if report.is_blocking(one)
    ]


def names(folder: Path) -> list[str]:
    """The names of all files in a folder."""
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def edit_pack(folder: Path, name: str, old: str, new: str) -> Path:
    """Return a folder with a copy of a pack in which a text is replaced."""
    made = folder / "packs" / name
    made.mkdir(parents=True)
    for file in (PACKS / name).iterdir():
        text = file.read_text(encoding="utf-8")
        if file.name == "pack.yaml":
            assert old in text, old
            text = text.replace(old, new, 1)
        (made / file.name).write_text(text, encoding="utf-8")
    return made.parent
