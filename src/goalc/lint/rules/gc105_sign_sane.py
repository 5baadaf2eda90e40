"""GC105: a bound is written with a sign, not in words: `≥95%`, not 不低于95% or 95%以上.

The budget system keeps the sign in a separate field, which has six values: ≥ > = < ≤ 定性.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.model.spec import Indicator
from goalc.model.target import Comparison, Judgement, parse_target
from goalc.source.diagnostic import Fix, Replacement, Severity

_BEFORE = {
    "不低于": "≥", "不少于": "≥", "不小于": "≥", "大于等于": "≥", "大于或等于": "≥", "至少": "≥", "达到": "≥",
    "不超过": "≤", "不高于": "≤", "不大于": "≤", "不多于": "≤", "小于等于": "≤", "小于或等于": "≤",
    "至多": "≤",
    "高于": ">", "大于": ">", "超过": ">", "多于": ">", "低于": "<", "小于": "<", "少于": "<", "等于": "=",
}  # fmt: skip
_AFTER = {
    "及以上": "≥",
    "以上": "≥",
    "及以下": "≤",
    "以下": "≤",
    "及以内": "≤",
    "以内": "≤",
    "之内": "≤",
    "内": "≤",
}
_WORDS = "|".join(sorted(_BEFORE, key=len, reverse=True))
_WORDED = re.compile(rf"(?:在)?({_WORDS})?\s*(\d[\d,.]*\s*[^\d，,。；;]{{0,8}}?)({'|'.join(_AFTER)})?")


def check(subject: tuple[Indicator, Judgement], context: FormContext) -> Iterator[Violation]:
    """Yield a violation for a judgement that is a number with a bound in words."""
    indicator, target = subject
    text = _write_sign(target.text)
    if text:
        origin = context.of(indicator, "指标值")
        fix = Fix((Replacement(origin, text),), safe=False)
        yield Violation("GC105", origin, {"value": target.text, "text": text}, fix=fix)


def _write_sign(text: str) -> str:
    """Return the same bound with a sign, or an empty text if there is no such bound."""
    match = _WORDED.fullmatch(text)
    if match is None or bool(match[1]) == bool(match[3]):
        return ""
    signed = (_BEFORE[match[1]] if match[1] else _AFTER[match[3]]) + match[2].strip()
    return signed if isinstance(parse_target(signed), Comparison) else ""


RULE = FormRule("GC105", Severity.ERROR, "S", lambda context: context.judgements, check, fixes=True)
