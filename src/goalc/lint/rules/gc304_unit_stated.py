"""GC304: the label of an amount states its unit, and a text does not mix 元 and 万元."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.lint.texts import Text
from goalc.model.profile import PackField
from goalc.source.diagnostic import Severity

_NUMBER = r"(?<![0-9０-９])(?<![0-9０-９][,.])[0-9０-９]++(?:[,.][0-9０-９]++)*+\s*+"
_LARGE = re.compile(rf"{_NUMBER}(?:万|亿)元")
_SMALL = re.compile(rf"{_NUMBER}元(?!/|／)")


def subjects(context: FormContext) -> Sequence[PackField | Text]:
    """Return the pack's money fields that are filled in, and the texts with the word 元."""
    money = [f for f in context.profile.fields if f.kind == "money" and f.key in context.form.fields]
    return [*money, *(text for text in context.texts if "元" in text.text)]


def check(subject: PackField | Text, context: FormContext) -> Iterator[Violation]:
    """Yield a violation for a label without a unit, and for a text with both units."""
    if isinstance(subject, PackField):
        if "元" not in subject.title:
            yield Violation("GC304.label", context.at(subject.key), {"field": subject.title}, "key")
        return
    large, small = _LARGE.search(subject.text), _SMALL.search(subject.text)
    if large and small:
        arguments = {"large": large[0], "small": small[0]}
        yield Violation("GC304.mixed", subject.origin, arguments, severity=Severity.WARNING)


RULE = FormRule("GC304", Severity.ERROR, "S", subjects, check)
