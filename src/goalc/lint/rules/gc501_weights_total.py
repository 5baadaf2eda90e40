"""GC501: the weights of the indicators are 100 together, or 90 where 执行率 has the other 10.

The pack's scoring says which; without one, both are right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from goalc.lint.context import FormContext
from goalc.lint.evaluated import own_place, prints_weights, written
from goalc.lint.rule import FormRule, Violation
from goalc.model.evaluation import sum_of_weights
from goalc.model.spec import Form
from goalc.source.diagnostic import Severity

_USUAL = (Decimal(100), Decimal(90))


def subjects(context: FormContext) -> Sequence[Form]:
    """Return the form if it prints weights and has some."""
    return (context.form,) if prints_weights(context) else ()


def check(form: Form, context: FormContext) -> Iterator[Violation]:
    """Yield a violation for indicators without a weight, else for a wrong sum."""
    missing = tuple(item.name for item in context.indicators if item.weight is None and not item.added)
    if missing:
        arguments = {"names": missing, "count": len(missing)}
        yield Violation("GC501.missing", own_place(context), arguments, "key")
        return
    total = sum_of_weights(form.indicators) or Decimal(0)
    scoring = context.profile.scoring
    if scoring is None and total not in _USUAL:
        whole, part = map(written, _USUAL)
        arguments = {"total": written(total), "right": whole, "other": part}
        yield Violation("GC501.usual", own_place(context), arguments, "key")
    elif scoring is not None and total != scoring.indicators:
        arguments = {"total": written(total), "right": written(scoring.indicators)}
        yield Violation("GC501", own_place(context), arguments, "key")


RULE = FormRule("GC501", Severity.WARNING, "S", subjects, check, stages=("目标", "自评"))
