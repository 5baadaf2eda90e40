"""GC306: an amount that a goal calls the year's budget agrees with the money field."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.lint.texts import Text
from goalc.model.amount import AmountError, parse_amount, print_number
from goalc.model.budgets import year_budget
from goalc.source.diagnostic import Note, Severity

_SAID = re.compile(
    r"(?:本?年度?(?:预算|安排|申请)|预算(?:资金|安排|金额)?|安排(?:资金|预算)?|项目资金|申请资金|下达资金)"
    r"(?:共计|合计|总计|为|共|约)?\s*([0-9０-９][0-9０-９,]*(?:\.[0-9０-９]+)?\s*(?:亿元|万元|元))"
)


def subjects(context: FormContext) -> Sequence[Text]:
    """Return the goals with the word 元, of a project with a budget."""
    if context.project is None or year_budget(context.project) is None:
        return ()
    return [goal for goal in context.goals if "元" in goal.text]


def check(goal: Text, context: FormContext) -> Iterator[Violation]:
    """Yield a violation for each amount that is called the budget and differs from it."""
    budget = year_budget(context.form)
    for match in _SAID.finditer(goal.text):
        try:
            said = parse_amount(match[1])
        except AmountError:
            continue
        if budget is not None and said != budget.amount:
            note = Note("GC306.budget", budget.origin)
            arguments = {"said": match[1], "budget": print_number(budget.amount)}
            yield Violation("GC306", goal.origin, arguments, notes=(note,))


RULE = FormRule("GC306", Severity.WARNING, "S", subjects, check)
