"""Give one scalar of a YAML text another value by the smallest edit.

In: the text, a scalar of its tree, and its new value. Out: the span to replace and the text to put there;
None if that cannot be done without touching anything else.
"""

from __future__ import annotations

from typing import NamedTuple

from goalc.source.text import Span
from goalc.syntax.tree import Scalar
from goalc.syntax.writing.emit import emit_scalar


class Rewrite(NamedTuple):
    """The replacement of `span` by `text`."""

    span: Span
    text: str


def rewrite(source: str, scalar: Scalar, text: str) -> Rewrite | None:
    """Return the change that gives `scalar` the value `text`; blanks around its old value do not count."""
    said = scalar.text.strip()
    inner = _find_verbatim(source, scalar)
    if inner is not None:
        start, quote = inner
        if _fits(text, quote):
            return _smallest_change(said, text, start + scalar.text.index(said))
        return Rewrite(scalar.span, emit_scalar(text))
    if scalar.style in {"'", '"'} and "\n" not in source[scalar.start : scalar.end]:
        return Rewrite(scalar.span, emit_scalar(text))
    return _rewrite_inside(source, scalar, said, text)


def _find_verbatim(source: str, scalar: Scalar) -> tuple[int, str] | None:
    """Return where the text stands letter by letter, and the quote around it; None if it does not."""
    quote = scalar.style if scalar.style in {"'", '"'} else ""
    if scalar.style in {"|", ">"}:
        return None
    start = scalar.start + len(quote)
    stands = source[start : scalar.end - len(quote)]
    return (start, quote) if stands == scalar.text else None


def _fits(text: str, quote: str) -> bool:
    """Return True if a text can stand between these quotes, or without any, as it is."""
    if not quote:
        return emit_scalar(text) == text
    return "\n" not in text and "\r" not in text and quote not in text and "\\" not in text


def _smallest_change(old: str, new: str, offset: int) -> Rewrite:
    """Return the change from one text, which begins at `offset`, to another."""
    start, old_end, new_end = _difference(old, new)
    return Rewrite(Span(offset + start, offset + old_end), new[start:new_end])


def _rewrite_inside(source: str, scalar: Scalar, old: str, new: str) -> Rewrite | None:
    """Return a change within a text of several lines, if its place in the lines is unambiguous."""
    start, old_end, new_end = _difference(old, new)
    put = new[start:new_end]
    if "\n" in old[start:old_end] or any(character in put for character in "\n\r'\"\\#:"):
        return None
    # A piece of the line around the change that stands once in the source, and once in the value.
    line_end = old.find("\n", old_end)
    first = max(start - 8, old.rfind("\n", 0, start) + 1)
    last = min(old_end + 8, line_end if line_end >= 0 else len(old))
    piece = old[first:last]
    written = source[scalar.start : scalar.end]
    if "\n" in piece or written.count(piece) != 1 or old.count(piece) != 1:
        return None
    place = scalar.start + written.index(piece) + start - first
    return Rewrite(Span(place, place + old_end - start), put)


def _difference(old: str, new: str) -> tuple[int, int, int]:
    """Return where two texts begin to differ, and where in each they are the same again."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    return start, len(old) - end, len(new) - end
