"""GC508: an outcome can be held against its target: a number against a number, in a unit that converts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goalc.lint.context import FormContext
from goalc.lint.evaluated import OUTCOME, evaluation_of
from goalc.lint.rule import COPIED, FormRule, Violation
from goalc.model.evaluation import target_in_force
from goalc.model.scoring import Incomparable, Reason, compare
from goalc.model.spec import Indicator
from goalc.model.target import Deadline, Term
from goalc.model.target.kinds import firm_of
from goalc.source.diagnostic import Severity

_KEYS: dict[Reason, str] = {
    "words-for-number": "GC508",
    "number-for-date": "GC508.date",
    "date-for-number": "GC508.number",
    "other-unit": "GC508.unit",
    "unit-missing": "GC508.no-unit",
}


def subjects(context: FormContext) -> Sequence[Indicator]:
    """Return the indicators with an outcome and without a score that somebody stated."""
    return [item for item in context.form.indicators if item.outcome and item.score is None]


def check(item: Indicator, context: FormContext) -> Iterator[Violation]:
    """Yield a violation for an outcome of another kind or unit than its target."""
    target = target_in_force(item)
    found = compare(target, evaluation_of(context).outcome(item), context.year)
    key = _KEYS.get(found.reason) if isinstance(found, Incomparable) else None
    if key == "GC508" and isinstance(firm_of(target), Deadline | Term):
        key = "GC508.date"
    if key is not None:
        arguments = {"name": item.name, "value": item.outcome, "target": target.quoted}
        yield Violation(key, context.of(item, OUTCOME), arguments)


RULE = FormRule("GC508", Severity.WARNING, "S", subjects, check, stages=("自评",), explained_by=COPIED)
