"""GC109: a target is of the kind that its level is for.

数量 counts, 质量 is a share or a grade, 时效 a day, a duration or a share in time, 成本 money or a
share. A ratio under 数量 is most often a 质量 in the wrong place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.lint.subjects import indicators
from goalc.model.spec import Indicator
from goalc.model.target import Comparison, Deadline, Interval, Judgement
from goalc.source.diagnostic import Severity

LevelKind = str
_WRONG: dict[str, tuple[str, Callable[[LevelKind], bool]]] = {
    "数量": ("quantity", lambda kind: kind in {"比率", "定性", "日期"}),
    "质量": ("quality", lambda kind: kind not in {"比率", "定性", "其他", ""}),
    "时效": ("timeliness", lambda kind: kind not in {"日期", "时间", "比率", "定性", ""}),
    "成本": ("cost", lambda kind: kind not in {"金额", "比率", "定性", ""}),
}


def check(indicator: Indicator, context: FormContext) -> Iterator[Violation]:
    """The target's kind against its second level."""
    for word, (variant, is_wrong) in _WRONG.items():
        if word in indicator.level2:
            if is_wrong(_kind(indicator, context)):
                arguments = {
                    "name": indicator.name,
                    "value": str(indicator.target),
                    "level": indicator.level2,
                }
                yield Violation(context.of(indicator, "指标值"), arguments, variant)
            return


def _kind(indicator: Indicator, context: FormContext) -> LevelKind:
    target = indicator.target
    if isinstance(target, Judgement):
        return "定性"
    if isinstance(target, Deadline):
        return "日期"
    assert isinstance(target, Comparison | Interval)  # noqa: S101 - there are four kinds of target
    unit = "%" if target.unit.startswith("%") else target.unit
    return context.words.units.kinds.get(unit, "")


RULE = FormRule("GC109", Severity.WARNING, "S", indicators, check)
