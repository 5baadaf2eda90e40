"""GC120: a goal says what is achieved, not only that the money is spent.

A goal that names how many people or things the money is for says so, and so does an indicator of how well it
is spent (资金使用合规性). A name is only about spending if it ends, or begins and ends, with words for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.lint.texts import Text
from goalc.model.direction import name_head
from goalc.model.spec import Indicator
from goalc.model.target import Comparison
from goalc.model.words import WordList
from goalc.source.diagnostic import Severity

_LEAD = re.compile(r"^\s*目标\s*[一二三四五六七八九十0-9０-９]+\s*[：:、.．]")
_CLAUSE = re.compile(r"[，,。；;、！!]")
_MONEY = re.compile(r"资金|经费|款|费用|金额|工资|补贴|津贴|补助")
_COUNT = re.compile(
    r"[0-9一二三四五六七八九十百千万]\s*(?:余|多)?(?!万?元|年|月|日|%|次性)[个名人户家所项件条台套次场批亩吨公座处]"
)
_PAID = re.compile(r"(?:资金|经费|款项?|费用?|金额|工资|补贴|津贴|补助金?)$")
_FORM = re.compile(r"(?:工作|情况|进度|任务|[金数总]额)$")
_PAYABLE = ("时效", "质量", "成本")
"""Levels of which the day, the correctness or the amount of a payment is a measure."""
# A rate or a day of payment is an output itself, and saving is no spending.
_OUTPUT = re.compile(
    r"率|及时|时间|时限|标准|人数|人次|户数|次数|比例|节约|节省|减少|降低|压减|追缴|清欠|准确|合规|规范|覆盖|安全"
)


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
        if _COUNT.search(text):
            return
        yield Violation("GC120.goal", subject.origin, {"value": text})
    elif (
        not any(word in subject.group for word in _PAYABLE)
        and not _OUTPUT.search(text)
        and not _is_counted(subject)
        and _is_spending(name_head(text), spending)
    ):
        yield Violation("GC120.indicator", context.of(subject, "名称"), {"value": text})


def _is_counted(indicator: Indicator) -> bool:
    """Return True for a target of people or things: 发放租赁补贴 ≥1250户."""
    target = indicator.target
    return (
        isinstance(target, Comparison)
        and bool(target.unit)
        and not target.unit.startswith(("%", "‰", "元", "万元", "亿元", "次"))
    )


def _is_spending(name: str, spending: WordList) -> bool:
    """Return True if a name ends with a word for spending, or begins with one and ends with money."""
    bare = _FORM.sub("", name)
    begins = spending.first(bare)
    return bool(spending.ending(bare)) or (
        begins is not None and not begins.start() and bool(_PAID.search(bare))
    )


RULE = FormRule("GC120", Severity.WARNING, "S", subjects, check)
