"""GC002: no placeholder is left in a text.

Every review rejects placeholders of templates (XX, ××, **, □, 待填, {…}) and fields that only say that they
are empty (无, /, 同上).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from goalc.lint.context import Text, TextContext
from goalc.lint.rule import TextRule, Violation
from goalc.source.diagnostic import Severity

_MARKS = re.compile(
    r"(?<![A-Za-z])[XxＸ]{2,}(?![A-Za-z])|[×✕]{2,}|[*＊]{2,}|[□☐]|_{2,}|＿{2,}|\{[^{}]{0,20}\}|20[XxＸ×*]{2}"
)
# Two placeholder characters, or one that is enough by itself. It begins with a character set, so it is fast.
_LIKELY = re.compile(r"[XxＸ×✕*＊_＿□☐{](?:(?<=[□☐{])|[XxＸ×✕*＊_＿])")
_EMPTY = frozenset(
    {"无", "暂无", "没有", "/", "／", "-", "—", "——", "同上", "略", "见附件", "空", "N/A", "n/a"}
)


def check(text: Text, context: TextContext) -> Iterator[Violation]:
    """Yield a violation for a placeholder in the text, or for a text that only says that it is empty."""
    if text.text.strip() in _EMPTY:
        yield Violation("GC002.empty", text.origin, {"value": text.text}, severity=Severity.WARNING)
        return
    marks = _MARKS.search(text.text)
    found = marks[0] if marks else context.words.placeholders.find(text.text)
    if found:
        key = "GC002.whole" if found == text.text else "GC002.mark"
        yield Violation(key, text.origin, {"found": found, "value": text.text})


def glance(context: TextContext) -> bool:
    """Return True if any text may have a placeholder."""
    together = context.together
    if _LIKELY.search(together) or context.words.placeholders.first(together):
        return True
    return not _EMPTY.isdisjoint([text.text.strip() for text in context.texts])


RULE = TextRule("GC002", Severity.ERROR, "S", check, glance=glance)
