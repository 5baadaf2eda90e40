"""Ordinary sentences name other years without planning for them; copied ones do."""

from __future__ import annotations

import pytest

from goalc.lint.years import measured_years, planned_years

YEAR, PERIOD = 2026, range(2026, 2027)
INNOCENT = """
落实“十四五”规划，到2035年远景目标基本实现
依据《关于印发2025年工作要点的通知》（六盘水府发〔2024〕12号）推进工作
2025年度结转资金支付完成率
结转2025年度未完工程，继续施工
完成2025年度决算公开
开展2025年度绩效评价
完成2025年度审计问题整改
2025年以来新建小区物业覆盖率
2026年度在2025年的基础上提高5%
比2025年增长5%
2020年底前建成的老旧小区改造
改造2000年以前建成的老旧小区
落实2025-2026学年营养改善计划
2025年秋季学期资助人数
2024—2026年三年行动计划重点任务完成率
项目于2025年3月已完成立项，今年完成施工
2025年12月开工，2026年6月完工
兑现2025年度考核奖
2025年购置的设备完好率
支付2025年签订合同的尾款
服务2025级新生
解决2025年拖欠的农民工工资
对2025年度部门预算执行情况开展审计
2025年毕业生就业率
上年（2025年）收入35亿元
自2020年起持续建设
2023年立项的项目完成率
截至2025年底累计建成站点35个，本年新建5个
完成2026年度任务
2026年12月底前完成
第七次全国人口普查（2020年）数据更新率
补发2025年12月工资
2025年征兵体检复查
开展2027年部门预算编制
""".strip().splitlines()
COPIED = """
2025年度完成机房建设
2025年12月底前完成设备采购
确保2025年度各项任务完成
完成2025年征地任务
目标一：2025年新建公厕3座
1.2025年培训干部200人
于2025年11月30日前完成竣工验收
2025年底前完成全部支付
2025年培训人数
2025年度培训完成率
二〇二五年底前完成
计划2025年举办运动会2场
2027年6月底前完成验收
开展2025年普法宣传活动12场
2025年中央财政衔接资金项目完工率
2025年城乡低保续发人数
""".strip().splitlines()


@pytest.mark.parametrize("text", INNOCENT)
def test_a_year_that_is_only_mentioned(text: str) -> None:
    assert list(planned_years(text, YEAR, PERIOD)) == []
    assert list(measured_years(text, YEAR, PERIOD)) == []


@pytest.mark.parametrize("text", COPIED)
def test_a_year_that_is_planned_for(text: str) -> None:
    assert list(planned_years(text, YEAR, PERIOD))
    assert list(planned_years(text, YEAR, range(2025, 2028))) == []


def test_a_formula_of_another_year() -> None:
    assert list(measured_years("2025年实际培训人数/2025年计划培训人数×100%", YEAR, PERIOD)) == [2025]
    assert list(measured_years("（2026年收入-2025年收入）/2025年收入×100%", YEAR, PERIOD)) == []
    assert list(measured_years("（本年收入－2025年收入）÷2025年收入", YEAR, PERIOD)) == []
