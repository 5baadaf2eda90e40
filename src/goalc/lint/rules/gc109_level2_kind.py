"""GC109: a target has a kind that fits its level.

数量 is a count, 质量 a share or a grade, 时效 a day, a duration or a share done in time, 成本 money or a
share. A ratio under 数量 usually belongs under 质量.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from goalc.lint.context import FormContext
from goalc.lint.rule import MISREAD, FormRule, Violation
from goalc.model.spec import Indicator
from goalc.model.target import Comparison, Deadline, Interval, Judgement, Term
from goalc.source.diagnostic import Severity

LevelKind = str
_WRONG: dict[str, tuple[str, Callable[[LevelKind], bool]]] = {
    "数量": ("GC109.quantity", lambda kind: kind in {"比率", "定性", "日期"}),
    "质量": ("GC109.quality", lambda kind: kind not in {"比率", "定性", "其他", ""}),
    "时效": ("GC109.timeliness", lambda kind: kind not in {"日期", "时间", "比率", "定性", ""}),
    "成本": ("GC109.cost", lambda kind: kind not in {"金额", "比率", "定性", ""}),
}


def check(indicator: Indicator, context: FormContext) -> Iterator[Violation]:
    """Yield a violation if the kind of the target does not fit the second level."""
    for word, (key, is_wrong) in _WRONG.items():
        if word in indicator.level2:
            if is_wrong(_kind(indicator, context)):
                arguments = {
                    "name": indicator.name,
                    "value": indicator.target.quoted,
                    "level": indicator.level2,
                }
                yield Violation(key, context.of(indicator, "指标值"), arguments)
            return


def _kind(indicator: Indicator, context: FormContext) -> LevelKind:
    target = indicator.target
    if isinstance(target, Judgement):
        return "定性"
    if isinstance(target, Deadline | Term):
        return "日期"
    if not isinstance(target, Comparison | Interval):
        return ""
    unit = "%" if target.unit.startswith("%") else target.unit
    return context.words.units.kinds.get(unit, "")


RULE = FormRule(
    "GC109", Severity.WARNING, "S", lambda context: context.indicators, check, explained_by=MISREAD
)
