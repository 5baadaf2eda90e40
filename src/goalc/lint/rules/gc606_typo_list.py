"""GC606: a text has no misspelling that checkers of government sites look for.

A misspelling needs its borders: 政府采购制度 has 采购 and 制度 and not 购制. Without that check nothing
is edited.
"""

from __future__ import annotations

from collections.abc import Iterator

from goalc.lint.context import TextContext
from goalc.lint.rule import TextRule, Violation
from goalc.lint.texts import Text
from goalc.source.diagnostic import Fix, Replacement, Severity


def check(text: Text, context: TextContext) -> Iterator[Violation]:
    """Yield a violation for the first misspelling of a text; its fix corrects all of them."""
    words = context.words.misspellings
    match = context.words.find_apart(words.wrong, text.text)
    if match is not None:
        corrected = context.words.correct_apart(words, text.text)
        fix = Fix((Replacement(text.origin, corrected),), safe=False)
        yield Violation("GC606", text.origin, {"found": match[0], "right": words.right[match[0]]}, fix=fix)


def glance(context: TextContext) -> object:
    """Return a true value if any text has a misspelling."""
    return context.words.misspellings.wrong.first(context.together)


RULE = TextRule("GC606", Severity.WARNING, "S", check, fixes=True, glance=glance)
