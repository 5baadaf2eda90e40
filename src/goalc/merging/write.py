"""Pieces → text: shifted to the column where they stand now, conflicts with their marks.

A conflict is marked by comments, so that the file can be read; what the other side wrote is one of them:

    # <<<<<<< HEAD
    指标值: ≥5次
    # =======
    # 指标值: ≥6次
    # >>>>>>> branch
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from goalc.merging.piece import Piece


class Labels(NamedTuple):
    """The names of the two sides in marks of conflicts, and the line end of the text."""

    ours: str
    theirs: str
    end: str = "\n"


def write(root: Piece, labels: Labels | None) -> str:
    """Return the text of all pieces; without labels, that of our side where there are conflicts."""
    return "".join(_write(root, labels))


def lines_of(piece: Piece) -> list[str]:
    """Return the lines of a piece by itself, as they would stand at the left margin, without line ends."""
    alone = replace(shift(piece, -piece.column), lead=[], tail=[])
    return "".join(_write(alone, None)).splitlines()


def shift(piece: Piece, by: int) -> Piece:
    """Return a piece moved to the right, or to the left if `by` is negative."""
    if not by:
        return piece
    return replace(
        piece,
        column=piece.column + by,
        inside=piece.inside + by,
        lead=[_shift_line(line, by) for line in piece.lead],
        opening=_shift_rest(piece.opening, by),
        raw=_shift_rest(piece.raw, by),
        children=None if piece.children is None else [shift(child, by) for child in piece.children],
        tail=[_shift_line(line, by) for line in piece.tail],
    )


def _write(piece: Piece, labels: Labels | None) -> Iterator[str]:
    inner = list(piece.children or ())
    yield from piece.lead
    yield from _begin_conflict(piece, labels)
    if piece.inline:
        # What stands before the first child cannot stand between the dash and it.
        while inner and inner[0].node is None:
            yield from _write(inner.pop(0), labels)
        if inner:
            first = shift(inner[0], piece.column - piece.inside)
            yield from first.lead
            yield from _begin_conflict(first, labels)
    if piece.opening:
        yield " " * piece.column + piece.opening + piece.raw + piece.behind
    elif piece.raw:
        yield piece.raw
    for number, child in enumerate(inner):
        text = list(_write(child, labels))
        if piece.inline and not number:
            text = list(_write(replace(child, lead=[], theirs=None), labels))
            text[0] = text[0].lstrip(" ")
        yield from text
        if piece.inline and not number:
            yield from _end_conflict(child, labels)
    yield from piece.tail
    yield from _end_conflict(piece, labels)


def _begin_conflict(piece: Piece, labels: Labels | None) -> Iterator[str]:
    if piece.theirs is not None and labels is not None:
        yield f"{' ' * piece.column}# <<<<<<< {labels.ours}".rstrip() + labels.end


def _end_conflict(piece: Piece, labels: Labels | None) -> Iterator[str]:
    if piece.theirs is not None and labels is not None:
        for line in ("=======", *piece.theirs, f">>>>>>> {labels.theirs}"):
            yield f"{' ' * piece.column}# {line}".rstrip() + labels.end


def _shift_line(line: str, by: int) -> str:
    if not line.strip():
        return line
    if by > 0:
        return " " * by + line
    return line[min(-by, len(line) - len(line.lstrip(" "))) :]


def _shift_rest(text: str, by: int) -> str:
    """Move all lines of a text but the first."""
    first, *rest = text.splitlines(keepends=True) or [""]
    return "".join((first, *(_shift_line(line, by) for line in rest)))
