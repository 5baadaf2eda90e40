"""Qualitative targets that need no grades: either reached or not, or defined by a quantity."""

from __future__ import annotations

import re

from goalc.model.words import Words

MEASURED = re.compile(r"(?<![0-9])[0-9]+(?:\.[0-9]+)?\s*(?:[%％‰]|[^\s0-9年月日号，。、；.)）-])|[≥≤]")
"""A quantity in a definition."""
_CLASS = re.compile(r"[一二三四五六七八九ⅠⅡⅢⅣⅤ0-9A-Z]\s*[类级等星]|《|^[无零未]|^[≥≤=<>＝]\s*[0-9A-Za-zⅠ-Ⅻ]")
"""A class, the title of a standard, a word for none, or a grade with a sign (≥B+)."""
_HOPE = re.compile(
    r"(?:达到|符合|满足|完成)(?:预期|预定|预计|既定|一定|较好|良好|明显|目标|要求)|有所|进一步"
)


def is_checkable(text: str, words: Words) -> bool:
    """Return True if a qualitative target is either reached or not, so that it needs no grades."""
    if text in words.checkable or _CLASS.search(text):
        return True
    if _HOPE.search(text):
        return False
    # Words of one character count only as the whole target: 有 is a part of 有效.
    return any(len(match[0]) > 1 for match in words.checkable.all(text))
