"""Where a quote or a bracket is closed.

In: the offset of the opening character. Out: the offset behind the closing one, or None.
YAML 1.1 §9.1, §9.2 (`''` is a quote between single quotes, `\\"` one between double quotes).
"""

from __future__ import annotations

import re

REACH = 20_000
"""Nobody closes a quote later than this; without an end, many open quotes would cost quadratic time."""

_QUOTED = {
    '"': re.compile(r'"(?:[^"\\]|\\.)*+"', re.DOTALL),
    "'": re.compile(r"'(?:[^']|'')*+'(?!')"),
}
_IN_BRACKETS = re.compile(r"[\[\]{}]|(?<=[\s,\[{:])[\"']")
_OPENING, _CLOSING = "[{", "]}"


def close_quote(text: str, start: int) -> int | None:
    """Behind the quote that closes the one at `start`."""
    match = _QUOTED[text[start]].match(text, start, start + REACH)
    return match.end() if match else None


def close_bracket(text: str, start: int) -> int | None:
    """Behind the bracket that closes the one at `start`."""
    depth, place, limit = 0, start, start + REACH
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
            place = close_quote(text, match.start()) or limit
    return None
