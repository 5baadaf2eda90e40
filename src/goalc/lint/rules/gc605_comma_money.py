"""GC605: no blanks inside a number: `14, 464. 15` is residue of OCR."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goalc.lint.context import Text, TextContext
from goalc.lint.rule import TextRule, Violation
from goalc.lint.subjects import texts
from goalc.source.diagnostic import Fix, Replacement, Severity

_BROKEN = re.compile(r"\d+(?:\s*[,，]\s*\d{3})+(?:\s*[.．]\s*\d+)?|\d+\s*[.．]\s*\d+")
_BLANK = re.compile(r"\s")


def check(text: Text, _: TextContext) -> Iterator[Violation]:
    """Numbers with separators and blanks, mended together."""
    broken = [match[0] for match in _BROKEN.finditer(text.text) if _has_blank(match[0])]
    if broken:
        mended = _BROKEN.sub(lambda match: _joined(match[0]), text.text)
        fix = Fix((Replacement(text.origin, mended),), safe=False)
        arguments = {"found": broken[0], "right": _joined(broken[0])}
        yield Violation(text.origin, arguments, fix=fix)


def _has_blank(text: str) -> bool:
    return any(character.isspace() for character in text)


def _joined(text: str) -> str:
    return "".join(text.split()).replace("，", ",").replace("．", ".") if _has_blank(text) else text


def glance(context: TextContext) -> object:
    """Whether there are blanks at all."""
    return _BLANK.search(context.together)


RULE = TextRule("GC605", Severity.ERROR, "S", texts, check, fixes=True, glance=glance)
