"""Numbers, signs and units: the pieces of every target's grammar, and numbers in Chinese characters."""

from __future__ import annotations

import re
from decimal import Decimal

from goalc.model.target.kinds import Sign

SIGNS: dict[str, Sign] = {
    "≥": "≥", ">=": "≥", "=>": "≥", "＞=": "≥", ">＝": "≥", "＞＝": "≥", "≧": "≥", "⩾": "≥",
    "≤": "≤", "<=": "≤", "=<": "≤", "＜=": "≤", "<＝": "≤", "＜＝": "≤", "≦": "≤", "⩽": "≤",
    ">": ">", "＞": ">", "<": "<", "＜": "<", "=": "=", "＝": "=", "==": "=",
}  # fmt: skip
SIGN = "|".join(sorted(map(re.escape, SIGNS), key=len, reverse=True))
NUMBER = r"-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,18})(?:\.[0-9]{1,9})?"
# A digit belongs to a unit behind a letter (m2, mg/Nm3) and behind a slash (/10万, L/100km).
_UNIT_FIRST = r"[^\d\s≥≤=<>±~～,，;；。、:：+\-—–]"
_UNIT_DIGITS = r"(?<=[A-Za-z])[23](?![0-9.])|(?<=/)[0-9]{1,4}(?=[\u4e00-\u9fffA-Za-z])"
_UNIT_REST = rf"(?:[^\d≥≤=<>±~～,，;；。、:：+—–]|{_UNIT_DIGITS})"
UNIT = rf"{_UNIT_FIRST}{_UNIT_REST}{{0,11}}"
# Endings that bound a number in words and are not part of a unit.
_BOUND = re.compile(r"(?:以上|以下|以内|以外|左右|上下|之间|内|前|后|余|多)$")
INCLUDED = re.compile(r"[（(]含(?:本数|[0-9][^（()）]{0,6})?[)）]")
"""A remark that says what the sign says already."""
_WIDE = str.maketrans("０１２３４５６７８９．，％－", "0123456789.,%-")
_WIDE_DIGITS = frozenset("０１２３４５６７８９")
_YEAR = re.compile(r"(?:19|20|21)[0-9][0-9]")

COUNTED = (
    "人次|车次|班次|批次|频次|项次|件次|人|名|位|户|家|个月|个工作日|工作日|个|项|次|份|篇|期|场|批|起|件"
    "|台|套|辆|部|处|座|条|幅|张|册|本|天|日|小时|分钟|周|年|万元|亿元|元|亩|公里|千米|米|吨|公斤"
    "|平方米|立方米|公顷|所|间|株|棵|种|宗|例|只|头|支|组|倍|轮|门|节"
)
"""Units before which Chinese characters are a number and not a part of a word (一致, 三级, 十分)."""
_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")}
_DIGITS |= {"〇": 0, "○": 0, "两": 2}
_POWERS = {"十": 10, "百": 100, "千": 1000}
CHINESE = "零〇○一二两三四五六七八九十百千"
_UNSURE = frozenset("几数上好成多")
_HALF = re.compile(r"(?<![个天日周月年时0-9])半(?=个?(?:小时|天|月)(?:[以之]?内|以上|以下|$))")
_HALF_YEAR = re.compile(r"(?<![上下年每0-9])半年(?=以?内|以上|以下|$)")
_AND_HALF = re.compile(
    rf"([0-9]{{1,3}}|[{CHINESE}]{{1,3}})(?:个半(小时|月|星期|学时|课时)|(天|日|周|年|小时)半)"
)
_RUN = rf"[{CHINESE}]{{1,9}}(?:点[零一二三四五六七八九]{{1,4}})?"
_MYRIAD = re.compile(
    rf"([0-9]{{1,4}}|[{CHINESE}]{{1,7}})万([0-9]{{1,4}}|[{CHINESE}]{{1,7}})([百千])?(?={COUNTED})"
)
_CLOCK = re.compile(r"(?<![0-9.])([0-9]{1,4})小时([0-9]{1,2})分钟?(?!之)")
_ONCE_A = re.compile(r"^一(日|天|周|月|季度|年)(?=[0-9一二两三四五六七八九十]{1,3}[次场期])")
_PERCENT = re.compile(rf"百分之([{CHINESE}点]{{1,9}}|{NUMBER})")
_PARTS = re.compile(rf"({_RUN})分之({_RUN})")
_TENTHS = re.compile(
    rf"({NUMBER}|(?<![{CHINESE}])[一二两三四五六七八九十])成([一二三四五六七八九])?(?![{CHINESE}功立本果品都])"
)
_COUNT = re.compile(rf"(?<![0-9.])({_RUN})(?=(?:万|亿)?(?:{COUNTED})(?:$|[\s/（(以及其或之内左上]))")


def narrow(text: str) -> str:
    """Return a text with the digits, points and percent signs of full width as ASCII."""
    return text.translate(_WIDE)


def is_foreign_digit(character: str) -> bool:
    """Return True for a digit of another script than Latin, such as an Arabic three."""
    return character.isdecimal() and not character.isascii() and character not in _WIDE_DIGITS


def to_number(text: str) -> Decimal:
    """Return the value of a text that `NUMBER` matches."""
    return Decimal(text.replace(",", ""))


def to_unit(text: str | None) -> str | None:
    """Return the unit of a matched text, empty for none; None if it is a phrase and no unit."""
    unit = (text or "").strip()
    if unit in {"(%)", "（%）"}:
        return "%"
    # A remark in brackets is none, but `人（次）` is a unit.
    if re.search(r"[（(].{2,}[)）]$", unit):
        return None
    # `100%完成` is a phrase, and `10余次` is about ten times.
    if (
        _BOUND.search(unit)
        or unit[:1] in {"余", "多"}
        or (unit.startswith("%") and unit[1:2] not in {"", "/"})
    ):
        return None
    return unit


def is_year(number: Decimal, unit: str) -> bool:
    """Return True for `2025年…`, which names a year and counts nothing."""
    return unit.startswith("年") and _YEAR.fullmatch(f"{number:f}") is not None


def chinese_number(text: str) -> Decimal | None:
    """Return the value of `九十五点五`, `二〇二五` or `一百零五`; None if there is none."""
    whole, point, rest = text.partition("点")
    if point:
        if not rest or any(character not in _DIGITS for character in rest):
            return None
        base = chinese_number(whole)
        return None if base is None else base + Decimal("0." + "".join(str(_DIGITS[one]) for one in rest))
    if not text or any(character not in _DIGITS and character not in _POWERS for character in text):
        return None
    if all(character in _DIGITS for character in text):
        # 两三 is two or three, not 23; digits alone are a year or have a zero.
        if 1 < len(text) < 4 and not set(text) & set("零〇○"):
            return None
        return Decimal("".join(str(_DIGITS[one]) for one in text))
    return _powers(text)


def _powers(text: str) -> Decimal | None:
    """Return the value of a number with 十, 百 or 千, each power lower than the one before it."""
    total, digit, limit = 0, -1, 10000
    for character in text:
        if character in _DIGITS:
            if digit > 0:
                return None
            digit = _DIGITS[character]
            continue
        power = _POWERS[character]
        if power >= limit or (digit < 0 and total):
            return None
        total, digit, limit = total + (1 if digit < 0 else digit) * power, -1, power
    return Decimal(total + max(digit, 0))


def write_digits(text: str) -> str:
    """Return a text with its numbers in digits: `95%` for 百分之九十五 and 九成五, `10次` for 十次."""
    text = _AND_HALF.sub(_write_and_half, _HALF_YEAR.sub("6个月", _ONCE_A.sub(r"每\1", text)))
    text = _CLOCK.sub(
        lambda match: f"{int(match[1]) * 60 + int(match[2])}分钟", _MYRIAD.sub(_write_myriad, text)
    )
    text = _HALF.sub("0.5", text)
    text = _PERCENT.sub(_write_percent, text)
    text = _PARTS.sub(_write_parts, text)
    text = _TENTHS.sub(_write_tenths, text)
    return _COUNT.sub(_write_count, text)


def _write(text: str, otherwise: str) -> str:
    number = chinese_number(text)
    return otherwise if number is None else f"{number:f}"


def _write_count(match: re.Match[str]) -> str:
    """Return a count in digits; 几十 and 数百 name none."""
    before = match.string[max(0, match.start() - 1) : match.start()]
    if before in _UNSURE and match[1][0] in _POWERS:
        return match[0]
    return _write(match[1], match[0])


def _write_myriad(match: re.Match[str]) -> str:
    """Return `12000` for 一万两千 and 1万2千."""
    high, low = (
        Decimal(part) if part[0] in "0123456789" else chinese_number(part) for part in match.groups()[:2]
    )
    if high is None or low is None:
        return match[0]
    return f"{high * 10000 + low * (_POWERS[match[3]] if match[3] else 1):f}"


def _write_percent(match: re.Match[str]) -> str:
    if match[1] == "百":
        return "100%"
    number = match[1] if match[1][-1] in "0123456789" else _write(match[1], "")
    return f"{number}%" if number else match[0]


def _write_and_half(match: re.Match[str]) -> str:
    """Return `1.5小时` for 一个半小时, `1.5个月` for 一个半月, `2.5天` for 两天半."""
    whole = match[1] if match[1][-1] in "0123456789" else _write(match[1], "")
    unit = {"月": "个月", "星期": "个星期"}.get(match[2], match[2]) if match[2] else match[3]
    return f"{whole}.5{unit}" if whole else match[0]


def _write_parts(match: re.Match[str]) -> str:
    below, above = chinese_number(match[1]), chinese_number(match[2])
    return match[0] if below is None or above is None else f"{above:f}/{below:f}"


def _write_tenths(match: re.Match[str]) -> str:
    tens = to_number(match[1]) if match[1][-1] in "0123456789" else chinese_number(match[1])
    if tens is None:
        return match[0]
    return f"{tens * 10 + (_DIGITS[match[2]] if match[2] else 0):f}%"
