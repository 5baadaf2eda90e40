"""GC511: a duration or a cost with `=` is scored the wrong way round by the rule, which nobody means.

By the rule of the budget systems a number with `=` is scored like one with ≥: `=24小时` met in 30 is full,
and met in 20 it is not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goalc.lint.context import FormContext
from goalc.lint.evaluated import OUTCOME, SCORE, evaluation_of, is_better_less, prints, written
from goalc.lint.rule import FormRule, Violation
from goalc.model.evaluation import target_in_force
from goalc.model.scoring import Exact
from goalc.model.spec import Indicator
from goalc.source.diagnostic import Severity


def subjects(context: FormContext) -> Sequence[Indicator]:
    """Return the scored durations and costs whose targets have `=`, unless somebody stated the score."""
    if context.profile.scoring is None or not prints(SCORE, context):
        return ()
    items = [item for item in context.form.indicators if item.outcome and item.score is None]
    return [item for item in items if is_better_less(item, context)]


def check(item: Indicator, context: FormContext) -> Iterator[Violation]:
    """Yield a violation for full marks for more than the target, and for less than full marks for less."""
    found = evaluation_of(context).score(item)
    if not isinstance(found, Exact):
        return
    arguments = {"name": item.name, "value": item.outcome, "target": target_in_force(item).quoted}
    if found.lenient:
        yield Violation("GC511", context.of(item, OUTCOME), arguments)
    elif item.weight is not None and found.score < item.weight:
        arguments |= {"score": written(found.score), "weight": written(item.weight)}
        yield Violation("GC511.early", context.of(item, OUTCOME), arguments)


RULE = FormRule("GC511", Severity.WARNING, "S", subjects, check, stages=("自评",))
