"""GC307: a cost indicator in money does not exceed the budget.

What is saved, earned or averted is no cost. The cost of a whole project (总投资) is compared with its total.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.model.amount import UNITS, print_number
from goalc.model.budgets import Budget, year_budget
from goalc.model.spec import Indicator
from goalc.model.target import Comparison
from goalc.source.diagnostic import Note, Severity

_NO_COST = re.compile(r"节约|节省|降低|减少|压减|挽回|避免|增收|收入|收益|产值|社会成本|环境成本|生态成本")
_WHOLE = re.compile(r"总投资|总概算|概算|总造价|总成本|总费用|建安|投资额|决算")


def subjects(context: FormContext) -> Sequence[tuple[Indicator, Comparison]]:
    """Return the cost indicators in money if the form has an amount."""
    if _money(context) is None:
        return ()
    return [
        (item, target)
        for item, target in context.comparisons
        if target.unit in UNITS
        and target.sign not in {"≥", ">"}
        and item.is_under("成本")
        and not _NO_COST.search(item.name)
    ]


def check(subject: tuple[Indicator, Comparison], context: FormContext) -> Iterator[Violation]:
    """Yield a violation for a cost above the project's budget or the department's total."""
    indicator, target = subject
    budget = _money(context, bool(_WHOLE.search(indicator.name)))
    cost = target.number * UNITS[target.unit]
    if budget is not None and cost > budget.amount:
        note = Note("GC307.budget", budget.origin)
        arguments = {"name": indicator.name, "value": target.quoted, "budget": print_number(budget.amount)}
        yield Violation("GC307", context.of(indicator, "指标值"), arguments, notes=(note,))


def _money(context: FormContext, whole: bool = False) -> Budget | None:
    """Return the form's money, or None; with `whole` that of all years."""
    project, year = context.project, year_budget(context.form)
    if project is not None and project.total_budget is not None:
        amount = max(project.total_budget, Decimal(0) if year is None else year.amount)
        return Budget(amount, context.field("total_budget"))
    if project is not None:
        return None if whole else year
    return year if year is not None and year.amount else None


RULE = FormRule("GC307", Severity.ERROR, "S", subjects, check)
