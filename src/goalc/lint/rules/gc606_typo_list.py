"""GC606: no misspelling that government sites' checkers look for."""

from __future__ import annotations

from collections.abc import Iterator

from goalc.lint.context import Text, TextContext
from goalc.lint.rule import TextRule, Violation
from goalc.lint.subjects import texts
from goalc.source.diagnostic import Fix, Replacement, Severity


def check(text: Text, context: TextContext) -> Iterator[Violation]:
    """The first misspelling of a text, with all of them mended."""
    words = context.words.misspellings
    match = words.wrong.first(text.text)
    if match is not None:
        fix = Fix((Replacement(text.origin, words.corrected(text.text)),), safe=False)
        yield Violation(text.origin, {"found": match[0], "right": words.right[match[0]]}, fix=fix)


def glance(context: TextContext) -> object:
    """Whether there is any."""
    return context.words.misspellings.wrong.first(context.together)


RULE = TextRule("GC606", Severity.WARNING, "S", texts, check, fixes=True, glance=glance)
