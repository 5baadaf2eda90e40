"""What of a text, or of the paragraphs of a cell, was kept, deleted and inserted.

In: the text before and after. Out: pieces in reading order, or paragraphs of them.

Law: without the inserted pieces it is the text before, without the deleted ones the text after. Marks are
for people: a number or a word is replaced as a whole, and what is left standing between two marks is more
than a crumb.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal, NamedTuple

from goalc.document.alignment import aligned, weight

Mark = Literal["kept", "deleted", "inserted"]

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[A-Za-z]+|.", re.DOTALL)
_MOST_TOKENS = 3000
"""Longer texts are replaced as a whole between what they begin and end with, or it would take minutes."""
_LEAST_KEPT = 0.2
"""Texts of which less is the same are other texts: one is struck out, the other written behind it."""
_SAME_PARAGRAPH = 0.45


class Piece(NamedTuple):
    """A stretch of text with one mark."""

    mark: Mark
    text: str


class Wording(NamedTuple):
    """A paragraph: its pieces, and the mark of its end.

    A deleted or inserted end joins the paragraph, where it is not, to the one that follows. The end of the
    last paragraph is always kept.
    """

    pieces: tuple[Piece, ...]
    end: Mark


def compare_texts(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces of one text that became another."""
    if before == after:
        return _pieces([("kept", before)])
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    head = _same(old, new)
    tail = _same(old[head:][::-1], new[head:][::-1])
    middle = _middle(old[head : len(old) - tail], new[head : len(new) - tail])
    found = [("kept", "".join(old[:head])), *middle, ("kept", "".join(old[len(old) - tail :]))]
    marked = _without_crumbs(_pieces(found))
    kept = sum(len(text) for mark, text in marked if mark == "kept")
    if 2 * kept < _LEAST_KEPT * (len(before) + len(after)):
        marked = [Piece("deleted", before), Piece("inserted", after)]
    return _pieces(marked)


def _same(one: Sequence[str], other: Sequence[str]) -> int:
    """How many tokens at the beginning are the same."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _middle(old: list[str], new: list[str]) -> Iterator[tuple[Mark, str]]:
    if max(len(old), len(new)) > _MOST_TOKENS:
        yield "deleted", "".join(old)
        yield "inserted", "".join(new)
        return
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield "kept", "".join(old[a:b])
        else:
            yield "deleted", "".join(old[a:b])
            yield "inserted", "".join(new[c:d])


def _without_crumbs(pieces: Sequence[Piece]) -> list[Piece]:
    """Kept pieces that are no longer than what changes on both sides of them become part of the change."""
    kept = [""]
    """What stands before the first change, between changes, behind the last."""
    changes: list[tuple[str, str]] = []
    for mark, text in pieces:
        if mark == "kept":
            kept[-1] += text
            continue
        if not changes or kept[-1]:
            changes.append(("", ""))
            kept.append("")
        gone, new = changes[-1]
        changes[-1] = (gone + text, new) if mark == "deleted" else (gone, new + text)
    found = [Piece("kept", kept[0])]
    for change, behind in zip(changes, kept[1:], strict=True):
        gone, new = change
        crumb = found[-1].text
        if len(found) > 1 and len(crumb) <= min(_longest(found[-3:-1]), max(len(gone), len(new))):
            found.pop()
            more, less = found.pop().text, found.pop().text
            gone, new = less + crumb + gone, more + crumb + new
        found += [Piece("deleted", gone), Piece("inserted", new), Piece("kept", behind)]
    return found


def _longest(pieces: Sequence[Piece]) -> int:
    return max(len(piece.text) for piece in pieces)


def _pieces(found: Sequence[tuple[Mark, str]]) -> tuple[Piece, ...]:
    return tuple(Piece(mark, text) for mark, text in found if text)


@lru_cache(4096)
def _characters(text: str) -> Counter[str]:
    return Counter(text)


def likeness(one: str, other: str) -> float:
    """How alike two texts are, from 0 to 1, by the characters that they share: quick, and enough to pair."""
    if one == other:
        return 1.0
    shared = (_characters(one) & _characters(other)).total()
    return 2 * shared / (len(one) + len(other))


def compare_lines(before: Sequence[str], after: Sequence[str]) -> tuple[Wording, ...]:
    """The paragraphs of a cell; no paragraphs are one empty one."""
    old, new = list(before) or [""], list(after) or [""]
    pairs = aligned(len(old), len(new), lambda i, j: weight(likeness(old[i], new[j]), _SAME_PARAGRAPH))
    # Only the last paragraph has an end that cannot go: it is one paragraph for both sides, if both
    # end with paragraphs of their own.
    last = (len(old) - 1, len(new) - 1)
    if not pairs or (pairs[-1][0] < last[0] and pairs[-1][1] < last[1]):
        pairs.append(last)
    rows: list[tuple[str | None, str | None]] = []
    i = j = 0
    for a, b in [*pairs, (len(old), len(new))]:
        rows += [(text, None) for text in old[i:a]]
        rows += [(None, text) for text in new[j:b]]
        if a < len(old):
            rows.append((old[a], new[b]))
        i, j = a + 1, b + 1
    return _with_ends(rows)


def _with_ends(rows: Sequence[tuple[str | None, str | None]]) -> tuple[Wording, ...]:
    marks: list[Mark] = [
        "inserted" if old is None else "deleted" if new is None else "kept" for old, new in rows
    ]
    shared = max(place for place, mark in enumerate(marks) if mark == "kept")
    # What follows the last common paragraph is of one side: there the end that comes or goes is the one
    # before each paragraph, not the one behind it.
    ends = [*marks[:shared], *marks[shared + 1 :], "kept"]
    return tuple(
        Wording(compare_texts(old or "", new or ""), end) for (old, new), end in zip(rows, ends, strict=True)
    )
