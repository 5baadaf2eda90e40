"""Find the parts of a package that hold text and are not read as content of forms.

In: the bytes of a Word or Excel file that could be read. Out: the kinds of such parts, each once.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from io import BytesIO

_PARTS: Mapping[str, re.Pattern[str]] = {
    "header": re.compile(r"word/(?:header|footer)[0-9]*\.xml"),
    "notes": re.compile(r"word/(?:footnotes|endnotes)\.xml"),
    "comments": re.compile(r"word/comments\.xml|xl/(?:threadedC|c)omments.*\.xml|xl/comments/.*\.xml"),
    "textbox": re.compile(r"xl/drawings/drawing[0-9]*\.xml"),
}
_TEXT = re.compile(rb"<(?:w:t|a:t|t)(?: [^>]*)?>([^<]+)</")
_PAGE_NUMBER = re.compile(r"[\s0-9第共页/／.—–-]*")


def find_unread(content: bytes) -> tuple[str, ...]:
    """Return the kinds of parts with text, in a fixed order."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        found = {
            kind
            for name in package.namelist()
            for kind, pattern in _PARTS.items()
            if pattern.fullmatch(name) and _has_text(package.read(name))
        }
    return tuple(kind for kind in _PARTS if kind in found)


def _has_text(part: bytes) -> bool:
    texts = (found[1].decode("utf-8", "replace") for found in _TEXT.finditer(part))
    return any(not _PAGE_NUMBER.fullmatch(text) for text in texts)
