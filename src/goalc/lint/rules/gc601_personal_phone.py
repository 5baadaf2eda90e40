"""GC601: the form asks for an office line; a mobile number is somebody's own, and not for publication."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goalc.lint.context import Text, TextContext
from goalc.lint.rule import TextRule, Violation
from goalc.lint.subjects import texts
from goalc.source.diagnostic import Severity

_MOBILE = re.compile(r"1(?<!\d1)[3-9]\d(?:[ -]?\d{4}){2}(?!\d)")


def check(text: Text, _: TextContext) -> Iterator[Violation]:
    """Mobile numbers of mainland China."""
    for match in _MOBILE.finditer(text.text):
        yield Violation(text.origin, {"number": match[0]})


def glance(context: TextContext) -> object:
    """Whether there is any."""
    return _MOBILE.search(context.together)


RULE = TextRule("GC601", Severity.INFO, "S", texts, check, published=Severity.ERROR, glance=glance)
