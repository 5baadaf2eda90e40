"""GC504: a stated score (得分) is what the rule of the pack gives, or lies in the band that it leaves.

A score that no rule gives, of a qualitative outcome for instance, is stated by a person.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from goalc.lint.context import FormContext
from goalc.lint.evaluated import OUTCOME, SCORE, evaluation_of, own_place, prints, written
from goalc.lint.rule import UNREAD, FormRule, Violation
from goalc.model.evaluation import target_in_force
from goalc.model.scoring import Band, Exact, Score, Unscored
from goalc.model.spec import TOTAL_SCORE_KEY, Form, Indicator
from goalc.source.diagnostic import Origin, Severity


def subjects(context: FormContext) -> Sequence[Indicator | Form]:
    """Return the indicators with weights and the form, where its pack declares how it is scored."""
    if context.profile.scoring is None:
        return ()
    scored = [item for item in context.form.indicators if item.weight is not None]
    return [*scored, context.form] if scored else ()


def check(subject: Indicator | Form, context: FormContext) -> Iterator[Violation]:
    """Yield a violation for a wrong score, one that only a person can give, and a wrong total."""
    evaluation = evaluation_of(context)
    if not isinstance(subject, Indicator):
        yield from _check_total(subject, context)
        return
    found = evaluation.score(subject)
    if found is None:
        return
    if subject.score is None and prints(SCORE, context):
        yield from _judge_missing(subject, found, context)
    elif subject.score is not None:
        yield from _judge_stated(subject, subject.score, found, context)


def _judge_stated(
    item: Indicator, stated: Decimal, found: Score, context: FormContext
) -> Iterator[Violation]:
    weight = item.weight or Decimal(0)
    place = context.of(item, SCORE)
    arguments = {**_arguments(item), "score": written(stated), "weight": written(weight)}
    if not 0 <= stated <= weight:
        yield Violation("GC504.range", place, arguments)
    elif isinstance(found, Exact) and not found.allows(stated):
        yield Violation("GC504", place, {**arguments, "right": written(found.score)})
    elif isinstance(found, Band) and not found.allows(stated):
        yield Violation("GC504.band", place, {**arguments, **_bounds(found)})


def _judge_missing(item: Indicator, found: Score, context: FormContext) -> Iterator[Violation]:
    place = context.of(item, OUTCOME)
    if isinstance(found, Band):
        yield Violation("GC504.open", place, {**_arguments(item), **_bounds(found)})
    elif isinstance(found, Unscored) and found.reason != "missing":
        yield Violation("GC504.unscored", place, _arguments(item))


def _check_total(form: Form, context: FormContext) -> Iterator[Violation]:
    stated, total = form.fields.get(TOTAL_SCORE_KEY), evaluation_of(context).total(form)
    if isinstance(stated, Decimal) and total is not None and stated != total:
        arguments = {"total": written(stated), "right": written(total)}
        yield Violation("GC504.total", _total_place(context), arguments)


def _total_place(context: FormContext) -> Origin:
    return own_place(context)._replace(path=(TOTAL_SCORE_KEY,))


def _arguments(item: Indicator) -> dict[str, object]:
    return {"name": item.name, "outcome": item.outcome, "target": target_in_force(item).quoted}


def _bounds(band: Band) -> dict[str, object]:
    return {"low": written(band.low), "high": written(band.high)}


RULE = FormRule("GC504", Severity.WARNING, "S", subjects, check, stages=("自评",), explained_by=UNREAD)
