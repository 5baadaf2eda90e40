"""GC604: texts are in simplified Chinese with full-width punctuation, without residue of OCR or copying.

Found are traditional characters, radicals and compatibility forms, full-width letters and digits, and
half-width punctuation between Chinese characters.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from goalc.lint.context import SEPARATOR, TextContext
from goalc.lint.rule import TextRule, Violation
from goalc.lint.texts import Text
from goalc.source.diagnostic import Fix, Replacement, Severity

_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ]+")
# Kangxi radicals, their supplement, compatibility ideographs, private use, the replacement character.
_ODD = re.compile("[\u2e80-\u2fdf\uf900-\ufaff\ue000-\uf8ff\ufffd]")
_HALF = re.compile(r"(?<=[\u4e00-\u9fff”）》])[,;:?!](?=[\u4e00-\u9fff“（《]|$)")
_UNUSUAL = re.compile("[０-９Ａ-Ｚａ-ｚ\u2e80-\u2fdf\uf900-\ufaff\ue000-\uf8ff\ufffd]")
_HALF_LIKE = re.compile(rf"[,;:?!](?=[\u4e00-\u9fff“（《{SEPARATOR}]|$)")
_FULL = str.maketrans(",;:?!", "，；：？！")


def check(text: Text, context: TextContext) -> Iterator[Violation]:
    """Yield a violation for the first character of each kind, with the corrected text as its fix."""
    value = text.text
    if value.isascii():
        return
    simplified = context.words.traditional
    kinds: tuple[tuple[str, re.Match[str] | None, Callable[[], str]], ...] = (
        ("GC604.traditional", simplified.wrong.first(value), lambda: simplified.correct(value)),
        ("GC604.width", _WIDE.search(value), lambda: _WIDE.sub(lambda m: _narrow(m[0]), value)),
        ("GC604.punctuation", _HALF.search(value), lambda: _HALF.sub(lambda m: m[0].translate(_FULL), value)),
    )
    for key, match, correct in kinds:
        if match is not None:
            fix = Fix((Replacement(text.origin, correct()),), safe=False)
            arguments = {"found": match[0], "around": _around(value, match)}
            yield Violation(key, text.origin, arguments, fix=fix)
    odd = _ODD.search(value)
    if odd is not None:
        arguments = {"found": odd[0], "number": f"U+{ord(odd[0]):04X}", "around": _around(value, odd)}
        yield Violation("GC604.odd", text.origin, arguments)


def _narrow(text: str) -> str:
    return "".join(chr(ord(character) - 0xFEE0) for character in text)


def _around(text: str, match: re.Match[str]) -> str:
    """Return the match with a few characters around it, to show its place in a long text."""
    return text[max(0, match.start() - 5) : match.end() + 5]


def glance(context: TextContext) -> bool:
    """Return True if any character is of one of the kinds."""
    together = context.together
    odd = _UNUSUAL.search(together) or _HALF_LIKE.search(together)
    return bool(odd or context.words.traditional.wrong.first(together))


RULE = TextRule("GC604", Severity.WARNING, "S", check, fixes=True, glance=glance)
