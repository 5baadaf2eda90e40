"""GC114: a qualitative indicator says how it will be judged: by grades or by evidence.

A target that is either reached or not (通过验收, 符合《…规范》, 无重大事故) needs no grades, and neither
does one whose definition names a quantity.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from goalc.lint.context import FormContext
from goalc.lint.judged import MEASURED, is_checkable
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
        if not words.trends.find(target.text) and "时效" not in item.group
    ]


def check(subject: tuple[Indicator, Judgement], context: FormContext) -> Iterator[Violation]:
    """Yield a violation for a vague target whose definition has no word for grades or evidence."""
    indicator, target = subject
    # A single vague word is told by GC113.
    if target.text in context.words.vague or is_checkable(target.text, context.words):
        return
    if not is_graded(indicator, target, context):
        key = "解释" if indicator.definition else "指标值"
        yield Violation("GC114", context.of(indicator, key), {"name": indicator.name, "value": target.quoted})


def is_graded(indicator: Indicator, target: Judgement, context: FormContext) -> bool:
    """Return True if the definition has grades, evidence or a quantity, or says what fulfils it."""
    definition = indicator.definition
    text = re.escape(target.text)
    # 分优良、合格、不合格 for the target 优良.
    listed = re.search(f"{text}[、，/；]|[、/]{text}|为{text}", definition)
    found = listed or context.words.grading.find(definition)
    return bool(found or MEASURED.search(definition))


RULE = FormRule("GC114", Severity.WARNING, "S", subjects, check, needs=("解释",), explained_by=MISREAD)
