"""Comments of three versions → those of the result: what either side added stays, what either removed goes.

In: lines of comments, or the ends of lines. Out: the same. A comment that both sides changed is kept twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from goalc.merging.piece import Piece


def merge_lines(base: Sequence[str], ours: list[str], theirs: Sequence[str]) -> list[str]:
    """Return our lines with the changes from `base` to `theirs`; indentation does not count."""
    old, own, new = ([line.strip() for line in side] for side in (base, ours, theirs))
    if new in (old, own):
        return ours
    if own == old:
        return list(theirs)
    result, words = list(ours), list(own)
    for kind, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        for line in old[start:end]:
            if line and line in words:
                place = words.index(line)
                del result[place], words[place]
        place = words.index(new[first - 1]) + 1 if first and new[first - 1] in words else len(words)
        for number in range(first, last):
            if new[number] and new[number] not in words:
                result.insert(place, theirs[number])
                words.insert(place, new[number])
                place += 1
    return result


def merge_behind(base: str, ours: str, theirs: str) -> str:
    """Return the end of a line, with the comment that either side gave it."""
    old, own, new = base.strip(), ours.strip(), theirs.strip()
    if new in (old, own):
        return ours
    if own == old:
        return theirs
    if not new or not own:
        return ours if own else theirs
    end = ours[len(ours.rstrip("\r\n")) :]
    return f"{ours.rstrip()} {new}{end}"


def added_comments(base: Piece | None, piece: Piece) -> list[str]:
    """Return the comments on lines of their own and at ends of lines that a piece has and `base` has not."""
    known = Counter(_comments(base) if base else ())
    found = []
    for comment in _comments(piece):
        if known[comment]:
            known[comment] -= 1
        else:
            found.append(comment)
    return found


def _comments(piece: Piece) -> Iterable[str]:
    for part in piece.walk():
        for line in (*part.lead, part.behind, *part.tail):
            if line.strip().startswith("#"):
                yield line.strip()
