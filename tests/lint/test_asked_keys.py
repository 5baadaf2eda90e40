"""Rules ask only for keys that the form prints: nobody could write them for another form."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from goalc.lint.settings import Settings
from goalc.pipeline.policy import Policy
from tests.compiling import compiled, texts, whole
from tests.lint.cases import HERE, merged

TEMPLATES = ("results.html.j2", "self.html.j2")
RESULTS = """\
绩效指标:
  安装水标尺: {完成值: 100米}
  验收合格率: {完成值: 100%}
  完工时间: {完成值: 2025年11月20日}
  抢修时间: {完成值: 30小时}
  成本控制率: {完成值: 100%}
  供水保障能力: {完成值: 达成}
  受益户满意度: {完成值: 96.2%}
"""
SPENT = "资金:\n  合计: {全年预算数: 20万元, 全年执行数: 10万元}\n"
ADJUSTED = RESULTS.replace("100米", "100米, 调整值: ≥100米")
NOTHING = "目标完成情况:\n  - 保障了农村供水\n"


def found(folder: Path, code: str, own: str, printed: str) -> set[str]:
    """The keys of a rule's findings on a self-evaluation whose templates do not print a text."""
    pack = Path(shutil.copytree(HERE / "packs", folder / printed.replace("{", ""), dirs_exist_ok=True))
    count = 0
    for name in TEMPLATES if printed else ():
        path = pack / "cases" / name
        text = path.read_text("utf-8")
        count += text.count(printed)
        path.write_text(text.replace(printed, ""), encoding="utf-8")
    assert count or not printed
    files = texts(HERE / "stages" / "evaluation")
    targets = texts(HERE / "stages" / "targets")
    form = files["projects/01.yaml"].partition("绩效指标:")[0]
    files |= {f"targets/{name}": text for name, text in targets.items()}
    files["projects/01.yaml"] = merged(form, own)
    result = compiled(files, pack, policy=Policy(Settings(select=(code,))))
    return {one.key for one in whole(result).diagnostics if one.code == code}


@pytest.mark.parametrize(
    ("code", "own", "key", "printed"),
    [
        ("GC504", RESULTS, "GC504.open", "{{ 行.得分 }}"),
        ("GC506", RESULTS, "GC506", "{{ 行.偏差原因 }}"),
        ("GC507", RESULTS + SPENT, "GC507", "{{ 资金.偏差原因 }}"),
        ("GC509", NOTHING, "GC509", "{{ 行.完成值 }}{{ 行.预计完成值 }}{{ 行.完成可能性 }}"),
        ("GC510", ADJUSTED, "GC510", "{{ 行.偏差原因 }}"),
        ("GC511", RESULTS, "GC511", "{{ 行.得分 }}"),
    ],
)
def test_a_key_without_a_place_is_not_asked_for(
    tmp_path: Path, code: str, own: str, key: str, printed: str
) -> None:
    assert key in found(tmp_path, code, own, "")
    assert found(tmp_path, code, own, printed) == set()


@pytest.mark.parametrize(
    ("code", "own", "printed"),
    [
        ("GC507", RESULTS + SPENT, "{{ 行.偏差原因 }}"),
        ("GC506", RESULTS, "{{ 资金.偏差原因 }}"),
    ],
)
def test_the_reasons_of_money_and_of_indicators_have_places_of_their_own(
    tmp_path: Path, code: str, own: str, printed: str
) -> None:
    assert code in found(tmp_path, code, own, printed)
