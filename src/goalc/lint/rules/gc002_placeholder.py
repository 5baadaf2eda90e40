"""GC002: no placeholder is left in a text.

Every review rejects placeholders of templates (XX, ××, **, □, 待填, {…}), rows that were left of a template
(指标2：, ……, 三级指标) and fields that only say that they are empty (无, /, 同上).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from goalc.lint.context import TextContext
from goalc.lint.rule import TextRule, Violation
from goalc.lint.texts import Text
from goalc.model.words import Words
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
_AROUND = " \t\u3000\xa0()（）[]【】〔〕“”\"'「」<>《》。.,，；;！!"
_BLANK = re.compile(r"[ \t\u3000\xa0]+")
_BARE = re.compile(r"[(（【\[〔][)）】\]〕]|。{2,}|[(（【]?[?？]+[)）】]?")
_GAP = r"(?:[XxＸ×✕*＊_＿?？□☐]{2,20}|[_＿?？□☐]|\.{2,6}|…{1,4}|\{[^{}]{0,20}\}|[(（][)）])"
_LETTER = "[NnＮXxＸ×*＊]"
_SIGN = "(?:[≥≤=＝<>＜＞≧≦]|>=|<=)"
_COUNTED = (
    "(?:[%％‰]|[百千万亿]{0,2}(?:元|个|件|次|人次?|户|项|套|天|场次?|座|名|份|批次?|台|处|公里|米|亩|家|所|期|篇|条"
    "|年|个?月|日|小时|分|吨|辆|本|册|起|只|株|头|盏|间|栋|幢|人/次|元/人))"
)
_PLACE = f"(?:{_GAP}|{_LETTER})"
_NO_TARGET = re.compile(
    rf"(?:{_SIGN}{_PLACE}|{_GAP})(?:[%％‰]|[\u4e00-\u9fff]{{0,5}}(?:/[\u4e00-\u9fff]{{1,3}})?)"
    rf"|{_LETTER}{_COUNTED}|{_SIGN}{_COUNTED}?"
    rf"|20(?:[0-9]{{2}}|{_PLACE})年?(?:(?:{_PLACE}|[0-9]{{1,2}})月)?(?:底|末|(?:{_PLACE}|[0-9]{{1,2}})日)?[之以]?[前内]?"
    rf"|{_PLACE}月(?:底|末|{_PLACE}日|[0-9]{{1,2}}日)?[之以]?[前内]?"
)
"""A target with a gap in the place of its number."""
_UNSURE = re.compile(rf"[NnＮXxＸ×✕*＊_＿?？□☐….{{(（]|^{_SIGN}[^0-9]*$")
_TARGETS = frozenset({("指标值",), ("上年值",)})
_LONGEST = 40
"""Maximum length of a text that may be nothing but a placeholder."""


def check(text: Text, context: TextContext) -> Iterator[Violation]:
    """Yield a violation for a placeholder in the text, or for a text that only says that it is empty."""
    whole = text.text.strip()
    if _is_nothing_else(text, context.words):
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


def _is_nothing_else(text: Text, words: Words) -> bool:
    """Return True for a text that is nothing but a placeholder."""
    whole = text.text.strip()
    if len(whole) > _LONGEST or whole in _EMPTY:
        return False
    dense = _BLANK.sub("", whole)
    core = dense.strip(_AROUND)
    if core in words.placeholders or core in words.whole_placeholders:
        return True
    if _ROW.fullmatch(whole) or _BARE.fullmatch(dense):
        return True
    is_target = text.origin.path[-1:] in _TARGETS and _UNSURE.search(dense) is not None
    return is_target and _NO_TARGET.fullmatch(dense) is not None


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
    return not _EMPTY.isdisjoint(wholes) or any(
        _is_nothing_else(text, context.words) for text in context.texts
    )


RULE = TextRule("GC002", Severity.ERROR, "S", check, glance=glance)
