"""The text of a paragraph as runs.

In: text with line feeds and tabs. Out: w:r elements (ECMA-376 part 1, 17.3.2), nothing for no text.
"""

from __future__ import annotations

import re

from goalc.writers.text import escape

# Matches most texts: those without markup, blanks and characters that XML cannot carry.
_PLAIN = re.compile(
    '[^\x00-\x20\x7f-\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ud800-\udfff\ufffe\uffff&<>"]+'
)
_PIECE = re.compile(r"\n|\t|[^\n\t]+")
_BREAK = {"\n": "<w:br/>", "\t": "<w:tab/>"}


def runs(text: str) -> str:
    """Return `text` as one run; a line feed becomes w:br, a tab becomes w:tab, and spaces are kept.

    Raises `ForbiddenCharacterError`.
    """
    if _PLAIN.fullmatch(text):
        return f"<w:r><w:t>{text}</w:t></w:r>"
    if not text:
        return ""
    escaped = escape(text)
    if "\n" in escaped or "\t" in escaped:
        pieces = (_BREAK.get(piece) or _element(piece) for piece in _PIECE.findall(escaped))
        return f"<w:r>{''.join(pieces)}</w:r>"
    return f"<w:r>{_element(escaped)}</w:r>"


def _element(text: str) -> str:
    kept = ' xml:space="preserve"' if text[0].isspace() or text[-1].isspace() or "  " in text else ""
    return f"<w:t{kept}>{text}</w:t>"
