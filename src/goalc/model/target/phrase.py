"""Targets in words, with a hedge or without: `约95%`, `不少于十次`, `力争6月底前完成`.

In: a text that is not written with signs and digits alone. Out: what it says, printed as written, or None.
"""

from __future__ import annotations

import re
from dataclasses import replace

from goalc.model.target.bounds import BOUND_WORDS
from goalc.model.target.days import read_days
from goalc.model.target.kinds import Hedged, Interval, Measured
from goalc.model.target.numbers import INCLUDED, SIGN, narrow, write_digits
from goalc.model.target.signed import read_labelled, read_signed
from goalc.model.target.worded import FALL, RISE, read_worded

# 节约, 违约 and 就近 are no hedges, and 近3年 is a period.
_ABOUT = "(?<![节大契制违签公预爽履续特赴邀誓毁缔合相条租])约"
_NEAR = "(?<![附邻接将就靠最亲新远临])近(?![0-9]{1,2}个?[年月日天周季])"
_HEDGE = re.compile(
    r"^(?:原则上|力争|争取|力求|努力|尽量|尽可能|大约|大概|大致|预计|预期)"
    rf"|(?:力争|争取|大约|大致|约为|{_ABOUT}|接近|将近|{_NEAR}|基本|一般|预计)"
    rf"(?=在?(?:[0-9]|{SIGN}|{BOUND_WORDS}|{RISE}|{FALL}))"
    r"|(?:左右|上下|前后)$|(?<=[0-9])[余多](?=[^0-9])"
)
_BLANKS = re.compile(r"(?<![0-9.,])[ 　\xa0]+|[ 　\xa0]+(?![0-9.,])")
# 98%（含）以上 says twice what 以上 says.
_INCLUDED_BEFORE = re.compile(rf"{INCLUDED.pattern}(?=及?以[上下内])")
_WITHIN = re.compile(r"(?:之间|以内|之内|内)$")


def read_phrase(text: str) -> Measured | Hedged | None:
    """Return a target whose bound is in words, with a hedge or without, printed as written."""
    plain = _BLANKS.sub("", write_digits(narrow(_INCLUDED_BEFORE.sub("", text)))).replace("正负", "±")
    hedge = _HEDGE.search(plain)
    if hedge is None:
        found = _bound(plain)
        return None if found is None else replace(found, written=text)
    firm = _HEDGE.sub("", plain)
    inner = read_days(firm) or _bound(firm)
    return None if inner is None else Hedged(inner, hedge[0], written=text)


def _bound(plain: str) -> Measured | None:
    found = read_signed(plain) or read_worded(plain) or read_labelled(plain)
    if found is None and (match := _WITHIN.search(plain)):
        found = read_signed(plain[: match.start()])
        return found if isinstance(found, Interval) else None
    return found
