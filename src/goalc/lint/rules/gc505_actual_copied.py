"""GC505: 完成值 says what was achieved; a text with ≥, or that of the target, says what was planned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goalc.lint.context import FormContext
from goalc.lint.evaluated import OUTCOME, evaluation_of
from goalc.lint.rule import FormRule, Violation
from goalc.model.evaluation import target_in_force
from goalc.model.scoring import copied
from goalc.model.spec import Indicator
from goalc.source.diagnostic import Severity


def subjects(context: FormContext) -> Sequence[Indicator]:
    """Return the indicators with an outcome."""
    return [item for item in context.form.indicators if item.outcome]


def check(item: Indicator, context: FormContext) -> Iterator[Violation]:
    """Yield a violation for an outcome that is still a bound, or the text of its target."""
    target = target_in_force(item)
    found = copied(target, evaluation_of(context).outcome(item))
    if found:
        arguments = {"name": item.name, "value": item.outcome, "target": target.quoted}
        key = "GC505" if found == "bound" else "GC505.text"
        yield Violation(key, context.of(item, OUTCOME), arguments)


RULE = FormRule("GC505", Severity.WARNING, "S", subjects, check, stages=("监控", "自评"))
