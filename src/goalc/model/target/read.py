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

from goalc.model.target.days import read_days
from goalc.model.target.kinds import Deadline, Hedged, Judgement, Measured, Ratio, Target
from goalc.model.target.numbers import CHINESE, COUNTED, INCLUDED, narrow
from goalc.model.target.signed import read_signed

MAX_LENGTH = 64
"""Maximum length of a target that is not a judgement; longer texts are not read and not cached."""
_WHOLE_DATE = re.compile(
    r"([≤<＜]|<=)?\s*[0-9]{4}(?:\s*年\s*[0-9]{1,2}\s*月\s*[0-9]{1,2}\s*日|\s*([-./])\s*[0-9]{1,2}\s*\2\s*[0-9]{1,2})\s*(?:之?前)?"
)
_QUICK = re.compile(
    rf"\d|年[底末终]|[{CHINESE}半](?:万|亿)?(?:{COUNTED}|[分成年月日号季比点万亿]|个半)|[上下]半年|之[一二]"
)
_CLEAN = re.compile(r"[≥≤<>=]?[0-9][0-9年月日前底.～-]{0,20}(?:%|[\u4e00-\u9fff]{0,6})(?<![.～-])")
"""What needs no look for mistyped characters."""


def parse_target(text: str) -> Target:
    """Read a target."""
    text = text.strip()
    if len(text) > MAX_LENGTH or not _QUICK.search(text):
        return Judgement(text)
    return _parse(text)


@lru_cache(4096)
def _parse(text: str) -> Target:
    plain = narrow(text)
    if _CLEAN.fullmatch(plain) and (exact := _exact(plain)):
        return replace(exact, typed=text)
    # What most targets do not need is not loaded for them.
    from goalc.model.target.phrase import read_phrase
    from goalc.model.target.slips import is_suspect

    suspect = is_suspect(plain)
    found = (suspect and _mended(plain, text)) or _exact(plain) or (not suspect and _mended(plain, text))
    if found:
        return replace(found, typed=text)
    worded = read_phrase(text)
    return Judgement(text) if worded is None else replace(worded, typed=text)


def _mended(plain: str, text: str) -> Measured | Hedged | None:
    """Return the target of a text with mistyped characters; None if there are none, or it is no number."""
    from goalc.model.target.phrase import read_phrase
    from goalc.model.target.slips import mend

    mended = mend(plain)
    clean = (_exact(mended.text) or read_phrase(mended.text)) if mended.slips else None
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
