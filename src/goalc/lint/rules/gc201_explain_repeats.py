"""GC201: a definition says more than its indicator's name.

`反映安全保卫次数情况` for `安全保卫次数` does not say what is counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.model.spec import Indicator
from goalc.source.diagnostic import Severity

_FILLING = re.compile(
    r"反映|开展|办理|主要|考核|用于|指|的|情况|数量|次数|人数|个数|套数|时间|工作|成效|建设|[，。；、\s]"
)


def subjects(context: FormContext) -> Sequence[Indicator]:
    """Return the indicators with a definition, except judgements (see GC114) and ratios (see GC202)."""
    asked = {id(item) for item, _ in (*context.judgements, *context.ratios)}
    return [item for item in context.indicators if item.definition and id(item) not in asked]


def check(indicator: Indicator, context: FormContext) -> Iterator[Violation]:
    """Yield a violation for a definition that is only the name and filler words."""
    definition = indicator.definition
    if len(definition) <= len(indicator.name) + 20:
        said = _FILLING.sub("", definition)
        if said in indicator.name or said == _FILLING.sub("", indicator.name):
            arguments = {"name": indicator.name, "value": definition}
            yield Violation("GC201", context.of(indicator, "解释"), arguments)


RULE = FormRule("GC201", Severity.INFO, "S", subjects, check, needs=("解释",))
