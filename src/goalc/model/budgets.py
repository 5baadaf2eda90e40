"""The amounts that a form is judged by, whichever way it states them.

A project may state its year's money as 预算资金, or as money lines (资金); a department as 基本支出 and
项目支出, or as lines of that name.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from goalc.model.money import MONEY_KEY, TOTAL_KEY, YEAR, Role
from goalc.model.spec import Department, Form, Project, place_in
from goalc.source.diagnostic import Origin

BUDGET_KEY, BASIC_KEY, PROJECTS_KEY = "预算资金", "基本支出", "项目支出"


class Budget(NamedTuple):
    """An amount in 元 and its place."""

    amount: Decimal
    origin: Origin


def year_budget(form: Form) -> Budget | None:
    """Return the money of a form for its year; None if it does not say."""
    if isinstance(form, Project) and form.budget is not None:
        return Budget(form.budget, place_in(form, (BUDGET_KEY,)))
    if isinstance(form, Department) and form.total is not None:
        return Budget(form.total, place_in(form, (PROJECTS_KEY,)))
    return total_of(form, YEAR)


def total_of(form: Form, roles: Iterable[Role]) -> Budget | None:
    """Return the total of the first of these roles that a form's money lines fill in."""
    for role in roles:
        stated, found = form.money.line(TOTAL_KEY, role), form.money.total(role)
        if found is not None:
            place = place_in(form, (MONEY_KEY,)) if stated is None else stated.origin(form.file)
            return Budget(found, place)
    return None


def project_spending(department: Department) -> Budget | None:
    """Return 项目支出, as a field or as a line of the year's money; None if the form does not state it."""
    if department.project_expenditure is not None:
        return Budget(department.project_expenditure, place_in(department, (PROJECTS_KEY,)))
    found = (department.money.line(PROJECTS_KEY, role) for role in YEAR)
    line = next((line for line in found if line is not None), None)
    return None if line is None else Budget(line.amount, line.origin(department.file))
