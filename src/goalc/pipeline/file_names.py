"""Derive file names from the names of forms and units, the same on every system; join those of specs."""

from __future__ import annotations

import re

from goalc.syntax.characters import INVISIBLE

_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
_RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?")
_MAX_LENGTH = 60


def safe_name(name: str) -> str:
    """Return a file name, without an ending, that Windows, macOS and Linux all accept."""
    name = _FORBIDDEN.sub("_", _CONTROL.sub("", INVISIBLE.sub("", name))).strip(". ")
    if _RESERVED.fullmatch(name):
        name = f"_{name}"
    return name[:_MAX_LENGTH].strip(". ") or "_"


def join(folder: str, name: str) -> str:
    """Return the name of a submission's file as messages print it."""
    return f"{folder}/{name}" if folder not in {"", "."} else name
