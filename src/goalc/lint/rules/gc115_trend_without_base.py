"""GC115: a change compared with last year states last year's value, in 上年值 or in the definition."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.model.spec import Indicator
from goalc.model.target import Judgement, Trend
from goalc.model.words import Words
from goalc.source.diagnostic import Severity

_COMPARED = re.compile(r"同比|环比|[较比](?:上年|去年|往年)|与(?:上年|去年)相比|逐年")
_BASE = re.compile(r"(?:上年|去年|基数|基期|基准|20[0-9]{2}年)[^，。；]{0,20}[0-9]")


def subjects(context: FormContext) -> Sequence[Indicator]:
    """Return the indicators whose targets are a change over time, by number or by word."""
    return [
        item
        for item in context.indicators
        if isinstance(item.target, Trend)
        or (isinstance(item.target, Judgement) and _is_trend(item.target.text, context.words))
    ]


def _is_trend(text: str, words: Words) -> bool:
    """Return True if a text compares with an earlier time, or ends with a change; 经济增长点 is none."""
    return bool(_COMPARED.search(text) or words.trends.ending(text))


def check(indicator: Indicator, context: FormContext) -> Iterator[Violation]:
    """Yield a violation for an indicator without 上年值."""
    if indicator.last_value is None and not _BASE.search(indicator.definition):
        yield Violation(
            "GC115",
            context.of(indicator, "指标值"),
            {"name": indicator.name, "value": indicator.target.quoted},
        )


RULE = FormRule("GC115", Severity.WARNING, "S", subjects, check)
