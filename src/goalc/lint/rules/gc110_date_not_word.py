"""GC110: 时效 is a day or a number of days, not 及时, 按时 or 完成.

Only a text that says nothing else is found: `按合同约定分批验收` names its measure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.model.spec import Indicator
from goalc.model.target import Judgement
from goalc.model.target.days import mentions_day
from goalc.source.diagnostic import Severity

_PUNCTUATION = re.compile(r"[\s，。、；,.;！!]+")
_VAGUE = re.compile(
    r"(?:及时|按时|按期|如期|准时|适时|尽快|随时)[^0-9]{0,6}|在?[^0-9]{0,8}(?:计划|规定|要求|约定)[^0-9]{0,6}(?:时间|时限|期限|工期)[内前][^0-9]{0,4}"
)
"""A text that begins with the word, and names what is done at most: 及时掌握, 在计划时间内完成."""
_DONE = frozenset({"完成", "已完成"})


def subjects(context: FormContext) -> Sequence[tuple[Indicator, Judgement]]:
    """Return the judgements under 时效."""
    return [(item, target) for item, target in context.judgements if "时效" in item.group]


def check(subject: tuple[Indicator, Judgement], context: FormContext) -> Iterator[Violation]:
    """Yield a violation for a judgement of words for a date alone, if the definition names no day either."""
    indicator, target = subject
    if _says_only_when(target.text, context) and not mentions_day(indicator.definition):
        arguments = {"name": indicator.name, "value": target.text, "year": context.year}
        yield Violation("GC110", context.of(indicator, "指标值"), arguments)


def _says_only_when(text: str, context: FormContext) -> bool:
    """Return True if the text has a word for a date, and otherwise only words that go with it."""
    words = context.words
    bare = _PUNCTUATION.sub("", text)
    if _VAGUE.fullmatch(bare):
        return True
    timely = bool(words.timely.find(bare)) or bare in _DONE
    rest = words.timely_companions.remove(words.timely.remove(bare))
    return timely and not rest and bool(bare)


RULE = FormRule("GC110", Severity.WARNING, "S", subjects, check)
