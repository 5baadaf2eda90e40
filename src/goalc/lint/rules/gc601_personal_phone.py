"""GC601: the form asks for an office number; a mobile number is personal and must not be published."""

from __future__ import annotations

from collections.abc import Iterator

from goalc.lint.context import TextContext
from goalc.lint.rule import TextRule, Violation
from goalc.lint.texts import Text
from goalc.model.personal import find_mobiles
from goalc.source.diagnostic import Severity


def check(text: Text, _: TextContext) -> Iterator[Violation]:
    """Yield a violation for each mobile number of mainland China."""
    for number in find_mobiles(text.text):
        yield Violation("GC601", text.origin, {"number": text.text[number.start : number.end]})


def glance(context: TextContext) -> object:
    """Return a true value if any text has a mobile number."""
    return next(find_mobiles(context.together), None)


RULE = TextRule("GC601", Severity.INFO, "S", check, published=Severity.ERROR, glance=glance)
