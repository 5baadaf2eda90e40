"""GC605: a number has no blanks inside: `14, 464. 15` is residue of OCR."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goalc.lint.context import Text, TextContext
from goalc.lint.rule import TextRule, Violation
from goalc.source.diagnostic import Fix, Replacement, Severity

_BROKEN = re.compile(r"\d+(?:\s*[,，]\s*\d{3})+(?:\s*[.．]\s*\d+)?|\d+\s*[.．]\s*\d+")
_BLANK = re.compile(r"\s")


def check(text: Text, _: TextContext) -> Iterator[Violation]:
    """Yield one violation for a text with broken numbers; its fix corrects all of them."""
    broken = [match[0] for match in _BROKEN.finditer(text.text) if _has_blank(match[0])]
    if broken:
        corrected = _BROKEN.sub(lambda match: _join(match[0]), text.text)
        fix = Fix((Replacement(text.origin, corrected),), safe=False)
        arguments = {"found": broken[0], "right": _join(broken[0])}
        yield Violation("GC605", text.origin, arguments, fix=fix)


def _has_blank(text: str) -> bool:
    return any(character.isspace() for character in text)


def _join(text: str) -> str:
    return "".join(text.split()).replace("，", ",").replace("．", ".") if _has_blank(text) else text


def glance(context: TextContext) -> object:
    """Return a true value if any text has a blank."""
    return _BLANK.search(context.together)


RULE = TextRule("GC605", Severity.ERROR, "S", check, fixes=True, glance=glance)
