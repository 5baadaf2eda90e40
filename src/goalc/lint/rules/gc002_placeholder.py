"""GC002: no placeholder is left in a text.

Every review rejects placeholders of templates (XX, ××, **, □, 待填, {…}), rows that were left of a template
(指标2：, ……, 三级指标) and fields that only say that they are empty (无, /, 同上).
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


_NONE = frozenset({"无", "没有"})
_GOES_ON = re.compile("[\u4e00-\u9fff]")
_ROW = re.compile(
    r"(?:(?:绩效|[一二三]级)?指标|目标|任务)\s*[0-9一二三四五六七八九十]{1,3}\s*[：:、.．]?"
    r"|[一二三]级指标|指标名称|指标内容|指标解释|绩效指标|…+|[.．·]{3,}"
)
"""A text that is nothing but a row of the empty form."""


def check(text: Text, context: TextContext) -> Iterator[Violation]:
    """Yield a violation for a placeholder in the text, or for a text that only says that it is empty."""
    whole = text.text.strip()
    if _ROW.fullmatch(whole):
        yield Violation("GC002.whole", text.origin, {"found": whole, "value": text.text})
        return
    if whole in _EMPTY:
        # As a target it says that there is none of it: 重大事故 无.
        if whole in _NONE and text.origin.path[-1:] == ("指标值",):
            return
        yield Violation("GC002.empty", text.origin, {"value": text.text}, severity=Severity.WARNING)
        return
    marks = _MARKS.search(text.text)
    found = marks[0] if marks else _word(text.text, context)
    if found:
        key = "GC002.whole" if found == text.text else "GC002.mark"
        yield Violation(key, text.origin, {"found": found, "value": text.text})


def _word(text: str, context: TextContext) -> str:
    """Return the first placeholder of the word list, or an empty text.

    A word that waits (待定, 待补充) is one only at the end of a clause: 待补充人员 are people.
    """
    words = context.words
    for match in words.placeholders.all(text):
        if match[0].startswith("待") and _GOES_ON.match(text, match.end()):
            continue
        if not words.ordinary.cuts(text, *match.span()):
            return match[0]
    return ""


def glance(context: TextContext) -> bool:
    """Return True if any text may have a placeholder."""
    together = context.together
    if _LIKELY.search(together) or context.words.placeholders.first(together):
        return True
    wholes = [text.text.strip() for text in context.texts]
    return not _EMPTY.isdisjoint(wholes) or any(_ROW.fullmatch(whole) for whole in wholes)


RULE = TextRule("GC002", Severity.ERROR, "S", check, glance=glance)
