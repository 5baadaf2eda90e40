"""The outcomes of an indicator that are better: more, or less.

In: an indicator. Out: an `Aim`. The level says it: less of a cost is better, more of an output or a benefit.
A duration in which something is to be done is better short. Of a name that speaks of harm (事故, 投诉)
nothing is said: it may count the harm, or what was done about it.
"""

from __future__ import annotations

import re
from typing import Literal

from goalc.model.spec import Indicator
from goalc.model.target import Comparison, Hedged
from goalc.model.target.units import measure

Aim = Literal["more", "less", "unknown"]

_COST, _TIMELINESS, _OUTPUT, _BENEFITS = "成本", "时效", "产出", ("效益", "影响", "满意")
_DURATIONS = frozenset({"天", "秒", "个月", "工作日", "个工作日"})
_HARM = re.compile(
    r"事故|投诉|差错|失误|故障|死亡|伤亡|受伤|违规|违法|违纪|发案|案发|发病|患病|污染|排放|流失|损失|损耗|超标|超支"
    r"|返工|拖欠|误差|偏差|隐患|信访|上访|舆情|负债|债务|欠款|火灾|灾害|中断|停机|退回|空置|闲置|浪费|能耗|耗水|耗电"
    r"|等待|等候|排队|延误|延迟|逾期|滞后|污染物|浓度|空气质量|噪声|噪音|感染|失业|贫困|流浪|犯罪|盗窃|诈骗|纠纷|返贫|辍学|复发"
    r"|不合格|不满意|不良|不良贷款|不达标|停水|停电|再犯|发回重审|失学|失窃|安全事件|宕机|抛荒|拥堵指数"
    r"|损坏|损毁|撂荒|改判|旷课|案事件|水耗|泄密|泄露|渗漏|溺亡|溺水|漏报|漏损|漏检|漏水|漏管|漏诊"
    r"|火情|物耗|电耗|瞒报|破损|缺勤|缺陷|肥胖|脱管|误判|误报|误诊|责任事件|超员|超载|越级访|近视"
    r"|违章|违约|退货|错报|错误"
)


def is_cost(item: Indicator) -> bool:
    """Return True if an indicator stands among the costs."""
    return item.is_under(_COST)


def aim_of(item: Indicator) -> Aim:
    """Return which outcomes of an indicator are better."""
    levels = "".join(item.levels)
    if is_cost(item):
        return "less"
    if _HARM.search(item.name):
        return "unknown"
    target = item.target.target if isinstance(item.target, Hedged) else item.target
    is_duration = isinstance(target, Comparison) and measure(target.unit).scale in _DURATIONS
    if is_duration and _TIMELINESS in item.group:
        return "less"
    if is_duration and not any(word in levels for word in _BENEFITS):
        return "unknown"
    return "more" if _OUTPUT in levels or any(word in levels for word in _BENEFITS) else "unknown"
