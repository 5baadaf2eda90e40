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

# A rate or a day of payment is an output itself.
_OUTPUT = re.compile(r"率|及时|时间|时限|标准|人数|人次|户数|次数")


def subjects(context: FormContext) -> Sequence[Text | Indicator]:
    """Return the goals, then the indicators."""
    return [*context.goals, *context.indicators]


def check(subject: Text | Indicator, context: FormContext) -> Iterator[Violation]:
    """Yield a violation for a goal or an indicator's name if all of its clauses only speak of spending."""
    spending = context.words.spending
    text = subject.text if isinstance(subject, Text) else subject.name
    if not spending.find(text):
        return
    clauses = [clause for clause in _CLAUSE.split(_LEAD.sub("", text)) if clause.strip()]
    if not clauses or not all(spending.find(clause) and _MONEY.search(clause) for clause in clauses):
        return
    if isinstance(subject, Text):
        yield Violation("GC120.goal", subject.origin, {"value": text})
    elif not _OUTPUT.search(text):
        yield Violation("GC120.indicator", context.of(subject, "名称"), {"value": text})


RULE = FormRule("GC120", Severity.WARNING, "S", subjects, check)
