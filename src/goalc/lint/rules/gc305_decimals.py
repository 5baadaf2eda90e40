"""GC305: amounts that a form prints in 万元 have at most four decimals.

Amounts in 元 are never finer than a 分 (0.01 元), because decoding refuses those.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.lint.settings import Option
from goalc.model.amount import in_unit
from goalc.source.diagnostic import Severity

MAX_DECIMALS = Option("GC305", "most", Decimal(4))


def subjects(context: FormContext) -> Sequence[tuple[str, Decimal]]:
    """Return the keys and amounts that are printed in 万元: the department's, and the pack's that say so."""
    core = context.kind.fields if context.department is not None else ()
    keys = [item.key for item in core if item.kind == "money"]
    keys += [item.key for item in context.profile.fields if item.kind == "money" and "万元" in item.title]
    return [(key, amount) for key in keys if (amount := context.amount(key)) is not None]


def check(subject: tuple[str, Decimal], context: FormContext) -> Iterator[Violation]:
    """Yield a violation if the amount in 万元 needs more decimals than the limit."""
    key, amount = subject
    printed = in_unit(amount, "万元")
    decimals = -int(printed.as_tuple().exponent)
    limit = context.settings.limit(MAX_DECIMALS)
    if decimals > limit:
        arguments = {"field": key, "printed": f"{printed:,f}", "decimals": decimals}
        yield Violation("GC305", context.at(key), {**arguments, "limit": limit})


RULE = FormRule("GC305", Severity.WARNING, "S", subjects, check, (MAX_DECIMALS,))
