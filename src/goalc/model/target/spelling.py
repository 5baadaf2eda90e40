"""The notation to propose for a target that is not written with signs, digits and a whole date.

In: a target, and the budget year. Out: the text to write instead, with the same outcomes as far as the target
binds at all; empty where it is written well enough.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace

from goalc.model.target.kinds import Comparison, Day, Deadline, Hedged, Interval, Ratio, Target, Term
from goalc.model.target.numbers import SIGN, SIGNS, narrow
from goalc.model.target.units import measure

_SMALL = re.compile(r"天|秒|个月|周|工作日|元")
_GAPS = re.compile(r"[\s：:]+")
_NO_YEAR = re.compile(r"(?P<lead>[^0-9一二三四第上下年]{0,6})(?:本年度?|当年度?|今年)?(?P<rest>.+)")


def is_worded(target: Comparison | Ratio) -> bool:
    """Return True if the bound is not written with a sign alone: 95%以上, 不少于10次, 每月1次, ≥5次以上."""
    if not target.written or not target.sign or target.slips:
        return False
    bare = replace(target, written="")
    typed = re.sub(SIGN, lambda match: SIGNS[match[0]], narrow(target.written))
    return _GAPS.sub("", typed).replace(",", "") != _GAPS.sub("", f"{target.label}{bare}")


def spelling(target: Target, year: int) -> str:
    """Return the notation to propose, or an empty text."""
    if isinstance(target, Hedged):
        return _firm(target, year)
    if isinstance(target, Comparison | Ratio):
        return str(replace(target, written="")) if is_worded(target) or target.slips else ""
    if isinstance(target, Deadline):
        return _deadline(target, year)
    if isinstance(target, Term):
        return _term(target, year)
    if isinstance(target, Interval) and (target.slips or target.written) and not target.label:
        return str(replace(target, written=""))
    return ""


def _firm(target: Hedged, year: int) -> str:
    """Return what the target says without its hedge; more is better, except of time and money."""
    inner = target.target
    if isinstance(inner, Comparison) and not inner.sign:
        scale = measure(inner.unit).scale
        return replace(inner, sign="≤" if _SMALL.search(scale) else "≥", written="").bound
    if isinstance(inner, Comparison | Ratio | Interval):
        return str(replace(inner, written=""))
    return spelling(inner, year) or str(inner)


def _deadline(target: Deadline, year: int) -> str:
    """Return a deadline with the budget year and its months in words; empty for one that has both."""
    if target.monthly or not target.written:
        return ""
    day, text = target.day, target.written
    if day.year is None:
        match = _NO_YEAR.fullmatch(text)
        rest = match["rest"] if match else text
        return f"{year}{'' if rest.startswith('年') else '年'}{rest}" if re.match(r"[0-9]{1,2}月|第|[一二三四1-4]季|[上下]半|年[底末终]", rest) else _date(target, year)
    if text.startswith("≤") or re.search(r"(?:19|20|21)[0-9]{2}年", text):
        return ""
    return _date(target, year)


def _date(target: Deadline, year: int) -> str:
    """Return the last day of a deadline as a whole date or, if it ends a month, as that month's end."""
    last = target.last_day(year)
    return f"{last.year}年{last.month}月{last.day}日" if target.inclusive else f"{target.day._replace(year=target.day.year or year)}前"


def _term(target: Term, year: int) -> str:
    """Return a period in months or days in words; empty if it is written so and has a year."""
    text = target.written
    if re.match(r"(?:19|20|21)[0-9]{2}年", text) or re.match(r"(?:19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}", text):
        return ""
    first, last = target.first, target.last
    first, last = first._replace(year=first.year or year), last._replace(year=last.year or year)
    if first.day == 1 and last.day == monthrange(last.year or year, last.month)[1]:
        return f"{_month(first)}至{_month(last)}"
    return f"{first}至{last}"


def _month(day: Day) -> str:
    return f"{day.year}年{day.month}月"
