"""GC109: a target has a kind that fits its level.

数量 is a count, 质量 a share or a grade, 时效 a day, a duration, a share in time or how often, 成本 money or
a share. A ratio under 数量 usually belongs under 质量. Few faults are a quality, and a cost to society or
nature need not be money.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from goalc.lint.context import FormContext
from goalc.lint.rule import UNFIT, FormRule, Violation
from goalc.lint.units import kind_of_unit
from goalc.model.direction import direction_of
from goalc.model.spec import Indicator
from goalc.model.target import Comparison, Deadline, Interval, Judgement, Term
from goalc.source.diagnostic import Severity

LevelKind = str
_NUMBER = re.compile(r"[0-9一二三四五六七八九十百千两]")
_WRONG: dict[str, tuple[str, Callable[[LevelKind], bool]]] = {
    "数量": ("GC109.quantity", lambda kind: kind in {"比率", "定性", "日期"}),
    "质量": ("GC109.quality", lambda kind: kind not in {"比率", "定性", "其他", "时间", ""}),
    "时效": (
        "GC109.timeliness",
        lambda kind: kind not in {"日期", "时间", "比率", "定性", "次数", "其他", ""},
    ),
    "成本": ("GC109.cost", lambda kind: kind not in {"金额", "比率", "定性", "其他", ""}),
}


def check(indicator: Indicator, context: FormContext) -> Iterator[Violation]:
    """Yield a violation if the kind of the target does not fit the second level."""
    for word, (key, is_wrong) in _WRONG.items():
        if word in indicator.group:
            if is_wrong(_kind(indicator, context)) and not _is_exempt(indicator, word, context):
                arguments = {
                    "name": indicator.name,
                    "value": indicator.target.quoted,
                    "level": indicator.group,
                }
                yield Violation(key, context.of(indicator, "指标值"), arguments)
            return


def _is_exempt(indicator: Indicator, word: str, context: FormContext) -> bool:
    """Return True if the level takes more kinds than its rule for this indicator."""
    target = indicator.target
    if word == "成本":
        return any(other in indicator.group for other in ("社会", "生态", "环境"))
    if word == "质量":
        return direction_of(indicator.name, context.words) == "less"
    # A quantity in words is one all the same: 完成全省3个试点.
    return word == "数量" and isinstance(target, Judgement) and bool(_NUMBER.search(target.text))


def _kind(indicator: Indicator, context: FormContext) -> LevelKind:
    target = indicator.target
    if isinstance(target, Judgement):
        return "定性"
    if isinstance(target, Deadline | Term):
        return "日期"
    if not isinstance(target, Comparison | Interval):
        return ""
    return kind_of_unit(target.unit, context.words)


RULE = FormRule(
    "GC109",
    Severity.WARNING,
    "S",
    lambda context: context.indicators,
    check,
    explained_by=UNFIT,
)
