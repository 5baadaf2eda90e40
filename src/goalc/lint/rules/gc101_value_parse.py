"""GC101: what begins like a number or a date is one.

`≥九成`, `≪2小时` and `2025年2月30日` look like comparisons and dates and cannot be read as such; taken as
judgements they would be printed as they stand and never be compared with anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from goalc.lint.rule import FormContext, FormRule, Hit
from goalc.model.target import Judgement
from goalc.source.diagnostic import Severity

_SIGN = re.compile(r"[≥≤=<>＝＜＞≧≦⩾⩽≪≫≮≯±≈]")
_DATE = re.compile(r"\d{4}(?:年\d{1,2}月\d{1,2}日|([-./])\d{1,2}\1\d{1,2})前?")


def check(context: FormContext) -> Iterator[Hit]:
    """Judgements that begin with a sign or have a date's form."""
    for indicator in context.form.indicators:
        if isinstance(indicator.target, Judgement):
            text = indicator.target.text
            variant = "sign" if _SIGN.match(text) else "date" if _DATE.fullmatch(text) else ""
            if variant:
                yield Hit(context.form.file, (*indicator.path, "指标值"), {"value": text}, variant)


RULE = FormRule("GC101", Severity.ERROR, check)
