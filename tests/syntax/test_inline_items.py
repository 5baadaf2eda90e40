"""Items in braces beside a slip elsewhere: the slip is one finding, and the items are none."""

from __future__ import annotations

import pytest

from goalc.source.text import SourceText
from goalc.syntax.parse import parse

ITEMS = """\
表式: 项目绩效目标表
项目名称: 校舍维修
绩效指标:
  产出指标:
    数量指标:
      - {名称: 维修学校, 指标值: ≥3所, 权重: 10}
      - {名称: 受益学生, 指标值: ≥300人, 权重: 10}
    质量指标:
      - {key: 合格率, kind: rate, help: 说明}
      - [甲: 乙, 丙]
年度: 2025
"""


def test_the_items_are_right_by_themselves() -> None:
    assert parse(SourceText("x.yaml", ITEMS)).diagnostics == ()


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("项目名称: 校", "项目名称：校", "GC710"),
        ("  产出指标:", "\t产出指标:", "GC711.tab"),
        ("项目名称: 校", "项目名称:校", "GC715"),
        ("年度: 2025", "年度: *2025", "GC712"),
    ],
)
def test_a_slip_beside_them_is_one_finding(old: str, new: str, key: str) -> None:
    assert old in ITEMS
    found = parse(SourceText("x.yaml", ITEMS.replace(old, new)))
    assert [one.key for one in found.diagnostics] == [key]
