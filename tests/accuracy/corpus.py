"""Indicators with the findings that a reviewer would make, and the spec in which they are checked.

Each `*.tsv` beside this file is a list: published forms, ordinary indicators, faults that are sent back, and
sentences. Rules were tuned on every second row (`TUNED`) and are reported on the others (`KEPT`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent
LISTS = ("published", "further", "rules", "blind", "ordinary", "traps", "sentences")
TUNED, KEPT = 0, 1
_COLUMNS = 9
_UNSTATED = "公开的表没有这一栏"
_HEAD = """表式: 项目绩效目标表
项目名称: 公开的项目
项目负责人: 张三
联系电话: 8732066
项目类别: 特定目标类
项目属性: 新增项目
实施时间: {year}年1月至{year}年12月
预算资金: 10000万元
资金性质: 一般公共预算安排
年度目标:
  - 完成年度任务，提升服务水平。
实施计划:
  - 时间: {year}-01-01至{year}-06-30
    内容: 制定方案
  - 时间: {year}-07-01至{year}-12-31
    内容: 组织实施
保障措施:
  组织机构: 某局
  管理制度: 财务管理制度
绩效指标:
"""


class Row(NamedTuple):
    """An indicator and its labels; without a name it is its form as a whole."""

    list: str
    half: int
    form: str
    year: int
    level1: str
    level2: str
    name: str
    value: str
    definition: str
    right: frozenset[str]
    arguable: frozenset[str]


class Form(NamedTuple):
    """The spec of a project, the row that each of its lines belongs to, and the row of the whole form."""

    year: int
    text: str
    lines: Mapping[int, Row]
    rows: Sequence[Row]
    whole: Row | None


def rows() -> Iterator[Row]:
    """Yield the rows of all lists."""
    for name in LISTS:
        lines = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(line for line in lines if not line.startswith("#")):
            cells = line.split("\t")
            form, year, *texts, right, arguable = cells + [""] * (_COLUMNS - len(cells))
            labels = frozenset(right.split()), frozenset(arguable.split())
            level1, level2, indicator, value, definition = texts
            yield Row(
                name, number % 2, form, int(year), level1, level2, indicator, value, definition, *labels
            )


def forms() -> Iterator[Form]:
    """Yield the rows of each form as the spec of a project."""
    grouped: dict[tuple[str, str], list[Row]] = {}
    for row in rows():
        grouped.setdefault((row.list, row.form), []).append(row)
    for group in grouped.values():
        named = [row for row in group if row.name]
        whole = next((row for row in group if not row.name), None)
        yield _form(named, whole)


def _form(group: Sequence[Row], whole: Row | None) -> Form:
    """Return the spec of one form; levels in their first order."""
    lines, owners = _HEAD.format(year=group[0].year).splitlines(), dict[int, Row]()
    for level1 in dict.fromkeys(row.level1 for row in group):
        lines.append(f"  {level1}:")
        for level2 in dict.fromkeys(row.level2 for row in group if row.level1 == level1):
            lines.append(f"    {level2}:")
            for row in (row for row in group if (row.level1, row.level2) == (level1, level2)):
                for number in range(len(lines) + 1, len(lines) + 4):
                    owners[number] = row
                definition = row.definition or _UNSTATED
                texts = (f"      - 名称: {_quoted(row.name)}", f"        指标值: {_quoted(row.value)}")
                lines += [*texts, f"        解释: {_quoted(definition)}"]
    return Form(group[0].year, "\n".join(lines) + "\n", owners, group, whole)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
