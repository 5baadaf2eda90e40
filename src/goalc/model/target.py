"""Targets (指标值): text ⇄ what an outcome must be.

Parsing is tolerant and printing is canonical: `>=10次` and `≥ 10 次` are printed as `≥10次`. A target is a
comparison, a deadline or an interval; any other text is a judgement (定性) and stays unchanged. The forms are
those seen in published tables. Only signs, digits (full width, thousands separators, leading zeros), blanks
and the percent sign are normalised (a general Unicode normalisation would turn ㎡ into m2).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from goalc.model.dates import PartialDate, parse_date

_SIGNS = {
    "≥": "≥", ">=": "≥", "=>": "≥", "＞=": "≥", ">＝": "≥", "＞＝": "≥", "≧": "≥", "⩾": "≥",
    "≤": "≤", "<=": "≤", "=<": "≤", "＜=": "≤", "<＝": "≤", "＜＝": "≤", "≦": "≤", "⩽": "≤",
    ">": ">", "＞": ">", "<": "<", "＜": "<", "=": "=", "＝": "=", "==": "=",
}  # fmt: skip
_SIGN = "|".join(sorted(map(re.escape, _SIGNS), key=len, reverse=True))
_NUMBER = r"-?(?:\d{1,3}(?:,\d{3})+|\d{1,18})(?:\.\d{1,9})?"
_UNIT = r"[^\d\s≥≤=<>±~～,，;；。、:：+\-—–][^\d≥≤=<>±~～,，;；。、:：+—–]{0,11}"
# Endings that bound a number in words and are not part of a unit; such a text is a judgement.
_BOUND = re.compile(r"(?:以上|以下|以内|以外|左右|上下|之间|内|前|后|余|多)$")

_COMPARISON = re.compile(rf"({_SIGN})?\s*({_NUMBER})\s*({_UNIT})?")
_TOLERANCE = re.compile(rf"±\s*({_NUMBER})\s*((?:{_UNIT}?)??)(?:以内|之内)?")
_INTERVAL = re.compile(rf"({_NUMBER})\s*({_UNIT})??\s*(?:~|～|至|到|—+|–|-)\s*({_NUMBER})\s*({_UNIT})?")
_DEADLINE = re.compile(r"([≤＜<]|<=)?\s*(\d{4}.*?(?:日|[-./]\d{1,2}))\s*(之?前)?")
_PADDED = re.compile(r"-?0\d")
_YEAR = re.compile(r"(?:19|20|21)\d\d")
_WIDE = str.maketrans("０１２３４５６７８９．，％－", "0123456789.,%-")
MAX_LENGTH = 64
"""Maximum length of a target that is not a judgement; longer texts are not parsed and not cached."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A number to reach. `sign` is one of ≥ > = < ≤, or empty if none was written."""

    sign: str
    number: Decimal
    unit: str

    def __str__(self) -> str:
        return f"{self.sign}{self.number:f}{self.unit}"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A last day: on this day at the latest (`inclusive`), or before it (`…前`)."""

    date: PartialDate
    inclusive: bool

    def __str__(self) -> str:
        day = PartialDate(self.date.year, self.date.month, self.date.day)
        return f"{day}" if self.inclusive else f"{day}前"


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high`, both included. `notation` is its written form, not part of its meaning."""

    low: Decimal
    high: Decimal
    unit: str
    notation: Literal["range", "range of units", "tolerance"] = field(default="range", compare=False)

    def __str__(self) -> str:
        if self.notation == "tolerance":
            return f"±{self.high:f}{self.unit}以内"
        # Both numbers have a percent sign (GB/T 15835); other units are printed where they were written.
        twice = self.unit == "%" or self.notation == "range of units"
        return f"{self.low:f}{self.unit if twice else ''}～{self.high:f}{self.unit}"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A qualitative target (定性), with its text unchanged."""

    text: str

    def __str__(self) -> str:
        return self.text


Target = Comparison | Deadline | Interval | Judgement


def parse_target(text: str) -> Target:
    """Parse a target. Never fails: a text that is nothing else is a judgement."""
    text = text.strip()
    return _parse(text) if len(text) <= MAX_LENGTH else Judgement(text)


@lru_cache(4096)
def _parse(text: str) -> Target:
    plain = text.translate(_WIDE)
    return _deadline(plain) or _comparison(plain) or _interval(plain) or Judgement(text)


def _deadline(text: str) -> Deadline | None:
    match = _DEADLINE.fullmatch(text)
    if match is None:
        return None
    date = parse_date(match[2])
    if date is None or date.day is None or (match[1] and match[3]):
        return None
    return Deadline(PartialDate(date.year, date.month, date.day), not (match[3] or match[1] in {"<", "＜"}))


def _comparison(text: str) -> Comparison | None:
    match = _COMPARISON.fullmatch(text)
    if match is None:
        return None
    sign, number, unit = _SIGNS[match[1]] if match[1] else "", _number(match[2]), _unit(match[3])
    if unit is None:
        return None
    # Without a sign, a text with a long unit is a phrase (`12345热线投诉办理`), and a year is not a number.
    if not sign and (len(unit) > 4 or _is_year(number, unit)):
        return None
    return Comparison(sign, number, unit)


def _interval(text: str) -> Interval | None:
    if match := _TOLERANCE.fullmatch(text):
        size, unit = _number(match[1]), _unit(match[2])
        return None if unit is None or size < 0 else Interval(-size, size, unit, "tolerance")
    match = _INTERVAL.fullmatch(text)
    if match is None:
        return None
    low, high, unit = _number(match[1]), _number(match[3]), _unit(match[4])
    if unit is None or _unit(match[2] or match[4]) != unit or low > high:
        return None
    # `0858-8732066` is a telephone number, `2025-2027` are years.
    if _PADDED.match(match[1]) or _is_year(low, unit) or (not unit and _YEAR.fullmatch(match[1])):
        return None
    return Interval(low, high, unit, "range of units" if match[2] else "range")


def _is_year(number: Decimal, unit: str) -> bool:
    return unit.startswith("年") and _YEAR.fullmatch(f"{number:f}") is not None


def _number(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


def _unit(text: str | None) -> str | None:
    unit = (text or "").strip()
    if unit in {"(%)", "（%）"}:
        return "%"
    # `100%完成` is a phrase; `50%（含）` is still a percentage.
    if _BOUND.search(unit) or (unit.startswith("%") and unit[1:2] not in {"", "（", "("}):
        return None
    return unit
