"""Text of a spec, made short enough to be quoted inside a sentence.

In: any text. Out: one line of at most 24 characters.
"""

from __future__ import annotations

LONGEST = 24


def shorten(text: str) -> str:
    """The beginning of a text on one line, with … for what is left out."""
    line = " ".join(text[: LONGEST * 4].split())
    return line if len(line) <= LONGEST and len(text) <= LONGEST * 4 else line[: LONGEST - 1] + "…"
