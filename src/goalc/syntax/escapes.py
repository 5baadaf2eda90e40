r"""Check the escapes of a double-quoted text.

In: the place of the text. Out: diagnostics at the backslashes that mean nothing, or no character that a form
can carry (YAML 1.1 §5.6: `\n`, `\x41` …).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from goalc.source.diagnostic import Diagnostic
from goalc.source.text import SourceText
from goalc.syntax.characters import FORBIDDEN_IN_VALUE, report_character
from goalc.syntax.errors import error

_NAMED = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r",
    "e": "\x1b", " ": " ", '"': '"', "/": "/", "\\": "\\", "N": "\x85", "_": "\xa0", "L": "\u2028",
    "P": "\u2029", "\n": "", "\r": "",
}  # fmt: skip
_ESCAPE = re.compile(
    r"\\(?:x(?P<x>[0-9A-Fa-f]{2})|u(?P<u>[0-9A-Fa-f]{4})|U(?P<U>[0-9A-Fa-f]{8})|(?P<name>.|\Z))", re.DOTALL
)
_MAX_CODE_POINT = 0x10FFFF


def check_escapes(source: SourceText, start: int, end: int) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each escape in `start:end` that is not a character of a form."""
    for match in _ESCAPE.finditer(source.text, start, end):
        character = _meaning(match)
        if character is None:
            yield error(source, "GC721", match.start(), match.end(), found=match.group())
        elif FORBIDDEN_IN_VALUE.match(character) is not None:
            yield report_character(source, character, match.start(), match.end())


def find_escaped(
    source: SourceText, start: int, end: int, wanted: re.Pattern[str]
) -> Iterator[tuple[int, int]]:
    """Yield the places of the escapes in `start:end` that mean a character which a pattern matches there."""
    pieces: list[str] = []
    escapes: dict[int, tuple[int, int]] = {}
    place, length = start, 0
    for match in _ESCAPE.finditer(source.text, start, end):
        written, character = source.text[place : match.start()], _meaning(match) or ""
        pieces += written, character
        if character:
            escapes[length + len(written)] = match.span()
        place, length = match.end(), length + len(written) + len(character)
    pieces.append(source.text[place:end])
    for found in wanted.finditer("".join(pieces)):
        yield from (escapes[at] for at in range(*found.span()) if at in escapes)


def _meaning(match: re.Match[str]) -> str | None:
    """Return the character that is meant; None if nothing is (`\\文`, `\\x4`, a number too large)."""
    digits = match["x"] or match["u"] or match["U"]
    if digits is None:
        return _NAMED.get(match["name"])
    number = int(digits, 16)
    return chr(number) if number <= _MAX_CODE_POINT else None
