"""Derive file names from the names of forms and units, the same on every system."""

from __future__ import annotations

import re

_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
# Control characters, and marks that reverse the direction of text.
_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])(?:\..*)?")
_MAX_LENGTH = 60


def safe_name(name: str) -> str:
    """Return a file name, without an ending, that Windows, macOS and Linux all accept."""
    name = _FORBIDDEN.sub("_", _HIDDEN.sub("", name)).strip(". ")
    if _RESERVED.fullmatch(name):
        name = f"_{name}"
    return name[:_MAX_LENGTH].strip(". ") or "_"
