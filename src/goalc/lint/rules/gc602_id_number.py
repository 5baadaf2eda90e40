"""GC602: a form has no identity numbers and no bank account numbers."""

from __future__ import annotations

from collections.abc import Iterator

from goalc.lint.context import TextContext
from goalc.lint.rule import TextRule, Violation
from goalc.lint.texts import Text
from goalc.model.personal import find_documents
from goalc.source.diagnostic import Severity

_KEYS = {"identity": "GC602.identity", "account": "GC602.account"}


def check(text: Text, _: TextContext) -> Iterator[Violation]:
    """Yield a violation for each number that its check digit, or the words before it, confirm."""
    for number in find_documents(text.text):
        yield Violation(_KEYS[number.kind], text.origin, {"shown": number.masked})


def glance(context: TextContext) -> object:
    """Return a true value if any text has such a number."""
    return next(find_documents(context.together), None)


RULE = TextRule("GC602", Severity.WARNING, "K", check, published=Severity.ERROR, glance=glance)
