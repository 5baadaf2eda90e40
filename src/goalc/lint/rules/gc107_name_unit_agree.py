"""GC107: the unit has a kind that fits the name: a 率 is in %, a 次数 in 次, a 面积 in 平方米."""

from __future__ import annotations

from collections.abc import Iterator

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.lint.units import kind_of_unit
from goalc.model.direction import name_head
from goalc.model.spec import Indicator
from goalc.model.target import Comparison, Deadline, Interval
from goalc.source.diagnostic import Severity


def check(indicator: Indicator, context: FormContext) -> Iterator[Violation]:
    """Yield a violation if the kind of the unit is none of those that the ending of the name stands for."""
    endings, name = context.words.name_endings, name_head(indicator.name)
    ending = _ending(name, context)
    kind = _kind(indicator, context) if ending else ""
    kinds = endings.words.get(ending, ())
    if kind and kind not in kinds:
        arguments = {
            "name": indicator.name,
            "value": indicator.target.quoted,
            "ending": ending,
            "kinds": kinds,
        }
        yield Violation("GC107", context.of(indicator, "指标值"), arguments)


def _ending(name: str, context: FormContext) -> str:
    """Return the longest ending of the list that cuts no ordinary word: 成功率 does not end with 功率."""
    found = context.words.name_endings.names.ending(name)
    start = len(name) - len(found)
    return found if not context.words.ordinary.cuts(name, start, len(name)) else found[1:]


def _kind(indicator: Indicator, context: FormContext) -> str:
    """Return 日期 or the kind of the unit; empty for judgements, unknown units and numbers with a label.

    A label (`新增就业≥500人`) says by itself what is counted.
    """
    target = indicator.target
    if isinstance(target, Deadline):
        return "日期"
    if isinstance(target, Comparison | Interval) and not target.label:
        return kind_of_unit(target.unit, context.words)
    return ""


RULE = FormRule("GC107", Severity.WARNING, "I", lambda context: context.indicators, check)
