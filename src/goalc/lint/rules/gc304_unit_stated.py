"""GC304: an amount has its unit on the form, and one text does not mix 元 and 万元."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from goalc.lint.context import FormContext, Text
from goalc.lint.rule import FormRule, Violation
from goalc.model.profile import PackField
from goalc.source.diagnostic import Severity

_LARGE = re.compile(r"\d(?:[\d,.]*)\s*(?:万|亿)元")
_SMALL = re.compile(r"\d[\d,.]*\s*元(?!/|／)")


def subjects(context: FormContext) -> Sequence[PackField | Text]:
    """The pack's money fields that are filled in, and the texts that speak of 元."""
    money = [f for f in context.profile.fields if f.kind == "money" and f.key in context.form.fields]
    return [*money, *(text for text in context.texts if "元" in text.text)]


def check(subject: PackField | Text, context: FormContext) -> Iterator[Violation]:
    """Labels without a unit, and texts with two."""
    if isinstance(subject, PackField):
        if "元" not in subject.title:
            yield Violation(context.at(subject.key), {"field": subject.title}, "label", "key")
        return
    large, small = _LARGE.search(subject.text), _SMALL.search(subject.text)
    if large and small:
        arguments = {"large": large[0], "small": small[0]}
        yield Violation(subject.origin, arguments, "mixed", severity=Severity.WARNING)


RULE = FormRule("GC304", Severity.ERROR, "S", subjects, check)
