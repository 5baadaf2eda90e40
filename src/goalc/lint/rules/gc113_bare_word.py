"""GC113: a qualitative target says more than one word: 提高, 减少, 合理 and 高 promise nothing."""

from __future__ import annotations

from collections.abc import Iterator

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.lint.rules.gc114_grade_missing import is_graded
from goalc.lint.subjects import judgements
from goalc.model.spec import Indicator
from goalc.model.target import Judgement
from goalc.source.diagnostic import Severity


def check(subject: tuple[Indicator, Judgement], context: FormContext) -> Iterator[Violation]:
    """Targets that are nothing but a word of the list, unless the definition says when they are reached."""
    indicator, target = subject
    if target.text in context.words.vague and not is_graded(indicator, target, context):
        yield Violation(context.of(indicator, "指标值"), {"name": indicator.name, "value": target.text})


RULE = FormRule("GC113", Severity.WARNING, "S", judgements, check)
