"""Totals that a form states beside their parts: amounts whose parts the pack names, and money lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from goalc.lint.context import FormContext
from goalc.lint.rule import Violation
from goalc.model.amount import print_number
from goalc.model.budgets import BASIC_KEY, BUDGET_KEY, PROJECTS_KEY
from goalc.model.money import YEAR, MoneyLine
from goalc.source.diagnostic import Note, Origin


class Summand(NamedTuple):
    """A part of a total, in 元."""

    name: str
    amount: Decimal
    origin: Origin


class Stated(NamedTuple):
    """A stated total and its parts, in 元."""

    title: str
    total: Decimal
    origin: Origin
    parts: Sequence[Summand]


def stated_sums(context: FormContext) -> list[Stated]:
    """Return the totals that a form's own file states together with all of their parts."""
    found = [*_pack_sums(context), *_money_totals(context), *_short_totals(context)]
    return [stated for stated in found if stated.origin.file == context.form.file]


def _pack_sums(context: FormContext) -> Iterator[Stated]:
    for item in context.profile.fields:
        total = context.amount(item.key) if item.sum else None
        amounts = [(key, context.amount(key)) for key in item.sum]
        parts = [Summand(key, amount, context.at(key)) for key, amount in amounts if amount is not None]
        if total is not None and len(parts) == len(item.sum):
            yield Stated(item.title, total, context.at(item.key), parts)


def _money_totals(context: FormContext) -> Iterator[Stated]:
    """Yield the totals that money lines state, in each basis that has lines."""
    form, label = context.profile.money, ""
    if form is not None:
        label = form.total_keys[-1]
    for total in context.form.money.totals:
        lines = [line for line in context.form.money.lines if line.role == total.role]
        if lines:
            origin = total.origin(context.form.file)
            yield Stated(f"{label}（{total.basis}）", total.amount, origin, _parts(context, lines))


def _short_totals(context: FormContext) -> Iterator[Stated]:
    """Yield the year's money that a form states outside of its money lines, beside the lines."""
    money, project, department = context.form.money, context.project, context.department
    role = next((role for role in YEAR if role in money.roles), None)
    lines = [line for line in money.lines if line.role == role]
    if not lines:
        return
    if project is not None and project.budget is not None:
        yield Stated(BUDGET_KEY, project.budget, context.at(BUDGET_KEY), _parts(context, lines))
    if department is not None and department.total is not None:
        title = f"{BASIC_KEY}加{PROJECTS_KEY}"
        yield Stated(title, department.total, context.at(PROJECTS_KEY), _parts(context, lines))


def _parts(context: FormContext, lines: Sequence[MoneyLine]) -> list[Summand]:
    return [Summand(line.source, line.amount, line.origin(context.form.file)) for line in lines]


def check_sum(stated: Stated, key: str, part_key: str) -> Iterator[Violation]:
    """Yield a violation with `key` if the total is not the sum of its parts, each noted with `part_key`."""
    total = sum((part.amount for part in stated.parts), Decimal(0))
    if total != stated.total:
        arguments = {
            "field": stated.title,
            "stated": print_number(stated.total),
            "total": print_number(total),
            "parts": tuple(part.name for part in stated.parts),
            "difference": print_number(abs(total - stated.total)),
        }
        notes = tuple(
            Note(part_key, part.origin, {"field": part.name, "amount": print_number(part.amount)})
            for part in stated.parts
        )
        yield Violation(key, stated.origin, arguments, notes=notes)
