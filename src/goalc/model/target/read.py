"""Read a target (指标值): a text → the outcomes that fulfil it, with how it was written.

Never fails: a text that is nothing else is a judgement (定性) and stays unchanged. Signs, digits (full width,
thousands separators, leading zeros), blanks and the percent sign are normalised, and so are mistyped
characters that leave no doubt; a bound in words is printed as written. The forms are those seen in published
tables: docs/targets.md. (A general Unicode normalisation would turn ㎡ into m2.)
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from goalc.model.target.bounds import BOUND_WORDS
from goalc.model.target.days import read_days
from goalc.model.target.kinds import Deadline, Hedged, Interval, Judgement, Measured, Ratio, Target
from goalc.model.target.numbers import INCLUDED, SIGN, narrow, write_digits
from goalc.model.target.signed import read_labelled, read_signed
from goalc.model.target.slips import is_suspect, mend
from goalc.model.target.worded import FALL, RISE, read_worded

MAX_LENGTH = 64
"""Maximum length of a target that is not a judgement; longer texts are not read and not cached."""
_HEDGE = re.compile(
    r"^(?:原则上|力争|争取|力求|努力|尽量|尽可能|大约|大概|大致|预计|预期)"
    rf"|(?:力争|争取|大约|大致|约为|(?<![节大契制违签公预])约|接近|将近|(?<![附邻接将])近|基本|一般|预计)(?=在?(?:[0-9]|{SIGN}|{BOUND_WORDS}|{RISE}|{FALL}))"
    r"|(?:左右|上下|前后)$|(?<=[0-9])[余多](?=[^0-9])"
)
_WHOLE_DATE = re.compile(
    r"([≤<＜]|<=)?\s*[0-9]{4}(?:\s*年\s*[0-9]{1,2}\s*月\s*[0-9]{1,2}\s*日|\s*([-./])\s*[0-9]{1,2}\s*\2\s*[0-9]{1,2})\s*(?:之?前)?"
)
_BLANKS = re.compile(r"(?<![0-9.,])[ 　\xa0]+|[ 　\xa0]+(?![0-9.,])")
_WITHIN = re.compile(r"(?:之间|以内|之内|内)$")
_QUICK = re.compile(r"[0-9０-９零〇○一二两三四五六七八九十百半]|年[底末终]")


def parse_target(text: str) -> Target:
    """Read a target."""
    text = text.strip()
    if len(text) > MAX_LENGTH or not _QUICK.search(text):
        return Judgement(text)
    return _parse(text)


@lru_cache(4096)
def _parse(text: str) -> Target:
    plain = narrow(text)
    suspect = is_suspect(plain)
    found = (suspect and _mended(plain, text)) or _exact(plain) or (not suspect and _mended(plain, text))
    if found:
        return replace(found, typed=text)
    worded = _in_words(text)
    return Judgement(text) if worded is None else replace(worded, typed=text)


def _mended(plain: str, text: str) -> Measured | Hedged | None:
    """Return the target of a text with mistyped characters; None if there are none, or it is no number."""
    mended = mend(plain)
    clean = (_exact(mended.text) or _in_words(mended.text)) if mended.slips else None
    if clean is None:
        return None
    remark = mended.slips[-1].typed
    if len(mended.slips) == 1 and INCLUDED.fullmatch(remark) and not clean.written and plain.endswith(remark):
        return replace(clean, written=f"{clean}{remark}", slips=mended.slips)
    return replace(clean, written=clean.written if mended.sure else text, slips=mended.slips)


def _exact(text: str) -> Measured | None:
    """Return a target that is written with signs and digits alone."""
    day = read_days(text)
    if day is not None:
        return _print_day(day, text) if isinstance(day, Deadline) else replace(day, written=text)
    found = read_signed(text)
    if isinstance(found, Ratio) and str(found) != text:
        return replace(found, written=text)
    # A remark is printed behind the number.
    return (
        replace(found, written=f"{found}{found.label}")
        if found and found.label and not found.written
        else found
    )


def _print_day(target: Deadline, text: str) -> Deadline:
    """Return a deadline that prints as `2025年12月31日前` if it is a whole date, and otherwise as written."""
    whole = _WHOLE_DATE.fullmatch(text)
    if whole is None:
        return replace(target, written=text)
    return replace(target, written=f"≤{target.day}") if whole[1] in {"≤", "<="} else target


def _in_words(text: str) -> Measured | Hedged | None:
    """Return a target whose bound is in words, with a hedge or without, printed as written."""
    plain = _BLANKS.sub("", write_digits(narrow(text))).replace("正负", "±")
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
