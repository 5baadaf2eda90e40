"""GC120: a goal says what is achieved, not only that the money is spent."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from goalc.lint.context import FormContext, Text
from goalc.lint.rule import FormRule, Hit
from goalc.source.diagnostic import Severity

_LEAD = re.compile(r"^\s*目标\s*[一二三四五六七八九十\d]+\s*[：:、.．]")
_CLAUSE = re.compile(r"[，,。；;、！!]")
_MONEY = re.compile(r"资金|经费|款|费用|金额|工资|补贴|津贴|补助")

# A rate or a day of payment is an output of its own.
_OUTPUT = re.compile(r"率|及时|时间|时限|标准|人数|人次|户数|次数")


def subjects(context: FormContext) -> Sequence[tuple[Text, str]]:
    """Goals and names of indicators, each with what it is."""
    names = [(Text(item.name, context.of(item, "名称")), "indicator") for item in context.indicators]
    return [*((goal, "goal") for goal in context.goals), *names]


def check(subject: tuple[Text, str], context: FormContext) -> Iterator[Hit]:
    """Texts all of whose clauses only spend."""
    text, kind = subject
    spending = context.words.spending
    if not spending.find(text.text):
        return
    clauses = [clause for clause in _CLAUSE.split(_LEAD.sub("", text.text)) if clause.strip()]
    spends = clauses and all(spending.find(clause) and _MONEY.search(clause) for clause in clauses)
    if spends and (kind == "goal" or not _OUTPUT.search(text.text)):
        yield Hit(text.origin, {"value": text.text}, kind)


RULE = FormRule("GC120", Severity.WARNING, "S", subjects, check)
