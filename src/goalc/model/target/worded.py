"""Targets with bounds in words: `95%以上`, `不少于十次`, `每月1次`, `同比增长5%`, `收到文件后30日内`.

In: a text with its numbers in ASCII digits. 以上、以下、以内 include the number itself, 超过 and 不足 do not
(民法典第一千二百五十九条).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from goalc.model.target.kinds import Comparison, Ratio, Sign, Trend
from goalc.model.target.numbers import COUNTED, NUMBER, SIGN, SIGNS, UNIT, is_year, to_number, to_unit
from goalc.model.target.signed import LABEL

_BEFORE: dict[str, Sign] = {
    **dict.fromkeys(
        ("不低于", "不少于", "不小于", "不下于", "不得低于", "不得少于", "不能低于", "不能少于", "大于等于", "大于或等于",
         "高于或等于", "至少", "最少", "最低", "起码", "达到", "达"), "≥",
    ),
    **dict.fromkeys(("高于", "大于", "超过", "多于", "超出", "超", "突破", "优于"), ">"),
    **dict.fromkeys(
        ("不超过", "不得超过", "不能超过", "不高于", "不得高于", "不大于", "不多于", "不得多于", "小于等于", "小于或等于",
         "低于或等于", "至多", "最多", "最高", "最长", "不超", "限于"), "≤",
    ),
    **dict.fromkeys(("低于", "小于", "少于", "不足", "不到", "不满", "未满"), "<"),
    "等于": "=",
}  # fmt: skip
_AFTER: dict[str, Sign] = {
    **dict.fromkeys(("及其以上", "及以上", "或以上", "以上", "之上"), "≥"),
    **dict.fromkeys(("及其以下", "及以下", "或以下", "以下", "之下", "及其以内", "及以内", "以内", "之内", "内"), "≤"),
}
_KEPT = ("控制在", "保持在", "稳定在", "维持在")
BOUND_WORDS = "|".join(sorted([*_BEFORE, *_KEPT], key=len, reverse=True))
ANY_WORD = re.compile("|".join([*_BEFORE, *_KEPT, *_AFTER]))
"""A word that states a bound, before a number or behind it."""
_UP, _DOWN = frozenset("≥>"), frozenset("≤<")


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_DONE = r"(?:完成|办结|办理完毕|完毕|到位|答复|响应|处置|支付|发放|交付|到达|修复|解决)?"
_NUMBER = rf"(?P<number>{NUMBER})\s*(?P<unit>{UNIT}?)??"
_BOUNDS = rf"(?P<kept>{_any(_KEPT)})?(?P<sign>{SIGN}|{_any(_BEFORE)})?\s*"
_BEHIND = rf"\s*(?P<after>{_any(_AFTER)})?(?P<done>{_DONE})"
_BOUND = re.compile(rf"(?P<label>{LABEL})[：:]?{_BOUNDS}{_NUMBER}{_BEHIND}")
RISE = "升(?=[到至])|增(?=[到至])|提高|提升|增长|增加|上升|增收|增幅|扩大|新增长"
FALL = "降(?=[到至])|减(?=[到至])|下降|降低|减少|下调|压减|缩减|缩短|压缩|节约|节省|降幅|减幅"
_BASE = (
    r"(?:(?:与|同|比|较|相比)?(?:上年|去年|上年度|上一年|往年|20[0-9]{2}年度?|上月|上季度?)(?:同期|同比)?(?:相比|比)?|同比|环比)"
)
_TREND = re.compile(
    rf"(?P<lead>{_BASE})?(?P<label>{LABEL})(?P<base>{_BASE})?"
    rf"(?:(?P<rise>{RISE})|(?P<fall>{FALL}))(?:率|幅度|幅|了)?(?P<level>[到至])?{_BOUNDS}{_NUMBER}{_BEHIND}"
)
_PERIODS = {
    "年": "年", "半年": "半年", "季": "季度", "季度": "季度", "月": "月", "旬": "旬", "周": "周", "星期": "周", "天": "天",
    "日": "日",
}  # fmt: skip
_RATE = re.compile(
    rf"(?:平均)?每个?(?P<period>{_any(_PERIODS)})度?(?:[^0-9≥≤=<>每人户，,。；;]{{0,8}}?){_BOUNDS}{_NUMBER}{_BEHIND}"
)
_SHARE = re.compile(rf"(?P<label>{LABEL})(?P<sign>{SIGN}|{_any(_BEFORE)})?(?P<left>[0-9]{{1,4}})/(?P<right>[1-9][0-9]{{0,3}})(?P<after>{_any(_AFTER)})")
_COUNTED = re.compile(rf"%|‰|(?:万|亿)?(?:{COUNTED})")
_NO_LABEL = re.compile(r"(?:应当|应|须|需|要|均|都|在|总体|整体|确保|保证|实现|力保|保持|数量)+")
_DENIED = re.compile(r"不得|不发生|不出现|不再|没有|无|未|杜绝|避免|防止|禁止|非|第|每|人均每")
_PHRASE = re.compile(r"[的以不和或与及将]|(?:标准|要求|水平|目标|规定|任务|计划)$")
MAX_UNIT = 8
"""Maximum length of a unit beside a bound in words; a longer one is a sentence."""


def read_worded(text: str) -> Comparison | Ratio | Trend | None:
    """Return the number of a text that states its bound in words, or None."""
    return _trend(text) or _rate(text) or _share(text) or _bound(text)


def _bound(text: str) -> Comparison | None:
    match = _BOUND.fullmatch(text)
    if match is None:
        return None
    lead = _NO_LABEL.match(match["label"])
    label = match["label"][lead.end() :] if lead else match["label"]
    if _DENIED.match(label):
        return None
    sign = _sign(match)
    unit = _unit(match)
    if sign is None or unit is None:
        return None
    if not sign and not (label and _COUNTED.fullmatch(unit) and not is_year(to_number(match["number"]), unit)):
        return None
    return Comparison(sign, to_number(match["number"]), unit, label)


def _trend(text: str) -> Trend | Comparison | None:
    match = _TREND.fullmatch(text)
    if match is None or _DENIED.match(match["label"]):
        return None
    sign, unit, rise = _sign(match), _unit(match), match["rise"] is not None
    if sign is None or unit is None:
        return None
    number, label = to_number(match["number"]), match["label"]
    if match["level"]:
        own: Sign = "≥" if rise else "≤"
        if sign and sign not in (_UP if rise else _DOWN):
            return None
        return Comparison(sign or own, number, unit, label)
    return Trend(rise, sign or "≥", number, unit, _base(match["base"] or match["lead"] or ""), label)


def _base(text: str) -> str:
    """Return what a change is compared with; last year, which is meant where nothing is said, is empty."""
    if found := re.search(r"20[0-9]{2}年", text):
        return found[0]
    return "环比" if re.search(r"环比|上月|上季", text) else ""


def _rate(text: str) -> Comparison | None:
    match = _RATE.fullmatch(text)
    if match is None:
        return None
    sign, unit = _sign(match), _unit(match)
    if sign is None or not unit or "/" in unit:
        return None
    return Comparison(sign or "≥", to_number(match["number"]), f"{unit}/{_PERIODS[match['period']]}")


def _share(text: str) -> Ratio | None:
    match = _SHARE.fullmatch(text)
    if match is None or _DENIED.match(match["label"]):
        return None
    before = _word_sign(match["sign"])
    sign = _joined(before, _AFTER[match["after"]])
    if sign is None:
        return None
    return Ratio(sign, to_number(match["left"]), to_number(match["right"]), "/", match["label"])


def _unit(match: re.Match[str]) -> str | None:
    unit = to_unit(match["unit"])
    if unit is None or len(unit) > MAX_UNIT or _PHRASE.search(unit):
        return None
    return None if is_year(to_number(match["number"]), unit) and not match["after"] else unit


def _sign(match: re.Match[str]) -> Sign | None:
    """Return the sign that the words before and behind a number say; None if they contradict each other."""
    after = _AFTER[match["after"]] if match["after"] else ""
    before = _word_sign(match["sign"])
    if match["kept"] and not before:
        before = "≤" if match["kept"] == "控制在" and not after else ""
    return _joined(before, after)


def _word_sign(word: str | None) -> Sign:
    return "" if not word else SIGNS[word] if word in SIGNS else _BEFORE[word]


def _joined(before: Sign, after: Sign) -> Sign | None:
    if not before or not after:
        return before or after
    return before if {before, after} <= _UP or {before, after} <= _DOWN else None
