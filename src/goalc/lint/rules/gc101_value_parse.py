"""GC101: what begins like a number or a date is one.

`≥九成`, `≪2小时` and `2025年2月30日` look like comparisons and dates and cannot be read as such; taken as
judgements they would be printed as they stand and never be compared with anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.lint.subjects import judgements
from goalc.model.spec import Indicator
from goalc.model.target import Judgement
from goalc.source.diagnostic import Severity

_SIGN = re.compile(r"[≥≤=<>＝＜＞≧≦⩾⩽≪≫≮≯±≈]")
_DATE = re.compile(r"\d{4}(?:年\d{1,2}月\d{1,2}日|([-./])\d{1,2}\1\d{1,2})前?")


def check(subject: tuple[Indicator, Judgement], context: FormContext) -> Iterator[Violation]:
    """Judgements that begin with a sign or have a date's form."""
    indicator, target = subject
    variant = "sign" if _SIGN.match(target.text) else "date" if _DATE.fullmatch(target.text) else ""
    if variant:
        yield Violation(context.of(indicator, "指标值"), {"value": target.text}, variant)


RULE = FormRule("GC101", Severity.ERROR, "S", judgements, check)
