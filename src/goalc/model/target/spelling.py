"""The notation to propose for a target that is not written with signs, digits and a whole date.

In: a target, and the budget year. Out: the text to write instead, with the same outcomes as far as the target
binds at all; empty where it is written well enough.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace

from goalc.model.target.days import write_days
from goalc.model.target.kinds import Comparison, Day, Deadline, Hedged, Interval, Ratio, Target, Term
from goalc.model.target.numbers import CHINESE, SIGN, SIGNS, narrow
from goalc.model.target.units import measure

_SMALL = re.compile(r"天|秒|个月|周|工作日|元")
_GAPS = re.compile(r"[\s：:∶,／/]+")
_IN_DIGITS = re.compile(rf"[{CHINESE}]{{1,4}}[年月日号]")
_REST = re.compile(r"(?:每年)?((?:[0-9]{1,2}月|第?[一二三四1-4]季|[上下]半年|年[底末终]).*)$")
_WITH_YEAR = re.compile(r"(?:19|20|21)[0-9]{2}(?:年|-[0-9]{2}-[0-9]{2})")


def is_worded(target: Comparison | Ratio) -> bool:
    """Return True if the bound is not written with a sign alone: 95%以上, 不少于10次, 每月1次, ≥5次以上."""
    if not target.written or not target.sign or target.slips:
        return False
    bare = replace(target, written="")
    typed = re.sub(SIGN, lambda match: SIGNS[match[0]], narrow(target.written))
    return _plain(typed).replace(_plain(target.label), "") != _plain(str(bare))


def _plain(text: str) -> str:
    """Return a text without the gaps, colons and commas that make no difference."""
    return _GAPS.sub("", text)


def spelling(target: Target, year: int) -> str:
    """Return the notation to propose, or an empty text."""
    if isinstance(target, Hedged):
        return _firm(target, year)
    if target.slips and isinstance(target, Comparison | Ratio | Interval | Deadline):
        return _canonical(target, year)
    if isinstance(target, Comparison | Ratio):
        is_count = isinstance(target, Comparison) and target.written and not target.sign and not target.label
        return _canonical(target, year) if is_count or is_worded(target) else ""
    if isinstance(target, Deadline):
        return _deadline(target, year)
    return _term(target, year) if isinstance(target, Term) else ""


def _canonical(target: Comparison | Ratio | Interval | Deadline, year: int) -> str:
    """Return a target in signs and digits, a day with its year."""
    if isinstance(target, Deadline):
        return str(Deadline(target.day._replace(year=target.day.year or year), target.inclusive))
    return str(replace(target, written=""))


def _firm(target: Hedged, year: int) -> str:
    """Return what the target says without its hedge; more is better."""
    inner = target.target
    if isinstance(inner, Comparison) and not inner.sign:
        # Of time and money either may be meant.
        either = _SMALL.search(measure(inner.unit).scale)
        return "" if either else replace(inner, sign="≥", written="").bound
    if isinstance(inner, Comparison | Ratio | Interval):
        return str(replace(inner, written=""))
    if isinstance(inner, Deadline):
        return _date(inner, year)
    return _term(inner, year) if isinstance(inner, Term) else str(inner)


def _deadline(target: Deadline, year: int) -> str:
    """Return a deadline with its year, in digits and with 年; empty for one that is written so."""
    if target.monthly or not target.written or target.written.startswith("≤"):
        return ""
    text = _IN_DIGITS.sub(lambda match: write_days(match[0]), target.written)
    if target.day.year is None:
        match = _REST.search(text)
        return _date(target, year) if match is None else f"{year}年{match[1].removeprefix('年')}"
    if re.search(r"(?:19|20|21)[0-9]{2}年", text):
        return "" if text == target.written else text
    return _date(target, year)


def _date(target: Deadline, year: int) -> str:
    """Return the last day of a deadline as a date, or as a month if it is the last day of one."""
    own = target.day.year or year
    if not target.inclusive:
        return f"{target.day._replace(year=own)}前"
    last = target.last_day(year)
    end = last.day == monthrange(last.year, last.month)[1]
    return f"{own}年{last.month}月{'底前' if end else f'{last.day}日'}"


def _term(target: Term, year: int) -> str:
    """Return a period in years, months or days; empty if it is written so and has a year."""
    if _WITH_YEAR.match(target.written):
        return ""
    first, last = target.first, target.last
    first, last = first._replace(year=first.year or year), last._replace(year=last.year or year)
    if first.day != 1 or last.on(year).day != monthrange(last.on(year).year, last.month)[1]:
        return f"{first}至{last}"
    if (first.month, last.month) == (1, 12) and first.year != last.year:
        return f"{first.year}年至{last.year}年"
    return f"{_month(first)}至{_month(last)}"


def _month(day: Day) -> str:
    return f"{day.year}年{day.month}月"
