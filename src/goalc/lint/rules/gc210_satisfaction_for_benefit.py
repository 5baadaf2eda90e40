"""GC210: satisfaction does not belong under benefit; it has its own first level."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.model.spec import Indicator
from goalc.source.diagnostic import Severity

_OTHER = re.compile(r"调查|测评|问卷|评价|回访|样本|监测|报告|考核|系统|平台|工程|活动")


def check(indicator: Indicator, context: FormContext) -> Iterator[Violation]:
    """Yield a violation for a name with a word for satisfaction that is not a part of another word.

    满意度调查次数 counts surveys, and an older form has satisfaction as a second level under benefit.
    """
    found = context.words.satisfaction.first(indicator.name)
    is_end = found is not None and not _OTHER.match(indicator.name, found.end())
    if is_end and not indicator.is_under("满意"):
        arguments = {"name": indicator.name, "level": indicator.group}
        yield Violation("GC210", context.of(indicator, "名称"), arguments)


RULE = FormRule("GC210", Severity.WARNING, "S", lambda context: context.under("效益"), check)
