"""Text as content of XML 1.0.

In: any text. Out: the text escaped, or the code point that XML 1.0 (section 2.2) cannot carry. A carriage
return is one of those, because parsers turn it into a line feed, so that it would not be read back.
"""

from __future__ import annotations

import re

_SPECIAL = re.compile('[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff&<>"]')
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


class ForbiddenCharacterError(ValueError):
    """A character that XML cannot carry; `code` is its code point."""

    def __init__(self, code: int) -> None:
        super().__init__(f"U+{code:04X}")
        self.code = code


def escape(text: str) -> str:
    """Escape `text` for element content and for attributes in double quotes.

    Raises `ForbiddenCharacterError`.
    """
    if _SPECIAL.search(text) is None:
        return text
    found = _FORBIDDEN.search(text)
    if found is not None:
        raise ForbiddenCharacterError(ord(found[0]))
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    if '"' in text:
        text = text.replace('"', "&quot;")
    return text
