"""Templates print indicators in other shapes: mid-term and year side by side, empty levels."""

from __future__ import annotations

import re
from pathlib import Path

from goalc.document.document import Document
from goalc.pipeline.pieces import lay_out
from goalc.textconv.document_lines import document_lines
from tests.compiling import compiled, whole
from tests.pipeline.test_stages import PACKS, TARGETS

WIDTHS = "".join(f'<col style="width:{width}mm"/>' for width in (20, 20, 30, 20, 30, 20))
HEAD, END = f"<table><colgroup>{WIDTHS}</colgroup>", "</tr>{% endfor %}</table>"
LEVEL = '{% if 行.X %}<th rowspan="{{ 行.X.行数 }}">{{ 行.X.名称 }}</th>{% endif %}'
LEVELS = "".join(LEVEL.replace("X", word) for word in ("一级", "二级"))


def cells(*names: str) -> str:
    return "".join(f"<td>{{{{ 行.{name} }}}}</td>" for name in names)


DOUBLE = (
    f"{HEAD}{{% for 行 in 绩效指标|双列 %}}<tr>{LEVELS}"
    f"{cells('中期.名称', '中期.指标值', '年度.名称', '年度.指标值')}{END}"
)
PADDED = f"{HEAD}{{% for 行 in 绩效指标|补空 %}}<tr>{LEVELS}{cells('名称', '符号', '数值', '单位')}{END}"
INDICATORS = """\
绩效指标:
  产出指标:
    数量指标:
      - {名称: 受益学生人数, 指标值: ≥12000人, 解释: 以学籍系统为准}
      - {名称: 供餐学校, 中期值: ≥90所, 指标值: ≥30所, 解释: 以台账为准}
  满意度指标:
    服务对象满意度指标:
      - {名称: 家长满意度, 中期值: ≥96%, 指标值: ≥95%, 解释: 计算公式：满意份数/有效份数*100%}
"""


def rows(tmp_path: Path, template: str, indicators: str = INDICATORS, tree: str = "") -> list[str]:
    source = (PACKS / "evaluation" / "pack.yaml").read_text(encoding="utf-8")
    head = source.partition("forms:")[0].replace("name: evaluation", "name: shapes")
    own = tree or source[source.index("      tree:") :]
    files = {
        "pack.yaml": f"{head}forms:\n  项目绩效目标表:\n    template: p.html.j2\n    page: portrait\n"
        f"    name: 表\n    indicators:\n{own}",
        "p.html.j2": template,
    }
    for name, text in files.items():
        (tmp_path / "shapes" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "shapes" / name).write_text(text, encoding="utf-8")
    cover = TARGETS["submission.yaml"].replace("表样: liupanshui-2025", "表样: shapes")
    project = f"表式: 项目绩效目标表\n项目名称: 营养餐\n{indicators}"
    laid = lay_out(whole(compiled({"submission.yaml": cover, "projects/01.yaml": project}, tmp_path)))
    _, *lines = document_lines([one for one in laid if isinstance(one, Document)])
    return [line.rstrip(" |") for line in lines]


def test_midterm_and_year_stand_side_by_side(tmp_path: Path) -> None:
    assert rows(tmp_path, DOUBLE) == [
        "产出指标 | 数量指标 | 供餐学校 | ≥90所 | 受益学生人数 | ≥12000人",
        " |  | 供餐学校 | ≥30所",
        "满意度指标 | 服务对象满意度指标 | 家长满意度 | ≥96% | 家长满意度 | ≥95%",
    ]


def test_levels_without_indicators_are_printed_empty(tmp_path: Path) -> None:
    found = rows(tmp_path, PADDED, re.sub(r"中期值: \S+ ", "", INDICATORS))
    assert found[:2] == ["产出指标 | 数量指标 | 受益学生人数 | ≥ | 12000 | 人", "供餐学校 | ≥ | 30 | 所"]
    assert [line.partition(" | 家长")[0] for line in found[2:]] == [
        "质量指标", "时效指标", "成本指标",
        "效益指标 | 经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标",
        "满意度指标 | 服务对象满意度指标",
    ]  # fmt: skip


def test_three_levels_are_printed(tmp_path: Path) -> None:
    three = LEVELS + LEVEL.replace("X", "三级")
    template = f"{HEAD}{{% for 行 in 绩效指标 %}}<tr>{three}{cells('名称', '指标值')}<td></td>{END}"
    tree = "      tree: {产出指标: {数量指标: [新建, 改建], 质量指标: [验收]}}\n"
    specs = """\
绩效指标:
  产出指标:
    数量指标:
      新建:
        - {名称: 甲, 指标值: ≥1所}
        - {名称: 乙, 指标值: ≥2所}
      改建:
        - {名称: 丙, 指标值: ≥3所}
    质量指标:
      验收:
        - {名称: 丁, 指标值: =100%}
"""
    assert rows(tmp_path, template, specs, tree) == [
        "产出指标 | 数量指标 | 新建 | 甲 | ≥1所",
        "乙 | ≥2所",
        "改建 | 丙 | ≥3所",
        "质量指标 | 验收 | 丁 | =100%",
    ]


def test_a_flat_list_is_printed(tmp_path: Path) -> None:
    name, value = ('<td colspan="3">{{ 行.X }}</td>'.replace("X", key) for key in ("名称", "指标值"))
    template = f"{HEAD}{{% for 行 in 绩效指标 %}}<tr>{name}{value}{END}"
    specs = "绩效指标:\n  - {名称: 甲, 指标值: ≥1所}\n  - {名称: 乙, 指标值: ≥2所}\n"
    assert rows(tmp_path, template, specs, "      levels: 0\n") == ["甲 | ≥1所", "乙 | ≥2所"]
