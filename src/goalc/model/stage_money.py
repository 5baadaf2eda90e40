"""Money lines of a later stage: those that it writes, and those that it takes from its target form.

What the target form calls the year's money (年度) is what the year began with (年初) to a later stage.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from goalc.model.budgets import BASIC_KEY, BUDGET_KEY, PROJECTS_KEY, total_of, year_budget
from goalc.model.money import NO_MONEY, TOTAL_KEY, MoneyForm, MoneyLine, MoneyTable, Role
from goalc.model.spec import Department, Form
from goalc.source.diagnostic import Path


def join_money(own: MoneyTable, target: Form, form: MoneyForm | None) -> MoneyTable:
    """Return the money of a stage's form with what it takes from its target form, in the form's order.

    Lines of a role are taken if the stage has all of their sources, because some of them would make a wrong
    total. Otherwise their total is taken, if the stage writes nothing of that role itself.
    """
    if form is None:
        return NO_MONEY
    lines, totals = list(own.lines), list(own.totals)
    for basis, role in form.bases.items():
        taken = _lines(target, form, basis, role)
        is_written = own.sum(role) is not None or own.line(TOTAL_KEY, role) is not None
        if taken and all(line.source in form.sources for line in taken):
            lines += [line for line in taken if own.line(line.source, role) is None]
        elif not is_written:
            totals += _total(target, basis, role)
    order = {key: place for place, key in enumerate((*form.sources, *form.bases))}
    lines.sort(key=lambda line: (order[line.source], order[line.basis]))
    totals.sort(key=lambda line: order[line.basis])
    return MoneyTable(tuple(lines), tuple(totals), own.rates, own.reason)


def _lines(target: Form, form: MoneyForm, basis: str, role: Role) -> list[MoneyLine]:
    """Return the lines of a target form that a stage has in a basis; its short forms are lines too."""
    wanted = _role_in(target, role)
    found = [line for line in target.money.lines if line.role == wanted]
    if found:
        return [
            MoneyLine(line.source, basis, role, line.amount, line.path, line.file or target.file)
            for line in found
        ]
    return [
        MoneyLine(source, basis, role, amount, path, target.file)
        for source, amount, path in _short_lines(target, form, wanted)
    ]


def _short_lines(target: Form, form: MoneyForm, role: Role) -> Iterator[tuple[str, Decimal, Path]]:
    """Yield the amounts for the year that a target form states outside of 资金, with their sources."""
    if role != "年度" or target.money.line(TOTAL_KEY, role) is not None:
        return
    if isinstance(target, Department):
        amounts = {BASIC_KEY: target.basic_expenditure, PROJECTS_KEY: target.project_expenditure}
        for key, amount in amounts.items():
            if amount is not None:
                yield key, amount, (key,)
    elif target.budget is not None:
        # Of several sources it is not known which one gives the money: then it is a total.
        source = next(iter(form.sources)) if len(form.sources) == 1 else TOTAL_KEY
        yield source, target.budget, (BUDGET_KEY,)


def _total(target: Form, basis: str, role: Role) -> Iterator[MoneyLine]:
    """Yield the total of a target form that a stage has in a basis."""
    found = total_of(target, (_role_in(target, role),)) or (
        year_budget(target) if _role_in(target, role) == "年度" else None
    )
    if found is not None:
        amount, (file, path, _) = found
        yield MoneyLine(TOTAL_KEY, basis, role, amount, path, file)


def _role_in(target: Form, role: Role) -> Role:
    """Return the role of the target form that a role of the stage is taken from."""
    return "年度" if role == "年初" and "年初" not in target.money.roles else role
