"""Everyday confusions: the right guess, or none."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalc.cli.check import check
from goalc.cli.goalc import COMMANDS
from goalc.matching.guess import closest
from goalc.messages.codes import NAMES
from tests.police import ROOT

PROJECT = json.loads((ROOT / "schema/liupanshui-2025/project.schema.json").read_text(encoding="utf-8"))
KNOWN: dict[str, Sequence[str]] = {
    "command": [*COMMANDS, "help"],
    "option": [option for parameter in check.params for option in parameter.opts if option.startswith("--")],
    "code": [*NAMES, *NAMES.values()],
    "key": list(PROJECT["properties"]),
    "indicator": ["名称", "指标值", "解释", "计算公式", "引用", "参数"],
    "category": ["人员类", "公用经费类", "其他运转类", "特定目标类"],
    "attribute": ["新增项目", "延续项目"],
    "level": ["数量指标", "质量指标", "时效指标", "成本指标", "经济效益指标", "社会效益指标", "生态效益指标",
              "可持续影响指标", "服务对象满意度指标"],
    "pack": ["liupanshui-2025", "ezhou-2022", "ezhou-2022-columns"],
    "kind": ["looser", "tighter", "scope", "money", "other"],
    "library": ["满意度", "验收合格率", "培训人次", "按期完成率", "设备购置数量"],
}  # fmt: skip

# what is known, what was written, what was meant ("" where a guess is worse than none)
CONFUSIONS = """
command chek check
command bulid build
command format fmt
command cfg config
command lib library
command aprove approve
command rules rule
command fxi fix
command schemas schema
command buila build
command get -
command list -
command commit -
command lint -
command validate -
option --formt --format
option --out --output
option --statistic --statistics
option --baseline --write-baseline
option --outputs --output
option --json -
option --jobs -
code GC32 GC302
code gc302 GC302
code GC-302 GC302
code ＧＣ３０２ GC302
code 302 GC302
code GC3020 GC302
code sign-mising sign-missing
code GC219 -
code GC500 -
code GC999 -
code GC30 -
code foo -
key 项目负责 项目负责人
key 负责人 项目负责人
key 电话 联系电话
key 单位 编制单位
key 年度绩效目标 年度目标
key 预算资今 预算资金
key 联系人 -
key 备注 -
key 主管部门 -
key 起止时间 -
indicator 公式 计算公式
indicator 指标植 指标值
indicator 指标名称 名称
indicator 单位 -
indicator 说明 -
category 专项资金 -
category 项目支出 -
category 人员 人员类
category 运转类 其他运转类
category 其它运转类 其他运转类
category 特定目标 特定目标类
attribute 延续性项目 延续项目
attribute 新增 新增项目
attribute 一次性 -
level 数量 数量指标
level 满意度指标 服务对象满意度指标
level 可持续指标 可持续影响指标
level 效益指标 -
level 产量指标 -
level 指标 -
pack liupansui-2025 liupanshui-2025
pack liupanshui liupanshui-2025
pack liupanshui-2026 liupanshui-2025
pack guizhou-2025 -
kind losser looser
kind loose looser
kind target -
library 满意 满意度
library 验收率 验收合格率
library 培训人数 培训人次
library 出勤率 -
"""


@pytest.mark.parametrize("line", CONFUSIONS.split("\n")[1:-1])
def test_confusions(line: str) -> None:
    known, word, meant = line.split()
    assert closest(word, KNOWN[known]) == ("" if meant == "-" else meant)


def test_there_are_sixty() -> None:
    assert len(CONFUSIONS.split("\n")) >= 60


@pytest.mark.parametrize("known", KNOWN)
def test_a_word_with_a_slip_is_found_or_nothing_is(known: str) -> None:
    for name in KNOWN[known]:
        assert closest(name, KNOWN[known]) == name
        if len(name) < 4 or name.startswith("GC"):
            continue
        for place in range(len(name)):
            slip = name[:place] + name[place + 1 :]
            assert closest(slip, KNOWN[known]) in {name, "", *(n for n in KNOWN[known] if n == slip)}, slip


@given(st.text(max_size=200), st.lists(st.text(max_size=20), max_size=8))
def test_any_words(word: str, known: list[str]) -> None:
    assert closest(word, known) in {"", *known}


@given(st.text(min_size=1, max_size=12), st.lists(st.text(max_size=8), max_size=6))
def test_the_order_of_the_known_words_decides_nothing(word: str, known: list[str]) -> None:
    assert closest(word, known) == closest(word, known[::-1])
