"""Deadlines and periods in words: `2025年12月底前`, `截至9月30日`, `第三季度`, `上半年`, `2026.07-2026.12`.

A day without a year is one of the budget year. 前 excludes what it stands behind (12月前 ends with November),
底 and 末 are the last day itself (12月底前 ends with December). `年底` alone names no deadline.
"""

from __future__ import annotations

import re
from calendar import monthrange
from typing import NamedTuple

from goalc.model.target.kinds import Day, Deadline, Term
from goalc.model.target.numbers import CHINESE, SIGNS, chinese_number

_Y = r"(?:(?P<year>(?:19|20|21)[0-9]{2})年度?|(?P<this>本年度?|当年度?|今年|每年))?的?"
_CORES = tuple(
    re.compile(core)
    for core in (
        rf"{_Y}(?P<month>[0-9]{{1,2}})月份?(?P<day>[0-9]{{1,2}})[日号]?(?:[0-9]{{1,2}}(?:[时点]|[:：][0-9]{{2}}))?",
        r"(?P<year>(?:19|20|21)[0-9]{2})(?P<dot>[-./])(?P<month>[0-9]{1,2})(?:(?P=dot)(?P<day>[0-9]{1,2}))?",
        rf"{_Y}(?P<month>[0-9]{{1,2}})月份?(?P<end>[底末]|[上中下]旬|内)?",
        rf"{_Y}(?:第(?=[1-4]季)|(?=[1-4]季度))(?P<quarter>[1-4])季度?(?P<end>[底末]|内)?",
        rf"(?:{_Y}|(?P<bare>(?:19|20|21)[0-9]{{2}}))(?P<half>[上下])半年(?P<end>[底末]|内)?",
        r"(?P<year>(?:19|20|21)[0-9]{2})年度?(?P<end>年?[底末终]|内)?",
        r"(?P<this>(?:本年度?|当年度?|今年|每年)?年?)(?P<end>[底末终])",
        r"(?P<monthly>每月)(?P<day>[0-9]{1,2})[日号]",
        r"(?P<year>(?:19|20)[0-9]{2})(?P<month>0[1-9]|1[0-2])(?P<day>[0-3][0-9])",
        r"(?P<alone>)(?P<day>31)号",
    )
)
_LEAD = re.compile(
    r"(?:截至|截止到?|截止时间为?|完成时间为?|于|在|至|到|最迟|最晚"
    r"|不晚于|不迟于|不得晚于|不得迟于|赶在|确保在?|须在?|应在?)+[:：]?"
)
_DONE = (
    "完成|完工|竣工|建成|办结|交付|到位|验收|达标|开工|上线|结束|完毕|支付|发放"
    "|报送|上报|提交|投用|投入使用|启用|实施"
)
_BEFORE = re.compile(
    r"(?P<before>[（(]含(?:当[日天]|本[日月])?[)）][之以]?前|[之以]?前(?!后)|止|为止|截止)(?P<rest>[^0-9≥≤=<>,，。；;、]{0,12})$"
)
_TAIL = re.compile(rf"(?:(?:全部|全面|基本|组织|予以)?(?:{_DONE})){{1,2}}$")
_DIGITS = re.compile(rf"[{CHINESE}]{{1,4}}(?=年|月|日|号|季)")
_SEPARATOR = re.compile(r"至|到|—+|–|-|～|~")
_QUICK = re.compile(r"[0-9][0-9年月日号季./-]|季|半年|[年月][底末终]")
_MENTIONED = re.compile(
    r"[0-9]{1,2}月|[1-4]季度|[上下]半年|(?:19|20|21)[0-9]{2}年[底末]|[0-9]个?(?:工作)?(?:日|天|小时|分钟|月|周)"
)
_DATE_FORM = re.compile(
    r"(?P<y>[0-9]{4})(?:年|(?P<dot>[-./]))(?P<m>[0-9]{1,2})(?:月|(?P=dot))(?P<d>[0-9]{1,2})(?:[日号]|$|[之以]?前)"
)


_HOUR = re.compile(r"[0-9](?:[时点]|[:：][0-9]{2})")
# 24年12月底前
_SHORT_YEAR = re.compile(r"(?<![0-9])([1-3][0-9])年(?=[0-9]{1,2}月|年?底|[上下]半年|第?[1-4]季)")


# What stands before a day on which something was done: 已于, 完成时间：.
_ON = re.compile(r"(?:已|均|实际|(?:完成)?(?:时间|日期)为?[:：]?|[于在])+")


class Dates(NamedTuple):
    """The days that the text of one date covers; with `monthly` they are days of every month."""

    first: Day
    last: Day
    monthly: bool


class _Core(NamedTuple):
    """The days that a text of one date covers; `open` if 前 behind it excludes them."""

    first: Day
    last: Day
    open: bool
    bare: bool = False
    monthly: bool = False


def read_days(text: str) -> Deadline | Term | None:
    """Return the deadline or the period that the whole text names, or None."""
    text = _SHORT_YEAR.sub(r"20\1年", write_days(re.sub(r"[\s　]+", "", text)))
    if not _QUICK.search(text):
        return None
    return _deadline(text) or _term(text)


def read_date(text: str) -> Dates | None:
    """Return the days of a text that names a date and no bound: `2025年11月`, `已于11月20日完成`; or None."""
    text = _SHORT_YEAR.sub(r"20\1年", write_days(re.sub(r"[\s　]+", "", text)))
    if not _QUICK.search(text):
        return None
    lead, tail = _ON.match(text), _TAIL.search(text)
    core = _core(text[lead.end() if lead else 0 : tail.start() if tail else None])
    return None if core is None or core.bare else Dates(core.first, core.last, core.monthly)


def names_no_day(text: str) -> bool:
    """Return True if a text has the form of a date that the calendar does not have: `2025年2月30日前`."""
    match = _DATE_FORM.match(write_days(text))
    return match is not None and _exact(*(int(match[key]) for key in ("y", "m", "d"))) is None


def mentions_day(text: str) -> bool:
    """Return True if a text that is no deadline as a whole names a day, a month or a number of days."""
    return _MENTIONED.search(write_days(text)) is not None


def _deadline(text: str) -> Deadline | None:
    lead = _LEAD.match(text)
    body = text[lead.end() :] if lead else text
    body, sign = _split_sign(body)
    before = _BEFORE.search(body)
    tail = None if before else _TAIL.search(body)
    # The text up to 前, or up to the verb behind a bare date.
    core = _core(body[: before.start()] if before else body[: tail.start()] if tail else body)
    if core is None or (sign in {"≤", "<"} and before):
        return None
    if core.bare and not (before or (lead and not tail)):
        return None
    # What begins with the year cannot be meant to end before it: 一季度前, 2025年前.
    core = core._replace(open=core.open and (core.first == core.last or core.first[1:] != (1, 1)))
    # `31日17时前` has the day itself.
    is_open = (
        bool(before and before["before"] in {"前", "之前", "以前"} and core.open and not _HOUR.search(body))
        or sign == "<"
    )
    return Deadline(core.first if is_open else core.last, not is_open, core.monthly)


def _split_sign(text: str) -> tuple[str, str]:
    """Return a text without an upper bound's sign before it, and the sign."""
    sign = next((sign for sign in ("<=", "≤", "<", "＜", "=", "＝") if text.startswith(sign)), "")
    return text[len(sign) :], SIGNS[sign] if sign else ""


def _term(text: str) -> Term | None:
    for separator in _SEPARATOR.finditer(text):
        left, right = text[: separator.start()], text[separator.end() :]
        if re.fullmatch(r"(?:(?:19|20|21)[0-9]{2}年)?[0-9]{1,2}", left) and re.match(r"[0-9]{1,2}月", right):
            left += "月"
        if re.fullmatch(r"第?[1-4]", left) and re.match(r"[1-4]季度", right):
            left += "季度"
        if re.fullmatch(r"(?:19|20|21)[0-9]{2}", left) and re.match(r"[0-9]{4}年", right):
            left += "年"
        start, end = _core(left.removeprefix("自").removeprefix("从")), _core(right.removesuffix("止"))
        if start is None or end is None or start.bare or end.bare:
            continue
        last = end.last if end.last.year else end.last._replace(year=start.first.year)
        year = start.first.year or 2000
        if start.first.on(year) <= last.on(last.year or year):
            return Term(start.first, last)
    return None


def _core(text: str) -> _Core | None:
    for pattern in _CORES:
        if match := pattern.fullmatch(text):
            found = match.groupdict()
            named = found.get("year") or found.get("bare")
            year = int(named) if named else None
            return _covered(found, year)
    return None


def _covered(found: dict[str, str | None], year: int | None) -> _Core | None:
    """Return what the parts of a date cover; None if the calendar does not have it."""
    end = found.get("end") or ""
    if found.get("monthly") or "alone" in found:
        same, monthly = _exact(None, 12, int(found["day"] or 0)), bool(found.get("monthly"))
        return None if same is None else _Core(same, same, True, not monthly, monthly)
    if found.get("month"):
        return _in_month(year, int(found["month"] or 0), found.get("day"), end)
    if found.get("quarter"):
        last = 3 * int(found["quarter"] or 0)
        return _months(year, last - 2, last, not end)
    if found.get("half"):
        return _months(year, 1, 6, False) if found["half"] == "上" else _months(year, 7, 12, False)
    bare = year is None
    return _months(year, 1, 12, not end and not bare)._replace(bare=bare)


def _in_month(year: int | None, month: int, day: str | None, end: str) -> _Core | None:
    """Return a month, a day of it or a third of it (旬)."""
    if not 1 <= month <= 12:
        return None
    if day:
        exact = _exact(year, month, int(day))
        return None if exact is None else _Core(exact, exact, True)
    if end.endswith("旬"):
        first, last = {"上": (1, 10), "中": (11, 20), "下": (21, _last(year, month))}[end[0]]
        return _Core(Day(year, month, first), Day(year, month, last), True)
    return _months(year, month, month, not end)


def _months(year: int | None, first: int, last: int, is_open: bool) -> _Core:
    return _Core(Day(year, first, 1), Day(year, last, _last(year, last)), is_open)


def _last(year: int | None, month: int) -> int:
    return monthrange(2000 if year is None else year, month)[1]


def _exact(year: int | None, month: int, day: int) -> Day | None:
    if not 1 <= month <= 12 or not 1 <= day <= _last(year, month):
        return None
    return Day(year, month, day)


def write_days(text: str) -> str:
    """Return a text with the numbers of its years, months, days and quarters in digits."""
    return _DIGITS.sub(_to_digits, text)


def _to_digits(match: re.Match[str]) -> str:
    number = chinese_number(match[0])
    return match[0] if number is None else f"{number:f}"
