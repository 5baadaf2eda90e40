"""Find where a quote or a bracket is closed.

In: the offset of the opening character. Out: the offset after the closing one, or None.
YAML 1.1 §9.1, §9.2 (`''` is a quote between single quotes, `\\"` one between double quotes).
"""

from __future__ import annotations

import re

MAX_LENGTH = 20_000
"""Maximum distance to the closing character: nobody closes later, and many open ones cost quadratic time."""

_QUOTED = {
    '"': re.compile(r'"(?:[^"\\]|\\.)*+"', re.DOTALL),
    "'": re.compile(r"'(?:[^']|'')*+'(?!')"),
}
_IN_BRACKETS = re.compile(r"[\[\]{}]|(?<=[\s,\[{:])[\"']")
_OPENING, _CLOSING = "[{", "]}"


def find_closing_quote(text: str, start: int) -> int | None:
    """Return the offset after the quote that closes the one at `start`."""
    match = _QUOTED[text[start]].match(text, start, start + MAX_LENGTH)
    return match.end() if match else None


def find_closing_bracket(text: str, start: int) -> int | None:
    """Return the offset after the bracket that closes the one at `start`."""
    depth, place, limit = 0, start, start + MAX_LENGTH
    while (match := _IN_BRACKETS.search(text, place, limit)) is not None:
        place = match.end()
        found = match.group()
        if found in _OPENING:
            depth += 1
        elif found in _CLOSING:
            depth -= 1
            if not depth:
                return place
        else:
            place = find_closing_quote(text, match.start()) or limit
    return None
