"""Apply edits to a text.

In: a text and the edits of its file. Out: the text with them; every character outside them is as it was. Of
two edits that overlap, the first one counts.
"""

from __future__ import annotations

import codecs
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from goalc.source.diagnostic import Edit
from goalc.source.text import Span


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with the edits in it; line breaks that they bring become those of the text."""
    pieces: list[str] = []
    done = 0
    for edit in sorted(set(edits), key=lambda edit: (edit.span, edit.text)):
        if edit.span.start < done or not 0 <= edit.span.start <= edit.span.end <= len(text):
            continue
        pieces += [text[done : edit.span.start], inserted_text(edit, text)]
        done = edit.span.end
    return "".join([*pieces, text[done:]])


def edit_bytes(content: bytes, edits: Iterable[Edit]) -> bytes:
    """Return the bytes of a UTF-8 file with the edits in it; spans count from behind a byte order mark."""
    bom = codecs.BOM_UTF8 if content.startswith(codecs.BOM_UTF8) else b""
    return bom + apply_edits(content[len(bom) :].decode(), edits).encode()


def inserted_text(edit: Edit, text: str) -> str:
    """Return the text that an edit inserts, with the line breaks of the text it is for."""
    if "\n" not in edit.text:
        return edit.text
    line_end = "\r\n" if "\r\n" in text else "\n"
    return edit.text.replace("\r\n", "\n").replace("\n", line_end)


def is_free(span: Span, taken: Sequence[Span]) -> bool:
    """Return True if a place touches none of those taken, which are in order and apart from each other."""
    place = bisect_left(taken, span)
    before, after = taken[max(0, place - 1) : place], taken[place : place + 1]
    return not any(span.start <= other.end and other.start <= span.end for other in (*before, *after))
