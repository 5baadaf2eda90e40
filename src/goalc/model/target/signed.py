"""Targets with signs and digits: `≥95%`, `985米`, `±3%以内`, `5～10次`, `≥1:18`, `PQI ≥90`, `pH 6-9`."""

from __future__ import annotations

import re
from dataclasses import replace

from goalc.model.target.kinds import Comparison, Interval, Ratio, Sign
from goalc.model.target.numbers import INCLUDED, NUMBER, SIGN, SIGNS, UNIT, is_year, to_number, to_unit

# A name in letters may have digits (PM2.5); one in Chinese characters has none.
# Patterns of rare notations are text: `re` compiles one when it is first used.
LABEL = (
    r"(?:[A-Za-z]{1,6}[0-9](?:\.[0-9]|[0-9])?)?[^0-9\s≥≤=<>＝＜＞±~～，,。；;、：:（()）《》≪≫≮≯≈≠]{0,16}?"
)
_COMPARISON = re.compile(rf"({SIGN})?\s*({NUMBER})\s*({UNIT})?")
_TOLERANCE = rf"±\s*({NUMBER})\s*((?:{UNIT}?)??)(?:以内|之内)?"
_INTERVAL = re.compile(rf"({NUMBER})\s*({UNIT})??\s*(?:~|～|至|到|—+|–|-)\s*({NUMBER})\s*({UNIT})?")
_RATIO = (
    rf"({SIGN})?\s*([0-9]{{1,9}}(?:\.[0-9]{{1,4}})?)\s*([:：∶比/／])\s*([1-9][0-9]{{0,8}}(?:\.[0-9]{{1,4}})?)"
)
_LABELLED = rf"({LABEL}(?:[（(][A-Za-z0-9.]{{1,10}}[)）])?)\s*[：:]?\s*((?:{SIGN}|±).*)"
_REMARK = r"(.*[^\s])\s*([（(][^（()）]{1,20}[)）])"
_EXCLUDED = re.compile(r"[（(]不含(?:本数|[0-9][^（()）]{0,6})?[)）]")
_STRICT: dict[Sign, Sign] = {"≥": ">", "≤": "<"}
# Letters and a number without a gap are a grade or a size (C30, DN300, IPv6), but `pH6-9` is an interval.
_LETTERS = (
    r"([A-Za-z]{1,8}|[A-Za-z]{1,4}(?:2\.5|10))"
    r"(?:(?:值|指数)\s*[：:]?\s*|\s*[：:]\s*|\s+|(?=[0-9.]+\s*(?:~|～|至|-)))(.+)"
)
_BETWEEN = rf"({NUMBER})\s*({UNIT}?)??\s*(?:≤|<=|≦)\s*({LABEL})\s*(?:≤|<=|≦)\s*({NUMBER})\s*({UNIT})?"
_AROUND = rf"({NUMBER})\s*({UNIT}?)??\s*±\s*({NUMBER})\s*({UNIT})?"
_WITHIN_TIME = re.compile(r"(?:天|日|个?工作日|个?月|年|周|个?星期|小时|分钟|秒)[以之]?[内前后]")
_GRADE = re.compile(r"[A-Za-z]+[\u4e00-\u9fff]")
_MARKS = frozenset(":：∶比/／")
_PADDED = re.compile(r"-?0[0-9]")
_YEAR = re.compile(r"(?:19|20|21)[0-9][0-9]")

Signed = Comparison | Interval | Ratio


def read_signed(text: str) -> Signed | None:
    """Return the number, interval or ratio of a text with ASCII digits, or None."""
    return _comparison(text) or _interval(text) or _ratio(text) or _remarked(text)


def _remarked(text: str) -> Signed | None:
    """Return the number of a text with a remark behind it, which is its label: `≥95%（疫情除外）`."""
    match = re.fullmatch(_REMARK, text) if text.endswith((")", "）")) else None
    if match is None or INCLUDED.search(text):
        return None
    found = _comparison(match[1]) or _interval(match[1]) or _ratio(match[1])
    if isinstance(found, Comparison) and found.sign in _STRICT and _EXCLUDED.fullmatch(match[2]):
        return replace(found, sign=_STRICT[found.sign], written=text)
    return None if found is None else replace(found, label=match[2])


def read_labelled(text: str) -> Signed | None:
    """Return the number of a text that names it first: `新增就业≥500人`, `pH 6-9`; or None."""
    match = re.fullmatch(_LABELLED, text)
    if match is None or not match[1]:
        match = re.fullmatch(_LETTERS, text)
    found = read_signed(match[2]) if match else None
    if found is None or match is None:
        return None
    return replace(found, label=match[1].strip())


def _comparison(text: str) -> Comparison | None:
    match = _COMPARISON.fullmatch(text)
    if match is None:
        return None
    sign, number, unit = SIGNS[match[1]] if match[1] else "", to_number(match[2]), to_unit(match[3])
    if unit is None:
        return None
    # Without a sign, a text with a long unit is a phrase (`12345热线投诉办理`), and a year is not a number.
    # `5A景区` is a grade.
    if not sign and ((len(unit) > 4 and "/" not in unit) or is_year(number, unit) or _GRADE.match(unit)):
        return None
    # `5天内完成` states its bound in words.
    if _WITHIN_TIME.match(unit):
        return None
    return Comparison(sign, number, unit)


def _interval(text: str) -> Interval | None:
    if text.startswith("±") and (match := re.fullmatch(_TOLERANCE, text)):
        size, unit = to_number(match[1]), to_unit(match[2])
        return None if unit is None or size < 0 else Interval(-size, size, unit, "tolerance")
    match = _INTERVAL.fullmatch(text)
    if match is None:
        return _between(text) or _around(text)
    low, high, unit = to_number(match[1]), to_number(match[3]), to_unit(match[4])
    if unit is None or to_unit(match[2] or match[4]) != unit or low > high:
        return None
    # `0858-8732066` is a telephone number, `2025-2027` are years.
    if _PADDED.match(match[1]) or is_year(low, unit) or (not unit and _YEAR.fullmatch(match[1])):
        return None
    return Interval(low, high, unit, "range of units" if match[2] else "range")


def _between(text: str) -> Interval | None:
    """Return the interval of `6≤pH≤9`."""
    match = re.fullmatch(_BETWEEN, text) if "≤" in text or "<=" in text or "≦" in text else None
    if match is None:
        return None
    low, high, unit = to_number(match[1]), to_number(match[4]), to_unit(match[5])
    if unit is None or to_unit(match[2] or match[5]) != unit or low > high:
        return None
    return Interval(low, high, unit, label=match[3], written=text)


def _around(text: str) -> Interval | None:
    """Return the interval of `20±2℃`."""
    match = re.fullmatch(_AROUND, text) if "±" in text else None
    if match is None:
        return None
    middle, size, unit = to_number(match[1]), to_number(match[3]), to_unit(match[4])
    if unit is None or to_unit(match[2] or match[4]) != unit or size < 0:
        return None
    return Interval(middle - size, middle + size, unit, written=text)


def _ratio(text: str) -> Ratio | None:
    match = re.fullmatch(_RATIO, text) if _MARKS & set(text) else None
    if match is None:
        return None
    sign = SIGNS[match[1]] if match[1] else ""
    # `12/31` may be a day.
    if not sign and match[3] in "/／" and to_number(match[2]) <= 12 <= to_number(match[4]) <= 31:
        return None
    return Ratio(sign, to_number(match[2]), to_number(match[4]), "/" if match[3] in "/／" else ":")
