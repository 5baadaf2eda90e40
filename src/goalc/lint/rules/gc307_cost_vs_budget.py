"""GC307: a cost indicator in money does not exceed the budget."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.model.amount import UNITS, print_number
from goalc.model.spec import Indicator
from goalc.model.target import Comparison
from goalc.source.diagnostic import Note, Severity


def subjects(context: FormContext) -> Sequence[tuple[Indicator, Comparison]]:
    """Return the cost indicators in money if the form has an amount."""
    if _money(context) is None:
        return ()
    return [
        (item, target)
        for item, target in context.comparisons
        if target.unit in UNITS
        # What is saved at least is no cost.
        and target.sign not in {"≥", ">"}
        and ("成本" in item.level1 or "成本" in item.level2)
    ]


def check(subject: tuple[Indicator, Comparison], context: FormContext) -> Iterator[Violation]:
    """Yield a violation for a cost above the project's budget or the department's total."""
    indicator, target = subject
    key, budget = _money(context) or ("", Decimal(0))
    cost = target.number * UNITS[target.unit]
    if cost > budget:
        note = Note("GC307.budget", context.at(key))
        arguments = {"name": indicator.name, "value": target.quoted, "budget": print_number(budget)}
        yield Violation("GC307", context.of(indicator, "指标值"), arguments, notes=(note,))


def _money(context: FormContext) -> tuple[str, Decimal] | None:
    """Return the key to point at and the form's money in 元, or None."""
    if context.project is not None and context.project.budget is not None:
        return "预算资金", context.project.budget
    department = context.department
    return ("项目支出", department.total) if department is not None and department.total else None


RULE = FormRule("GC307", Severity.ERROR, "S", subjects, check)
