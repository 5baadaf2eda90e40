"""Words that state a bound, before a number or behind it: 不低于, 至少, 控制在, 以上, 以内.

以上、以下、以内 include the number itself, 超过 and 不足 do not (民法典第一千二百五十九条).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from goalc.model.target.kinds import Sign
from goalc.model.target.numbers import NUMBER, SIGN, SIGNS, UNIT

_MORE = ("高于", "大于", "超过", "多于", "超出", "优于")
_LESS = ("低于", "小于", "少于")
_NOT = ("不", "不得", "不能", "不应", "不可", "不宜", "不允许", "不会")


def _denied(words: Iterable[str]) -> list[str]:
    return [f"{no}{word}" for no in _NOT for word in words]


_BEFORE: dict[str, Sign] = {
    **dict.fromkeys(_denied((*_LESS, "下于")), "≥"),
    **dict.fromkeys(("大于等于", "大于或等于", "高于或等于", "超过或等于", "达到或超过", "达到或高于"), "≥"),
    **dict.fromkeys(("至少", "最少", "最低", "起码", "至少达到", "达到", "达"), "≥"),
    **dict.fromkeys((*_MORE, "超", "突破", "逾"), ">"),
    **dict.fromkeys(_denied((*_MORE, "超")), "≤"),
    **dict.fromkeys(("小于等于", "小于或等于", "低于或等于", "至多", "最多", "最高", "最长", "限于"), "≤"),
    **dict.fromkeys((*_LESS, "不足", "不到", "不满", "未满"), "<"),
    "等于": "=",
}
_AFTER: dict[str, Sign] = {
    **dict.fromkeys(("及其以上", "及以上", "或以上", "以上", "之上"), "≥"),
    **dict.fromkeys(("及其以下", "及以下", "或以下", "以下", "之下"), "≤"),
    **dict.fromkeys(("及其以内", "及以内", "以内", "之内", "内"), "≤"),
}
_WITHIN = frozenset({"及其以内", "及以内", "以内", "之内", "内"})
_KEPT = ("控制在", "保持在", "稳定在", "维持在")


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for any of the words, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True))


BEFORE, AFTER = any_of(_BEFORE), any_of(_AFTER)
ANY_WORD = re.compile("|".join([*_BEFORE, *_KEPT, *_AFTER]))
"""A word that states a bound."""
BOUND_WORDS = any_of([*_BEFORE, *_KEPT])
"""A pattern for the words before a number."""
_VERB = "达到|完成|开展|举办|组织|召开|举行|培训|检查|发放|建成"
BOUNDED = (
    rf"(?P<kept>{any_of(_KEPT)})?(?P<sign>{SIGN}|{BEFORE})?(?P<twice>{SIGN}|{BEFORE})?(?P<verb>{_VERB})?\s*"
    rf"(?P<number>{NUMBER})\s*(?P<unit>{UNIT}?)??"
    rf"\s*(?:(?P<after>{AFTER})?(?:完成|办结|到位)?|(?P<within>{any_of(_WITHIN)})[^0-9的不率%≥≤=<>]{{1,8}})"
)
"""A pattern for a number with its bounds, and what is done within it: `2小时内修复故障`."""
_UP, _DOWN = frozenset("≥>"), frozenset("≤<")


def sign_of(match: re.Match[str]) -> Sign | None:
    """Return the sign that the words around a number say; None if they contradict each other."""
    after = sign_behind(match["after"] or match["within"])
    before = _join_words(match["sign"], match["twice"])
    if before is None:
        return None
    if match["kept"] == "控制在" and not before and not after:
        before = "≤"
    return join_signs(before, after)


def _join_words(first: str | None, second: str | None) -> Sign | None:
    """Return the sign of one bound that is written twice (不低于≥); a sign counts, not a word beside it."""
    joined = join_signs(sign_before(first), sign_before(second))
    if not joined:
        return joined
    return next((SIGNS[word] for word in (first, second) if word in SIGNS), joined)


def sign_before(word: str | None) -> Sign:
    """Return the sign that is written or said before a number."""
    return "" if not word else SIGNS[word] if word in SIGNS else _BEFORE[word]


def sign_behind(word: str | None) -> Sign:
    """Return the sign that is said behind a number."""
    return _AFTER[word] if word else ""


def join_signs(before: Sign, after: Sign) -> Sign | None:
    """Return the one sign of two that say the same, or None."""
    if not before or not after:
        return before or after
    return before if {before, after} <= _UP or {before, after} <= _DOWN else None
