"""Numbers that a sentence promises: counts, rates, bounds, shares.

In: a text. Out: how often it says each. `五十份` and `50份`, `不少于10次` and `10次以上` are the same.
Numbers that count nothing (of a list, of a year alone, 一个) are left out.
"""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal

_PLAIN = str.maketrans("０１２３４５６７８９．％＞＜", "0123456789.%><")
_HAN = "零〇一二两三四五六七八九十百千万亿"
_UNITS = (
    r"百分点|工作日|小时|分钟|平方米|公里|人次|个月|季度|次|名|份|人|家|户|件|台|套|个|天|日|月|年|项|场|起|成|倍|轮|处|座"
    r"|米|吨|亩|批|条|张|元|周|例|部|辆|所|%"
)
_DATE = r"(?:19|20|21)[0-9]{2}年[0-9]{1,2}月(?:[0-9]{1,2}日)?"
_FOUND = re.compile(
    rf"""
    (?P<share>百分之[{_HAN}]{{1,6}})
    | (?P<date>{_DATE})
    | (?P<number>[0-9]{{1,18}}(?:,[0-9]{{3}})*(?:\.[0-9]{{1,9}})?)\s?(?P<unit>{_UNITS})?
    | (?<![第统唯同之{_HAN}])(?P<words>[{_HAN}]{{1,8}})(?P<of>{_UNITS})
    | 每个?(?P<rate>半年|季|日|天|周|月|年)
    | (?P<least>不[少低小]于|不得[少低小]于|至少|最少|以上|≥|>)
    | (?P<most>不超过|不得超过|不[多高大]于|至多|最多|以[下内]|≤|<)
    | (?P<all>全部|所有|全体)
    | (?P<less>部分|基本满意|较满意|基本合格|基本完成|基本达标|原则上|左右|约(?=[0-9])|力争
        |尽量|尽可能|不含|不包括|除外)
    | (?P<span>[上下]半年|全年)
    """,
    re.VERBOSE,
)
_LISTED = re.compile(r"(?:^|(?<=[\s；;。：:，,]))[（(]?[0-9]{1,2}(?:[、)）]|\.(?![0-9]))", re.MULTILINE)
_YEAR = re.compile(r"(?:19|20|21)[0-9]{2}")
_DIGITS = {character: number for number, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}


def plain(text: str) -> str:
    """Return a text with digits and signs of half width."""
    return text.translate(_PLAIN)


def numbers_in(text: str) -> Counter[str]:
    """Return how often a text says each number, rate, bound and share."""
    found = map(_said, _FOUND.finditer(_LISTED.sub("", plain(text))))
    return Counter(word for word in found if word)


def without_numbers(text: str) -> str:
    """Return a text without what `numbers_in` finds in it."""
    return _FOUND.sub("", plain(text))


def _said(match: re.Match[str]) -> str:
    """Return what was found in one spelling; empty if it counts nothing."""
    kind = match.lastgroup or ""
    if kind == "share":
        return f"{_value(match['share'][3:])}%"
    if match["number"]:
        number, unit = match["number"].replace(",", ""), match["unit"] or ""
        year = _YEAR.fullmatch(number) and unit in {"年", ""}
        return "" if year else f"{Decimal(number).normalize():f}{unit}"
    if match["words"]:
        value = _value(match["words"])
        # 一个, 一项 are mostly articles.
        return "" if value == 1 else f"{value}{match['of']}"
    if kind == "rate":
        return f"每{'日' if match['rate'] == '天' else match['rate']}"
    return match[0] if kind in {"less", "span"} else match["date"] or kind


def _value(words: str) -> int:
    """Return the number that a numeral says: 五十 is 50, 一万二千 is 12000, 二〇 is 20."""
    if all(character in _DIGITS for character in words):
        return int("".join(str(_DIGITS[character]) for character in words))
    whole = section = digit = 0
    for character in words:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in _TENS:
            section, digit = section + (digit or 1) * _TENS[character], 0
        else:
            whole, section, digit = (whole + section + digit or 1) * _MYRIADS[character], 0, 0
    return whole + section + digit
