"""GC002: nothing is left to be filled in.

Placeholders of templates (XX, ××, **, □, 待填, {…}) and fields that only say that they are empty
(无, /, 同上) come back from every review.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from goalc.lint.context import Text, TextContext
from goalc.lint.rule import TextRule, Violation
from goalc.lint.subjects import texts
from goalc.source.diagnostic import Severity

_MARKS = re.compile(
    r"(?<![A-Za-z])[XxＸ]{2,}(?![A-Za-z])|[×✕]{2,}|[*＊]{2,}|[□☐]|_{2,}|＿{2,}|\{[^{}]{0,20}\}|20[XxＸ×*]{2}"
)
# Two marks together, or one of those that need no second; begins with a set of characters, so is quick.
_LIKELY = re.compile(r"[XxＸ×✕*＊_＿□☐{](?:(?<=[□☐{])|[XxＸ×✕*＊_＿])")
_EMPTY = frozenset(
    {"无", "暂无", "没有", "/", "／", "-", "—", "——", "同上", "略", "见附件", "空", "N/A", "n/a"}
)


def check(text: Text, context: TextContext) -> Iterator[Violation]:
    """A placeholder in the text, or a text that is none."""
    if text.text.strip() in _EMPTY:
        yield Violation(text.origin, {"value": text.text}, "empty", severity=Severity.WARNING)
        return
    marks = _MARKS.search(text.text)
    found = marks[0] if marks else context.words.placeholders.find(text.text)
    if found:
        yield Violation(
            text.origin, {"found": found, "value": text.text}, "whole" if found == text.text else "mark"
        )


def glance(context: TextContext) -> bool:
    """Whether anything looks like a placeholder."""
    together = context.together
    if _LIKELY.search(together) or context.words.placeholders.first(together):
        return True
    return not _EMPTY.isdisjoint([text.text.strip() for text in context.texts])


RULE = TextRule("GC002", Severity.ERROR, "S", texts, check, glance=glance)
