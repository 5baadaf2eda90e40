"""GC107: the unit has a kind that fits the name: a 率 is in %, a 次数 in 次, a 面积 in 平方米."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.model.spec import Indicator
from goalc.model.target import Comparison, Deadline, Interval
from goalc.source.diagnostic import Severity

_REMARK = re.compile(r"[（(][^（()）]*[)）]$")


def check(indicator: Indicator, context: FormContext) -> Iterator[Violation]:
    """Yield a violation if the kind of the unit is none of those that the ending of the name stands for."""
    name = indicator.name
    endings = context.words.name_endings
    ending = endings.names.ending(_REMARK.sub("", name) if name.endswith((")", "）")) else name)
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


def _kind(indicator: Indicator, context: FormContext) -> str:
    """Return 日期 or the kind of the unit, or an empty text for judgements and unknown units."""
    target = indicator.target
    if isinstance(target, Deadline):
        return "日期"
    if isinstance(target, Comparison | Interval):
        unit = "%" if target.unit.startswith("%") else target.unit
        return context.words.units.kinds.get(unit, "")
    return ""


RULE = FormRule("GC107", Severity.WARNING, "I", lambda context: context.indicators, check)
