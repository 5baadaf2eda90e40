"""The lines of a YAML text between its values: comments and blank lines, and what they belong to.

In: the text and its tree. Out: for each entry and item, the lines before it, the comment behind it and the
lines after it. A comment on a line of its own belongs to what follows, unless it is indented deeper: then it
ends the block above. The lines at the beginning of the file are its head.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from goalc.syntax.comments import Comment, comments
from goalc.syntax.tree import Entry, Mapping, Node, Scalar, Sequence

BLANK = ""
Place = tuple[str, int]
"""An entry or an item, by its kind and the offset that it begins at."""


class Piece(NamedTuple):
    """An entry of a mapping or an item of a list, where it stands."""

    place: Place
    start: int
    end: int
    column: int
    depth: int
    leaf: bool


@dataclass
class Between:
    """What stands between the values: comments, and `BLANK` for one or more blank lines."""

    head: list[str] = field(default_factory=list)
    before: dict[Place, list[str]] = field(default_factory=lambda: defaultdict(list))
    behind: dict[Place, list[str]] = field(default_factory=lambda: defaultdict(list))
    after: dict[Place, list[str]] = field(default_factory=lambda: defaultdict(list))


def place_of(node: Entry | Node, kind: str) -> Place:
    """The place of an entry (`entry`) or of an item (`item`)."""
    return kind, node.key.start if isinstance(node, Entry) else node.start


def between(text: str, root: Node) -> Between:
    """Everything in the text that is no value, with what it belongs to."""
    pieces = list(_pieces(text, root, 0))
    found = Between()
    gaps: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for comment in comments(text, root):
        owner = None if comment.alone else _owner(text, comment, pieces)
        if owner is not None:
            found.behind[owner.place].append(comment.text.rstrip())
            continue
        number = _next(comment.start, pieces)
        gaps[number].append((comment.start, comment.text.rstrip()))
    for start in _blanks(text, root):
        gaps[_next(start, pieces)].append((start, BLANK))
    for number, lines in gaps.items():
        _place(text, number, sorted(lines), pieces, found)
    return found


def _pieces(text: str, node: Node, depth: int) -> Iterator[Piece]:
    """Entries and items in the order of the text, the outer before the inner."""
    if isinstance(node, Mapping):
        for entry in node.entries:
            yield _piece(text, place_of(entry, "entry"), entry.value, depth)
            yield from _pieces(text, entry.value, depth + 1)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield _piece(text, place_of(item, "item"), item, depth)
            yield from _pieces(text, item, depth + 1)


def _piece(text: str, place: Place, value: Node, depth: int) -> Piece:
    start = place[1]
    line = _line_start(text, start)
    column = start - line
    if place[0] == "item":
        # The place of an item in its list is that of its dash.
        dash = text.rfind("-", line, start)
        column = dash - line if dash >= 0 and not text[dash + 1 : start].strip(" ") else column
    return Piece(place, start, value.end, column, depth, isinstance(value, Scalar))


def _owner(text: str, comment: Comment, pieces: list[Piece]) -> Piece | None:
    """What a comment at the end of a line stands behind: the most that ends on the line, else what begins."""
    line = _line_start(text, comment.start)
    here = [p for p in pieces if line <= p.start < comment.start]
    whole = [p for p in here if p.end <= comment.start]
    if whole:
        return min(whole, key=lambda piece: (piece.depth, -piece.start))
    ending = [p for p in pieces if p.leaf and line <= p.end <= comment.start]
    if ending:
        return max(ending, key=lambda piece: piece.start)
    return max(here, key=lambda piece: (piece.depth, piece.start)) if here else None


def _next(offset: int, pieces: list[Piece]) -> int:
    """The number of the first piece behind an offset."""
    return next((number for number, piece in enumerate(pieces) if piece.start > offset), len(pieces))


def _blanks(text: str, root: Node) -> Iterator[int]:
    """Where blank lines stand that are no part of a text of several lines."""
    inside = [(s.start, s.end) for s in _several_lines(text, root)]
    start = 0
    for line in text.splitlines(keepends=True):
        if not line.strip(" \t\r\n") and not any(first <= start < last for first, last in inside):
            yield start
        start += len(line)


def _several_lines(text: str, node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        if "\n" in text[node.start : node.end]:
            yield node
    elif isinstance(node, Mapping):
        for entry in node.entries:
            yield from _several_lines(text, entry.value)
    else:
        for item in node.items:
            yield from _several_lines(text, item)


def _place(text: str, number: int, lines: list[tuple[int, str]], pieces: list[Piece], found: Between) -> None:
    """Give the lines of one gap to what stands around it."""
    if number == 0:
        _head(lines, pieces, found)
        return
    following = pieces[number] if number < len(pieces) else None
    rest = list(lines)
    # In front of the first of a block nothing ends.
    begins = following is not None and following.depth > pieces[number - 1].depth
    while rest and not begins:
        start, line = next(((s, word) for s, word in rest if word), rest[0])
        column = start - _line_start(text, start)
        if not line or (following is not None and column <= following.column):
            break
        owner = _closing(column, number, pieces)
        while rest and rest[0][0] <= start:
            found.after[owner.place].append(rest.pop(0)[1])
    if following is not None:
        found.before[following.place] += [line for _, line in rest]


def _closing(column: int, number: int, pieces: list[Piece]) -> Piece:
    """The piece that a comment at this column ends: the last one at most that deep, within its own block."""
    chain: list[Piece] = []
    depth = pieces[number - 1].depth + 1
    for piece in reversed(pieces[:number]):
        if piece.depth < depth:
            chain.append(piece)
            depth = piece.depth
    return next((piece for piece in chain if piece.column <= column), chain[-1])


def _head(lines: list[tuple[int, str]], pieces: list[Piece], found: Between) -> None:
    """The lines before everything: the file's own, but for a block that a blank line parts from them."""
    words = [line for _, line in lines]
    while words and not words[0]:
        words.pop(0)
    parted = max((n for n, word in enumerate(words) if not word), default=-1)
    own = words[parted + 1 :] if 0 <= parted < len(words) - 1 else []
    found.head = words[: len(words) - len(own)]
    if pieces:
        found.before[pieces[0].place] += own


def _line_start(text: str, offset: int) -> int:
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
