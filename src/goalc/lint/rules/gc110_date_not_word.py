"""GC110: 时效 is a day or a number of days, not 及时, 按时 or 完成."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.model.spec import Indicator
from goalc.model.target import Judgement
from goalc.model.target.days import mentions_day
from goalc.source.diagnostic import Severity


def subjects(context: FormContext) -> Sequence[tuple[Indicator, Judgement]]:
    """Return the judgements under 时效."""
    return [(item, target) for item, target in context.judgements if "时效" in item.level2]


def check(subject: tuple[Indicator, Judgement], context: FormContext) -> Iterator[Violation]:
    """Yield a violation for a judgement with a word for a date."""
    indicator, target = subject
    if context.words.timely.find(target.text) and not mentions_day(target.text):
        arguments = {"name": indicator.name, "value": target.text, "year": context.year}
        yield Violation("GC110", context.of(indicator, "指标值"), arguments)


RULE = FormRule("GC110", Severity.WARNING, "S", subjects, check)
