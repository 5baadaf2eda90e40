"""GC305: amounts that a form prints in 万元 have at most two decimals, four where it must be.

Amounts in 元 are never finer than a 分: the contract sees to that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Option, Violation
from goalc.model.amount import in_unit
from goalc.source.diagnostic import Severity

MOST = Option("GC305", "most", Decimal(4))


def subjects(context: FormContext) -> Sequence[tuple[str, Decimal]]:
    """The amounts that are printed in 万元: the department's, and the pack's that say so."""
    core = context.kind.fields if context.department is not None else ()
    keys = [item.key for item in core if item.kind == "money"]
    keys += [item.key for item in context.profile.fields if item.kind == "money" and "万元" in item.title]
    return [(key, amount) for key in keys if (amount := context.amount(key)) is not None]


def check(subject: tuple[str, Decimal], context: FormContext) -> Iterator[Violation]:
    """The decimals that the amount needs in 万元."""
    key, amount = subject
    printed = in_unit(amount, "万元")
    decimals = -int(printed.as_tuple().exponent)
    if decimals > context.settings.limit(MOST):
        arguments = {"field": key, "printed": f"{printed:,f}", "decimals": decimals}
        yield Violation(context.at(key), {**arguments, "limit": context.settings.limit(MOST)})


RULE = FormRule("GC305", Severity.WARNING, "S", subjects, check, (MOST,))
