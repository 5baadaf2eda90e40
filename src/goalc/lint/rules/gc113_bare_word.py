"""GC113: a qualitative target is more than one vague word: 提高, 减少, 合理 and 高 promise nothing."""

from __future__ import annotations

from collections.abc import Iterator

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.lint.rules.gc114_grade_missing import is_graded
from goalc.model.spec import Indicator
from goalc.model.target import Judgement
from goalc.source.diagnostic import Severity


def check(subject: tuple[Indicator, Judgement], context: FormContext) -> Iterator[Violation]:
    """Yield a violation for a target that is only a vague word, unless the definition has a standard."""
    indicator, target = subject
    if target.text in context.words.vague and not is_graded(indicator, target, context):
        yield Violation(
            "GC113", context.of(indicator, "指标值"), {"name": indicator.name, "value": target.quoted}
        )


RULE = FormRule("GC113", Severity.WARNING, "S", lambda context: context.judgements, check)
