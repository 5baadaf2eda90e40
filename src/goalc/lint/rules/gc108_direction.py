"""GC108: the sign agrees with the better direction: complaints take ≤, satisfaction takes ≥.

A duration with an equal sign would be missed by being faster. Names that do not tell the direction pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.lint.units import kind_of_unit
from goalc.model.direction import Direction, direction_of
from goalc.model.spec import Indicator
from goalc.model.target import Comparison
from goalc.source.diagnostic import Fix, Replacement, Severity

_SHORT = frozenset({"秒", "分钟", "小时"})
"""Units of durations that are waited for; a training or a guarantee lasts days and years."""
_WANTED = re.compile(
    "运行|服务|培训|学习|值班|值守|开放|巡|在线|续航|保障时|存储|录像|备电|直播|播出|使用|无故障"
)
"""Parts of names of durations that are wanted."""


def check(subject: tuple[Indicator, Comparison], context: FormContext) -> Iterator[Violation]:
    """Yield a violation for a sign against the direction of the name, and for an exact duration."""
    indicator, target = subject
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
        text = f"≤{target.number:f}{target.unit}"
        fix = Fix((Replacement(origin, text),), safe=False)
        yield Violation("GC108.equal", origin, {**arguments, "text": text}, fix=fix)


def _is_cost(indicator: Indicator) -> bool:
    """Return True for a cost of a kind that may have a minimum: the standard of an allowance."""
    return "成本" in indicator.name and "成本" not in indicator.level1 + indicator.level2


def _is_amount(indicator: Indicator, target: Comparison, context: FormContext) -> bool:
    """Return True if the number can be how much is reached: a share, or a count that is no money or time."""
    if "成本" in indicator.level2:
        return False
    if indicator.name.endswith(("率", "比例", "度")):
        return target.unit.startswith(("%", "‰"))
    return kind_of_unit(target.unit, context.words) not in {"金额", "时间", "比率"}


def _is_waited_for(
    indicator: Indicator, target: Comparison, direction: Direction, context: FormContext
) -> bool:
    """Return True for a duration under 时效 that is better short."""
    if "时效" not in indicator.level2 or kind_of_unit(target.unit, context.words) != "时间":
        return False
    return direction == "less" or (
        not direction and target.unit in _SHORT and not _WANTED.search(indicator.name)
    )


RULE = FormRule("GC108", Severity.WARNING, "I", lambda context: context.comparisons, check, fixes=True)
