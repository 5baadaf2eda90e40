"""GC108: the sign agrees with the better direction: complaints take ≤, satisfaction takes ≥.

A duration, a cost or a day with an equal sign would be missed by being faster or cheaper. Names that do not
tell the direction pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.lint.units import kind_of_unit
from goalc.model.direction import Direction, direction_of, name_head
from goalc.model.spec import Indicator
from goalc.model.target import Comparison, Deadline, Target
from goalc.source.diagnostic import Fix, Replacement, Severity

_SHORT = frozenset({"秒", "分钟", "小时"})
"""Units of durations that are waited for; a training or a guarantee lasts days and years."""
_WANTED = re.compile(
    "运行|服务|培训|学习|值班|值守|开放|巡|在线|续航|保障时|存储|录像|备电|直播|播出|使用|无故障"
)
"""Parts of names of durations that are wanted."""


# A price that is to be paid, not a fixed standard (补助标准, 定额).
_COST = re.compile(r"(?:成本|造价|单价|总价|费用|费|支出|总额|投资|金额|造价|经费|控制数)$")
_FIXED = re.compile(
    r"标准|补助|补贴|津贴|奖|工资|薪|保险|社保|公积金|定额|生活费|慰问|抚恤|缴费|配套|租金|税"
)
_EXACT_DAY = re.compile(r"[=＝]+\s*")


def subjects(context: FormContext) -> Sequence[tuple[Indicator, Comparison | Deadline]]:
    """Return the comparisons, and the days with an equal sign."""
    days = [(item, target) for item, target in context.deadlines if _EXACT_DAY.match(target.quoted)]
    return [*context.comparisons, *days]


def check(subject: tuple[Indicator, Comparison | Deadline], context: FormContext) -> Iterator[Violation]:
    """Yield a violation for a sign against the direction of the name, and for what can be beaten."""
    indicator, target = subject
    if isinstance(target, Deadline):
        yield _equal(indicator, target, context, "GC108.equal-day", _EXACT_DAY.sub("", target.quoted))
    else:
        yield from _check_sign(indicator, target, context)


def _check_sign(indicator: Indicator, target: Comparison, context: FormContext) -> Iterator[Violation]:
    """Yield the violation of a comparison."""
    direction = direction_of(indicator.name, context.words)
    origin = context.of(indicator, "指标值")
    arguments = {"name": indicator.name, "value": target.quoted}
    if target.sign in {"≥", ">"}:
        if direction == "less" and not _is_cost(indicator):
            yield Violation("GC108.up", origin, arguments)
    elif target.sign in {"≤", "<"}:
        if direction == "more" and _is_amount(indicator, target, context):
            yield Violation("GC108.down", origin, arguments)
    elif target.sign == "=" and target.number and _is_waited_for(indicator, target, direction, context):
        yield _equal(indicator, target, context, "GC108.equal", f"≤{target.number:f}{target.unit}")
    elif target.sign == "=" and target.number and _is_paid(indicator, target, context):
        yield _equal(indicator, target, context, "GC108.equal-cost", f"≤{target.number:f}{target.unit}")


def _equal(indicator: Indicator, target: Target, context: FormContext, key: str, text: str) -> Violation:
    """Return the violation of an equal sign, with the notation to write instead."""
    origin = context.of(indicator, "指标值")
    arguments = {"name": indicator.name, "value": target.quoted, "text": text}
    return Violation(key, origin, arguments, fix=Fix((Replacement(origin, text),), safe=False))


def _is_paid(indicator: Indicator, target: Comparison, context: FormContext) -> bool:
    """Return True for an amount of money under 成本 that is better low."""
    name = name_head(indicator.name)
    if "成本" not in indicator.group or kind_of_unit(target.unit, context.words) != "金额":
        return False
    return _COST.search(name) is not None and _FIXED.search(name) is None


def _is_cost(indicator: Indicator) -> bool:
    """Return True for a cost of a kind that may have a minimum: the standard of an allowance."""
    return "成本" in indicator.name and not indicator.is_under("成本")


def _is_amount(indicator: Indicator, target: Comparison, context: FormContext) -> bool:
    """Return True if the number can be how much is reached: a share, or a count that is no money or time."""
    if "成本" in indicator.group:
        return False
    if indicator.name.endswith(("率", "比例", "度")):
        return target.unit.startswith(("%", "‰"))
    return kind_of_unit(target.unit, context.words) not in {"金额", "时间", "比率"}


def _is_waited_for(
    indicator: Indicator, target: Comparison, direction: Direction, context: FormContext
) -> bool:
    """Return True for a duration under 时效 that is better short."""
    if "时效" not in indicator.group or kind_of_unit(target.unit, context.words) != "时间":
        return False
    return direction == "less" or (
        not direction and target.unit in _SHORT and not _WANTED.search(indicator.name)
    )


RULE = FormRule("GC108", Severity.WARNING, "I", subjects, check, fixes=True)
