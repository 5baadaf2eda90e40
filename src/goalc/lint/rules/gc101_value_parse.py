"""GC101: a target that begins like a number or a date can be read as one.

`≥九成`, `≪2小时` and `2025年2月30日` look like comparisons or dates but cannot be read as such. As judgements
they would be printed unchanged and never be compared with anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.model.spec import Indicator
from goalc.model.target import Judgement
from goalc.source.diagnostic import Severity

_SIGN = re.compile(r"[≥≤=<>＝＜＞≧≦⩾⩽≪≫≮≯±≈]")
_DATE = re.compile(r"\d{4}(?:年\d{1,2}月\d{1,2}日|([-./])\d{1,2}\1\d{1,2})前?")


def check(subject: tuple[Indicator, Judgement], context: FormContext) -> Iterator[Violation]:
    """Yield a violation for a judgement that begins with a sign or has the form of a date."""
    indicator, target = subject
    origin = context.of(indicator, "指标值")
    if _SIGN.match(target.text):
        yield Violation("GC101.sign", origin, {"value": target.text})
    elif _DATE.fullmatch(target.text):
        yield Violation("GC101.date", origin, {"value": target.text})


RULE = FormRule("GC101", Severity.ERROR, "S", lambda context: context.judgements, check)
