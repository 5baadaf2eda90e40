"""GC601: the form asks for an office number; a mobile number is personal and must not be published."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goalc.lint.context import Text, TextContext
from goalc.lint.rule import TextRule, Violation
from goalc.source.diagnostic import Severity

_MOBILE = re.compile(r"1(?<!\d1)[3-9]\d(?:[ -]?\d{4}){2}(?!\d)")


def check(text: Text, _: TextContext) -> Iterator[Violation]:
    """Yield a violation for each mobile number of mainland China."""
    for match in _MOBILE.finditer(text.text):
        yield Violation("GC601", text.origin, {"number": match[0]})


def glance(context: TextContext) -> object:
    """Return a true value if any text has a mobile number."""
    return _MOBILE.search(context.together)


RULE = TextRule("GC601", Severity.INFO, "S", check, published=Severity.ERROR, glance=glance)
