"""Words around a number or a day that its reading leaves aside: an act, a condition, a hedge.

In: two targets with the same outcomes. Out: how the change between their words counts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from goalc.model.target import Target

_HEDGE = re.compile(r"力争|争取|努力|力求|尽量|尽可能|尽快|基本|计划|拟|有望|适时|原则|左右|上下|大约|预计")
# What states the bound, the day and that the work is done, and numerals and marks.
_PLAIN = re.compile(
    r"[^\u4e00-\u9fff]+|不[低高少多大小超]于?过?|不得|超过|至[少多]|最[少多低高]|等于|达到?|控制在|保持在|截[至止]到?|以[上下内前]|之[内前]"
    r"|完成|办结|到位|开展|全部|年度|月份|季度|[上中下]旬|半年|百分之|分之|个百分点|同比|环比|[较比]?(?:上年|去年)|增长|提高|提升|增加|上升"
    r"|下降|降低|减少|平均|[零〇一二两三四五六七八九十百千万亿点半成年月日号季上下第每个底末前内及其或和于在到至比由为约含本数时了]"
)


def compare_words(before: Target, after: Target, names: Sequence[str]) -> Literal["same", "looser", "scope"]:
    """Return `same` if two targets of the same outcomes differ in nothing that the names do not say."""
    rests = (_rest(before), _rest(after))
    one, other = ("" if all(rest in name for name in names) else rest for rest in rests)
    if one == other:
        return "same"
    hedged = set(_HEDGE.findall(other)) - set(_HEDGE.findall(one))
    return "looser" if hedged else "scope"


def _rest(target: Target) -> str:
    """Return the words of a target that neither bound it nor say what it counts."""
    text = str(target)
    for part in getattr(target, "unit", "").split("/"):
        text = text.replace(part, "", 1) if part else text
    words = "".join(_HEDGE.findall(text))
    return words + _PLAIN.sub("", _HEDGE.sub("", text))
