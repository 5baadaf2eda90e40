"""GC114: a qualitative indicator says how it will be judged: by grades or by evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goalc.lint.context import FormContext
from goalc.lint.rule import MISREAD, FormRule, Violation
from goalc.model.spec import Indicator
from goalc.model.target import Judgement
from goalc.source.diagnostic import Severity


def subjects(context: FormContext) -> Sequence[tuple[Indicator, Judgement]]:
    """Return the judgements except trends and those under 时效, which need a number instead."""
    words = context.words
    return [
        (item, target)
        for item, target in context.judgements
        if not words.trends.find(target.text) and "时效" not in item.level2
    ]


def check(subject: tuple[Indicator, Judgement], context: FormContext) -> Iterator[Violation]:
    """Yield a violation for a definition without a word for grades or evidence."""
    indicator, target = subject
    if not is_graded(indicator, target, context):
        key = "解释" if indicator.definition else "指标值"
        yield Violation("GC114", context.of(indicator, key), {"name": indicator.name, "value": target.text})


def is_graded(indicator: Indicator, target: Judgement, context: FormContext) -> bool:
    """Return True if the definition has a word for grades or evidence, or says when the target is reached."""
    definition = indicator.definition
    return f"为{target.text}" in definition or bool(context.words.grading.find(definition))


RULE = FormRule("GC114", Severity.WARNING, "S", subjects, check, explained_by=MISREAD)
