"""Targets with bounds in words: `95%以上`, `不少于十次`, `每月1次`, `同比增长5%`, `收到文件后30日内`.

In: a text with its numbers in ASCII digits. Out: the number, with what the text says before it as its label.
"""

from __future__ import annotations

import re

from goalc.model.target.bounds import (
    AFTER,
    ANY_WORD,
    BEFORE,
    BOUNDED,
    any_of,
    join_signs,
    sign_before,
    sign_behind,
    sign_of,
)
from goalc.model.target.kinds import Comparison, Interval, Ratio, Sign, Trend
from goalc.model.target.numbers import COUNTED, NUMBER, UNIT, is_year, to_number, to_unit
from goalc.model.target.signed import LABEL

_BOUND = re.compile(rf"(?P<label>{LABEL})[：:]?{BOUNDED}")
RISE = "升(?=[到至])|增(?=[到至])|提高|提升|增长|增加|上升|增收|增幅|扩大"
FALL = "降(?=[到至])|减(?=[到至])|下降|降低|减少|下调|压减|缩减|缩短|压缩|节约|节省|降幅|减幅"
_LAST = "上年度?|去年|上一年|往年|20[0-9]{2}年度?|上月|上季度?"
_BASE = rf"(?:(?:与|同|比|较|相比)?(?:{_LAST})(?:同期|同比)?(?:相比|比)?|同比|环比)"
_TREND = re.compile(
    rf"(?P<lead>{_BASE})?(?P<label>{LABEL})(?P<base>{_BASE})?"
    rf"(?:(?P<rise>{RISE})|(?P<fall>{FALL}))(?:率|幅度|幅|了)?(?P<level>[到至])?{BOUNDED}"
)
_PERIODS = {period: period for period in ("年", "半年", "季度", "月", "旬", "周", "天")}
_PERIODS |= {"季": "季度", "星期": "周", "日": "天"}
_RATE = re.compile(
    rf"(?:平均)?每个?(?P<period>{any_of(_PERIODS)})度?(?:[^0-9≥≤=<>每人户后前起，,。；;]{{0,8}}?){BOUNDED}"
)
_EACH = re.compile(
    rf"每(?:一|个)?(?P<one>[^0-9≥≤=<>每，,。；;\s]{{1,3}}?)(?:每(?:一|个)?(?P<two>[^0-9≥≤=<>每，,。；;\s]{{1,3}}?))?"
    rf"(?:补助|补贴|发放|奖励|给予|标准为?|投入|费用)?{BOUNDED}"
)
_SHARE = re.compile(
    rf"(?P<label>{LABEL})(?P<sign>{BEFORE})?(?P<left>[0-9]{{1,4}})/(?P<right>[1-9][0-9]{{0,3}})(?P<after>{AFTER})?"
)
_TWO_BOUNDS = re.compile(rf"[≥]({NUMBER})({UNIT}?)??[且并，,、]{{0,2}}[≤]({NUMBER})({UNIT})?")
_COUNTED = re.compile(rf"%|‰|(?:万|亿)?(?:{COUNTED})")
_NO_LABEL = re.compile(r"(?:应当|应|须|需|要|均|都|在|总体|整体|确保|保证|实现|力保|保持|数量|到)+")
_CONTRADICTED = re.compile(
    rf"[到至+＋]$|^[不负零](?:增|减|升|降|提)|每|[0-9一][日天周月年]$|上下|左右|浮动|下于|{ANY_WORD.pattern}"
)
_DENIED = re.compile(r"不得|不发生|不出现|不再|没有|无|未|杜绝|避免|防止|禁止|非|第|每|人均每")
_RANKED = re.compile(r"(?:前|近|第|型|版|名次)$")
_PHRASE = re.compile(r"[的以不和或与及将]|(?:标准|要求|水平|目标|规定|任务|计划)$")
MAX_UNIT = 8
"""Maximum length of a unit beside a bound in words; a longer one is a sentence."""


def read_worded(text: str) -> Comparison | Ratio | Trend | Interval | None:
    """Return the number of a text that states its bound in words, or None."""
    return _trend(text) or _rate(text) or _each(text) or _share(text) or _two_bounds(text) or _bound(text)


def _bound(text: str) -> Comparison | None:
    match = _BOUND.fullmatch(text)
    if match is None:
        return None
    lead = _NO_LABEL.match(match["label"])
    label = match["label"][lead.end() :] if lead else match["label"]
    sign, unit = sign_of(match), _unit(match)
    if sign is None or unit is None or _DENIED.match(label) or _CONTRADICTED.search(label):
        return None
    number = to_number(match["number"])
    label = label if sign else f"{label}{match['verb'] or ''}"
    # Without a bound only a count is one: `培训3次`, not `第3批` or `国家5A景区`.
    if not sign and (not label or _RANKED.search(label)):
        return None
    if not sign and not (_COUNTED.fullmatch(unit) and not is_year(number, unit)):
        return None
    return Comparison(sign, number, unit, label)


def _trend(text: str) -> Trend | Comparison | None:
    match = _TREND.fullmatch(text)
    if match is None or _DENIED.match(match["label"]) or match["label"].endswith(("不", "负", "零", "未")):
        return None
    sign, unit, rise = sign_of(match), _unit(match), match["rise"] is not None
    if sign is None or unit is None:
        return None
    number, label = to_number(match["number"]), match["label"]
    if match["level"]:
        own: Sign = "≥" if rise else "≤"
        level = join_signs(own, sign)
        return None if level is None else Comparison(sign or level, number, unit, label)
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
    sign, unit = sign_of(match), _unit(match)
    if sign is None or not unit or "/" in unit:
        return None
    return Comparison(sign or "≥", to_number(match["number"]), f"{unit}/{_PERIODS[match['period']]}")


def _each(text: str) -> Comparison | None:
    """Return a number for each of something: `每人每月500元`; without a bound it has no sign."""
    match = _EACH.fullmatch(text)
    if match is None:
        return None
    sign, unit = sign_of(match), _unit(match)
    if sign is None or not unit or "/" in unit or match["one"] in _PERIODS:
        return None
    per = f"{match['one']}·{match['two']}" if match["two"] else match["one"]
    return Comparison(sign, to_number(match["number"]), f"{unit}/{per}")


def _share(text: str) -> Ratio | None:
    match = _SHARE.fullmatch(text)
    if match is None or _DENIED.match(match["label"]):
        return None
    sign = join_signs(sign_before(match["sign"]), sign_behind(match["after"]))
    if not sign:
        return None
    return Ratio(sign, to_number(match["left"]), to_number(match["right"]), "/", match["label"])


def _two_bounds(text: str) -> Interval | None:
    match = _TWO_BOUNDS.fullmatch(text)
    if match is None:
        return None
    low, high, unit = to_number(match[1]), to_number(match[3]), to_unit(match[4])
    if unit is None or to_unit(match[2] or match[4]) != unit or low > high:
        return None
    return Interval(low, high, unit)


def _unit(match: re.Match[str]) -> str | None:
    unit = to_unit(match["unit"])
    if unit is None or len(unit) > MAX_UNIT or _PHRASE.search(unit):
        return None
    return (
        None
        if is_year(to_number(match["number"]), unit) and not (match["after"] or match["within"])
        else unit
    )
