"""GC115: a change compared with last year states last year's value, in 上年值 or in the definition.

A number in the submission of the year before is such a value too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Outcome, Unjudgeable, Violation
from goalc.model.last_year import LastValue
from goalc.model.spec import Indicator
from goalc.model.target import Deadline, Judgement, Term, Trend
from goalc.model.target.kinds import firm_of
from goalc.model.words import Words
from goalc.source.diagnostic import Note, Severity

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


def check(indicator: Indicator, context: FormContext) -> Iterator[Outcome]:
    """Yield a violation for an indicator without 上年值, and without a number the year before."""
    if indicator.last_value is not None or _BASE.search(indicator.definition):
        return
    last = context.last_value(indicator)
    found = None if last is None else firm_of(last.target)
    if isinstance(found, Deadline | Term) or (last is None and not context.last_year().whole):
        yield Unjudgeable("unjudged.last-value")
    elif last is None or isinstance(found, Trend | Judgement):
        notes = () if last is None else (_note(last, context),)
        place, arguments = context.of(indicator, "指标值"), {"name": indicator.name}
        yield Violation("GC115", place, {**arguments, "value": indicator.target.quoted}, notes=notes)


def _note(last: LastValue, context: FormContext) -> Note:
    """Return the note that the year before has no number either."""
    return Note("GC115.last", last.origin, {"year": context.last_year().year, "value": last.typed})


RULE = FormRule("GC115", Severity.WARNING, "S", subjects, check)
