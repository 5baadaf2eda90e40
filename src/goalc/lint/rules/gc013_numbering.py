"""GC013: numbered goals have consecutive numbers, and each goal stands by itself.

`-完成…` without a blank behind the dash is text: several of them are read as one goal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.lint.texts import Text
from goalc.model.target.numbers import chinese_number
from goalc.source.diagnostic import Fix, Replacement, Severity

_DIGITS = "零一二三四五六七八九"
_NUMBERED = re.compile(r"\s*(目标)\s*([零〇一二三四五六七八九十百千]{1,9}|[0-9０-９]{1,5})(?=\s*[：:、.．])")

_DASH = re.compile(r"\s*[-－–—·•*＊][ 　]*(?=[\u4e00-\u9fff“])")


def subjects(context: FormContext) -> Sequence[Sequence[Text]]:
    """Return the year's goals as one subject if any of them has a number or a dash."""
    goals = context.goals
    return [goals] if any(_NUMBERED.match(goal.text) or _DASH.match(goal.text) for goal in goals) else ()


def check(goals: Sequence[Text], _: FormContext) -> Iterator[Violation]:
    """Yield a violation for each goal that begins with a dash, and for wrong numbers."""
    dashed = [goal for goal in goals if _DASH.match(goal.text)]
    if dashed:
        yield from (Violation("GC013.dash", goal.origin, {"value": goal.text}) for goal in dashed)
        return
    for place, goal in enumerate(goals, 1):
        match = _NUMBERED.match(goal.text)
        if match is None:
            yield Violation("GC013.missing", goal.origin, {"value": goal.text, "number": chinese(place)})
        elif _number(match[2]) != place:
            number = str(place) if match[2].isdigit() else chinese(place)
            text = goal.text[: match.start(2)] + number + goal.text[match.end(2) :]
            fix = Fix((Replacement(goal.origin, text),), safe=False)
            yield Violation("GC013.order", goal.origin, {"found": match[2], "number": number}, fix=fix)


def chinese(number: int) -> str:
    """Return a number from 1 to 99 in Chinese numerals, a larger one in digits."""
    if number > 99:
        return str(number)
    tens, ones = divmod(number, 10)
    lead = "" if not tens else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return lead + (_DIGITS[ones] if ones else "")


def _number(text: str) -> Decimal | None:
    return Decimal(text) if text.isdigit() else chinese_number(text)


RULE = FormRule("GC013", Severity.WARNING, "S", subjects, check, fixes=True)
