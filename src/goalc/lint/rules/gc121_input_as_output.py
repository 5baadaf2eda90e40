"""GC121: money, people and material that are put in are not an output.

The end of the name decides: 投入设备 is an input, 投入使用设备 is not, and 引进投资额 is an
achievement.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.model.direction import name_head
from goalc.model.spec import Indicator
from goalc.source.diagnostic import Severity

_COUNTER = re.compile(r"(?:总?数[量额]?|总?量|总?额|金额|人数|人次|台数|规模|情况)$")
_PUT_IN = re.compile(r"投入[^使运]{0,10}(?:资金|经费|人员|人力|设备|物资)")
_ACHIEVED = re.compile(r"带动|撬动|拉动|吸引|引进|引导|招商|引资|社会|完成|新增|民间|企业|节约|减少")


def check(indicator: Indicator, context: FormContext) -> Iterator[Violation]:
    """Yield a violation for an indicator whose name ends with a word for an input, or with its count."""
    name = name_head(indicator.name)
    inputs = context.words.inputs
    word = inputs.ending(_COUNTER.sub("", name)) or inputs.ending(name)
    if not word and _PUT_IN.fullmatch(name):
        word = name
    if word and not _ACHIEVED.search(name):
        yield Violation("GC121", context.of(indicator, "名称"), {"name": indicator.name, "word": word})


RULE = FormRule("GC121", Severity.INFO, "S", lambda context: context.under("数量"), check)
