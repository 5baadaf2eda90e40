"""Count the lines that a text needs in a given width, without asking a font.

In: text, and the width of a line in half em. Out: a number of lines. A Chinese character is one em wide and
a Latin one half an em, as in 宋体, 仿宋 and similar fonts. Lines break between Chinese characters and after
spaces and hyphens; Latin words and numbers stay whole where they fit on a line; punctuation stays with its
neighbour as GB/T 15834 asks (kinsoku). Standard behind it: UAX #14, reduced to what the forms need.
"""

from __future__ import annotations

import re
from functools import lru_cache

_MAX_CACHED = 12
"""Maximum length of a text whose number of lines is cached."""
_OPENING = r"（《〈「『【〔〖［｛“‘(\[{"
_CLOSING = r"，。、；：？！）》〉」』】〕〗］｝”’…—·～％‰℃°,.;:?!)\]}%"
_UNIT = re.compile(
    rf"[{_OPENING}]*(?:[0-9A-Z_a-z]+(?:['.,/:_+&@#=*-]+[0-9A-Z_a-z]+)*-?|.)"
    rf"(?:(?<!\s)[{_CLOSING}]+)?",
    re.DOTALL,
)
"""A unit that is never broken: opening marks, a Latin word or one character, closing marks."""


def unbreakable_units(text: str) -> list[str]:
    """Return the parts of a text between which lines can break."""
    return _UNIT.findall(text)


def width(text: str) -> int:
    """Return the width of one line of text in half em.

    GB 18030 has one byte for a half-width character and two for nearly all full-width ones; the rare
    ones of four bytes (emoji, accented letters) come out too wide, which is the safe side. Characters that
    no encoding has (lone surrogates) are refused by the writers.
    """
    return len(text.encode("gb18030", "replace"))


def line_count(text: str, available: int) -> int:
    """Return the lines `text` fills if a line holds `available` half em; a line feed begins a new line."""
    # Labels, units and targets recur on every form; long texts seldom do.
    return _cached_line_count(text, available) if len(text) <= _MAX_CACHED else _line_count(text, available)


@lru_cache(4096)
def _cached_line_count(text: str, available: int) -> int:
    return _line_count(text, available)


def _line_count(text: str, available: int) -> int:
    available = max(available, 2)
    # No character is wider than two em, so most texts need not be measured.
    if 4 * len(text) <= available and "\n" not in text:
        return 1
    if width(text) <= available:
        return 1 + text.count("\n")
    if "\n" in text:
        return sum(line_count(piece, available) for piece in text.split("\n"))
    lines, used = 1, 0
    for unit in _UNIT.findall(text):
        size = len(unit) if unit.isascii() else 2 if len(unit) == 1 else width(unit)
        if used + size <= available:
            used += size
        elif size <= available:
            lines, used = lines + 1, size
        else:
            # Longer than a line: it is broken anywhere, possibly after a lone word that already
            # stands on the line, so one more line than its size requires is the safe count.
            started = 1 if used else 0
            full, rest = divmod(size, available - 1)
            lines, used = lines + started + full - (0 if rest else 1), rest or available
    return lines
