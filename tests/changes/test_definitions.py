"""What changed in a definition: its formula, its sample, its numbers, or its words."""

from __future__ import annotations

import time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from goalc.changes.definitions import kind_of_change
from goalc.changes.kinds import KINDS
from goalc.changes.numbers_in import numbers_in

PIECES = st.sampled_from(
    (
        *("随机抽取50名", "随机抽取五名", "合格数/总数*100%", "计算公式："),
        *("每季度", "一次", "共12台", "不少于", "全部", "，", "。", "情况"),
    )
)
TEXTS = st.lists(PIECES, max_size=6).map("".join) | st.text(max_size=20)


@given(TEXTS, TEXTS)
def test_swapped_definitions_give_the_mirror(before: str, after: str) -> None:
    assume(before != after)
    assert KINDS[kind_of_change(before, after)].mirror == kind_of_change(after, before)


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("反映检查的情况", "", "definition-removed"),
        ("", "反映检查的情况", "definition-added"),
        ("计算公式：合格数/总数*100%", "计算公式：合格数/抽查数*100%", "formula-changed"),
        ("合格数/总数×100%", "合格数/抽查数×100%", "formula-changed"),
        ("合格件数占总件数的比例", "合格件数占抽查件数的比例", "formula-changed"),
        ("反映合格情况，计算公式：合格数/总数*100%", "反映合格情况", "formula-changed"),
        ("计算公式：合格数/总数×100%", "计算公式: 合格数 / 总数 * 100％", "definition-restated"),
        ("随机抽取50名群众", "随机抽取5名群众", "sample-changed"),
        ("随机抽取50名群众", "随机抽取50名职工", "sample-changed"),
        ("向服务对象发放问卷", "向本单位职工发放问卷", "sample-changed"),
        ("反映满意情况，抽样调查", "反映满意情况", "sample-changed"),
        ("发放五十份问卷", "发放50份问卷", "definition-restated"),
        ("反映完成12台设备安装的情况", "反映完成6台设备安装的情况", "count-changed"),
        ("每月检查一次", "每季度检查一次", "count-changed"),
        ("检查不少于十次", "检查不少于五次", "count-changed"),
        ("检查不少于10次", "检查10次以上", "definition-restated"),
        ("不少于10次", "不超过10次", "count-changed"),
        ("全部设备通过验收", "部分设备通过验收", "count-changed"),
        ("答“满意”的计入", "答“满意”和“基本满意”的计入", "count-changed"),
        ("百分之九十五以上合格", "百分之九十以上合格", "count-changed"),
        ("2025年12月31日前建成", "2026年12月31日前建成", "count-changed"),
        ("反映2025年度检查情况", "反映2026年度检查情况", "definition-restated"),
        ("反映检查情况", "1.反映检查情况", "definition-restated"),
        ("反映一个单位的情况", "反映单位的情况", "definition-restated"),
        ("统一标准，十四五规划", "规划和标准", "definition-changed"),
        ("补助标准500元/人", "补助标准为500元/人", "definition-changed"),
        ("补助标准500元/人", "补助标准400元/人", "count-changed"),
        ("甲10处，乙5处", "甲5处，乙10处", "definition-changed"),
        ("以验收单为准", "以自评为准", "definition-changed"),
        ("反映全年情况", "反映上半年情况", "count-changed"),
        ("反映养护里程", "反映养护里程（不含大修）", "count-changed"),
        ("反映认真检查的情况", "反映检查的情况", "definition-changed"),
    ],
)
def test_cases(before: str, after: str, kind: str) -> None:
    assert kind_of_change(before, after) == kind


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("一万二千人", ["12000人"]),
        ("二百零五户", ["205户"]),
        ("十五天，二十天", ["15天", "20天"]),
        ("1,200.50元", ["1200.5元"]),
        ("第三次会议", []),
        ("百分之九十五", ["95%"]),
        ("（1）甲；（2）乙", []),
    ],
)
def test_numbers(text: str, numbers: list[str]) -> None:
    assert sorted(numbers_in(text)) == numbers


def test_a_long_definition_takes_no_time() -> None:
    for piece in ("一", "1,", "百分之", "占", "每个", "十/", "1、"):
        start = time.process_time()
        kind_of_change(piece * 20_000, piece * 20_001)
        assert time.process_time() - start < 3, piece
