"""GC506: an outcome below its target, or far above it, has its reason (偏差原因).

In a monitoring the year is not over: what counts is the outcome that is expected, and how likely it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goalc.lint.context import FormContext
from goalc.lint.evaluated import (
    DEVIATION,
    EXPECTED,
    OUTCOME,
    POSSIBILITY,
    evaluation_of,
    is_better_less,
    is_explained,
    prints,
    written,
)
from goalc.lint.rule import UNREAD, FormRule, Violation
from goalc.model.evaluation import target_in_force
from goalc.model.scoring import Compared, compare, deviation, read_outcome
from goalc.model.spec import Indicator
from goalc.source.diagnostic import Severity

_DOUBTS = frozenset({"有可能", "可能", "完全不可能", "不可能", "不能", "不能完成", "无法完成", "较难完成"})


def subjects(context: FormContext) -> Sequence[Indicator]:
    """Return the indicators without a reason, on a form that has a place for one."""
    if not prints(DEVIATION, context):
        return ()
    return [item for item in context.form.indicators if not is_explained(item)]


def check(item: Indicator, context: FormContext) -> Iterator[Violation]:
    """Yield a violation for an outcome, or an expectation, that needs a reason."""
    is_over = context.form.stage == "自评"
    text, key = (item.outcome, OUTCOME) if is_over else (item.expected, EXPECTED)
    evaluation, target = evaluation_of(context), target_in_force(item)
    scoring = evaluation.scoring
    outcome = read_outcome(text, scoring.grades)
    found = deviation(target, outcome, context.year, scoring.scheme.limit)
    if is_better_less(item, context):
        compared = compare(target, outcome, context.year)
        found = "under" if isinstance(compared, Compared) and compared.side == "above" else ""
    arguments = {"name": item.name, "value": text, "target": target.quoted}
    if found == "under":
        yield Violation("GC506" if is_over else "GC506.expected", context.of(item, key), arguments)
    elif found == "over" and is_over:
        limit = f"{written(scoring.scheme.limit * 100)}%"
        yield Violation("GC506.over", context.of(item, key), {**arguments, "limit": limit})
    elif not is_over and item.possibility in _DOUBTS:
        arguments = {"name": item.name, "value": item.possibility}
        yield Violation("GC506.possibility", context.of(item, POSSIBILITY), arguments)


RULE = FormRule("GC506", Severity.WARNING, "S", subjects, check, stages=("监控", "自评"), explained_by=UNREAD)
