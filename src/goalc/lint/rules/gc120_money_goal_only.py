"""GC120: a goal says what is achieved, not only that the money is spent."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from goalc.lint.context import FormContext, Text
from goalc.lint.rule import FormRule, Violation
from goalc.model.spec import Indicator
from goalc.source.diagnostic import Severity

_LEAD = re.compile(r"^\s*目标\s*[一二三四五六七八九十\d]+\s*[：:、.．]")
_CLAUSE = re.compile(r"[，,。；;、！!]")
_MONEY = re.compile(r"资金|经费|款|费用|金额|工资|补贴|津贴|补助")

# A rate or a day of payment is an output of its own.
_OUTPUT = re.compile(r"率|及时|时间|时限|标准|人数|人次|户数|次数")


def subjects(context: FormContext) -> Sequence[Text | Indicator]:
    """Goals and indicators."""
    return [*context.goals, *context.indicators]


def check(subject: Text | Indicator, context: FormContext) -> Iterator[Violation]:
    """Texts all of whose clauses only spend; of an indicator its name."""
    spending = context.words.spending
    text = subject.text if isinstance(subject, Text) else subject.name
    if not spending.find(text):
        return
    clauses = [clause for clause in _CLAUSE.split(_LEAD.sub("", text)) if clause.strip()]
    if not clauses or not all(spending.find(clause) and _MONEY.search(clause) for clause in clauses):
        return
    if isinstance(subject, Text):
        yield Violation(subject.origin, {"value": text}, "goal")
    elif not _OUTPUT.search(text):
        yield Violation(context.of(subject, "名称"), {"value": text}, "indicator")


RULE = FormRule("GC120", Severity.WARNING, "S", subjects, check)
