"""Find what of a text, or of the paragraphs of a cell, was kept, deleted and inserted.

In: the text before and after. Out: pieces in reading order, or paragraphs of them.

Law: without the inserted pieces it is the text before, without the deleted ones the text after. Which
words are marked is decided in `goalc.matching.wording`, for forms as for reports.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from goalc.matching.alignment import align, weight
from goalc.matching.similarity import character_similarity
from goalc.matching.wording import stretches

RevisionKind = Literal["kept", "deleted", "inserted"]

_MIN_PARAGRAPH_SIMILARITY = 0.45


class WordRun(NamedTuple):
    """A stretch of text with one kind."""

    kind: RevisionKind
    text: str


class Wording(NamedTuple):
    """A paragraph: its pieces, and the kind of its end.

    In the version that lacks it, a deleted or inserted end joins the paragraph to the one that follows. The
    end of the last paragraph is always kept.
    """

    pieces: tuple[WordRun, ...]
    end: RevisionKind


def compare_texts(before: str, after: str) -> tuple[WordRun, ...]:
    """Return the pieces of one text that became another."""
    found: list[WordRun] = []
    for one in stretches(before, after):
        if one.same:
            found.append(WordRun("kept", one.before))
        else:
            found += [WordRun("deleted", one.before), WordRun("inserted", one.after)]
    return tuple(piece for piece in found if piece.text)


def compare_lines(before: Sequence[str], after: Sequence[str]) -> tuple[Wording, ...]:
    """Compare the paragraphs of a cell; no paragraphs count as one empty one."""
    old, new = list(before) or [""], list(after) or [""]

    def worth(i: int, j: int) -> float:
        return weight(character_similarity(old[i], new[j]), _MIN_PARAGRAPH_SIMILARITY)

    pairs = align(len(old), len(new), worth)
    # Only the end of the last paragraph cannot be deleted: if both sides end with paragraphs of their own,
    # their last ones are paired.
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
    return _assign_ends(rows)


def _assign_ends(rows: Sequence[tuple[str | None, str | None]]) -> tuple[Wording, ...]:
    kinds: list[RevisionKind] = [
        "inserted" if old is None else "deleted" if new is None else "kept" for old, new in rows
    ]
    shared = max(place for place, kind in enumerate(kinds) if kind == "kept")
    # What follows the last common paragraph belongs to one side: there the end that is inserted or deleted
    # is the one before each paragraph, not the one after it.
    ends = [*kinds[:shared], *kinds[shared + 1 :], "kept"]
    return tuple(
        Wording(compare_texts(old or "", new or ""), end) for (old, new), end in zip(rows, ends, strict=True)
    )
