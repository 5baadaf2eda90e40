"""GC606: a text has no misspelling that checkers of government sites look for."""

from __future__ import annotations

from collections.abc import Iterator

from goalc.lint.context import Text, TextContext
from goalc.lint.rule import TextRule, Violation
from goalc.source.diagnostic import Fix, Replacement, Severity


def check(text: Text, context: TextContext) -> Iterator[Violation]:
    """Yield a violation for the first misspelling of a text; its fix corrects all of them."""
    words = context.words.misspellings
    match = words.wrong.first(text.text)
    if match is not None:
        fix = Fix((Replacement(text.origin, words.correct(text.text)),), safe=False)
        yield Violation("GC606", text.origin, {"found": match[0], "right": words.right[match[0]]}, fix=fix)


def glance(context: TextContext) -> object:
    """Return a true value if any text has a misspelling."""
    return context.words.misspellings.wrong.first(context.together)


RULE = TextRule("GC606", Severity.WARNING, "S", check, fixes=True, glance=glance)
