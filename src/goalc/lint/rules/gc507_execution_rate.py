"""GC507: money that was not spent has a reason, and a stated execution rate is the computed one.

The rate is what was spent (执行) in percent of the adjusted budget, else of what the year began with.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from goalc.lint.context import FormContext
from goalc.lint.rule import SUMS, FormRule, Violation
from goalc.lint.settings import Option
from goalc.model.amount import print_number
from goalc.model.budgets import total_of
from goalc.model.money import (
    MONEY_KEY,
    REASON_KEY,
    SPENT,
    TOTAL_KEY,
    MoneyTable,
    StatedRate,
    percent,
    print_percent,
)
from goalc.model.profile import Stage
from goalc.source.diagnostic import Origin, Part, Severity

MIN_RATE = Option("GC507", "least", Decimal(90))
_EVALUATION: Stage = "自评"


def subjects(context: FormContext) -> Sequence[StatedRate | MoneyTable]:
    """Return the stated rates, and in a self-evaluation the money if all of it has been accounted for."""
    money = context.form.money
    known = [rate for rate in money.rates if money.shares(rate.source) is not None]
    judged = context.form.stage == _EVALUATION and money.shares(TOTAL_KEY) is not None
    return [*known, money] if judged and _is_complete(money) else known


def _is_complete(money: MoneyTable) -> bool:
    """Return True if each source with money states what was spent of it, or the total alone does."""
    if money.sum(SPENT) is None:
        return True
    planned = [line for line in money.lines if line.role == money.planned()]
    return all(money.line(line.source, SPENT) is not None for line in planned if line.amount)


def _prints_reason(context: FormContext) -> bool:
    """Return True if the form has a place for the reason: nobody can be asked for one that is not printed."""
    words = context.profile.mentioned
    return words is None or f"{MONEY_KEY}.{REASON_KEY}" in words


def check(subject: StatedRate | MoneyTable, context: FormContext) -> Iterator[Violation]:
    """Yield a violation for a stated rate that is not the computed one, and for a low one left open."""
    money = context.form.money
    source = subject.source if isinstance(subject, StatedRate) else TOTAL_KEY
    spent, whole = money.shares(source) or (Decimal(0), Decimal(1))
    arguments: Mapping[str, object] = {
        "source": source,
        "spent": print_number(spent),
        "whole": print_number(whole),
    }
    total = total_of(context.form, (SPENT,))
    if isinstance(subject, StatedRate):
        computed = percent(spent, whole, subject.percent)
        if computed != subject.percent:
            exact = print_percent(money.rate(source) or computed)
            said = {**arguments, "stated": print_percent(subject.percent), "rate": exact}
            origin = Origin(context.form.file, subject.path)
            about = (total.origin,) if total is not None and source == TOTAL_KEY else ()
            yield Violation("GC507.rate", origin, said, about=about)
        return
    if total is not None and spent > whole:
        yield Violation("GC507.over", total.origin, arguments, severity=Severity.WARNING)
        return
    limit = context.settings.limit(MIN_RATE)
    if total is not None and spent * 100 < limit * whole and not money.reason and _prints_reason(context):
        rate = print_percent(money.rate(TOTAL_KEY) or Decimal(0))
        part: Part = "value" if len(total.origin.path) > 1 else "key"
        said = {**arguments, "rate": rate, "limit": limit}
        yield Violation("GC507", total.origin, said, part, severity=Severity.WARNING)


RULE = FormRule(
    "GC507",
    Severity.ERROR,
    "S",
    subjects,
    check,
    (MIN_RATE,),
    stages=("监控", _EVALUATION),
    explained_by=SUMS,
)
