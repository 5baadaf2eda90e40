"""Shorten a text of a spec so that it can be quoted inside a sentence.

In: any text. Out: one line of at most 24 characters.
"""

from __future__ import annotations

MAX_LENGTH = 24


def shorten(text: str) -> str:
    """Return the beginning of a text on one line, with … for what is left out."""
    line = " ".join(text[: MAX_LENGTH * 4].split())
    return line if len(line) <= MAX_LENGTH and len(text) <= MAX_LENGTH * 4 else line[: MAX_LENGTH - 1] + "…"
