"""The lines of a YAML text between its values: comments and blank lines, and what they belong to.

In: the text and its tree. Out: for each entry and item, the lines before it, the comment behind it and the
lines after it. A comment on a line of its own belongs to what follows, unless it is indented deeper: then it
ends the block above. The lines at the beginning of the file are its head.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from goalc.syntax.tree import Entry, Mapping, Node, Scalar, Sequence
from goalc.syntax.writing.comments import Comment, comments

BLANK = ""
_LINE_END = re.compile(r"\r\n|\r|\n")
_DEEPEST = 1000
"""Columns in which a dash is looked for; behind them stands a text on one line."""
Place = tuple[str, int]
"""An entry or an item, by its kind and the offset that it begins at."""


class YamlItem(NamedTuple):
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
    return _CommentReader(text, root).found


class _CommentReader:
    """One text being read. What is looked for by offset is found by halving, so that cost follows size."""

    def __init__(self, text: str, root: Node) -> None:
        self.found = Between()
        self._text = text
        self._lines = [0, *(match.end() for match in _LINE_END.finditer(text))]
        self._pieces: list[YamlItem] = []
        self._parents: list[int] = []
        self._gather(root, 0, -1)
        self._starts = [piece.start for piece in self._pieces]
        self._leaves = [piece for piece in self._pieces if piece.leaf]
        self._ends = [piece.end for piece in self._leaves]
        gaps: dict[int, list[tuple[int, str]]] = defaultdict(list)
        for comment in comments(text, root):
            owner = None if comment.alone else self._owner(comment)
            if owner is not None:
                self.found.behind[owner.place].append(comment.text.rstrip())
            else:
                gaps[self._next(comment.start)].append((comment.start, comment.text.rstrip()))
        for start in self._blanks():
            gaps[self._next(start)].append((start, BLANK))
        for number, lines in gaps.items():
            self._place(number, sorted(lines))

    def _gather(self, node: Node, depth: int, parent: int) -> None:
        """Entries and items in the order of the text, the outer before the inner (at most 32 levels)."""
        children: list[tuple[Place, Node]] = []
        if isinstance(node, Mapping):
            children = [(place_of(entry, "entry"), entry.value) for entry in node.entries]
        elif isinstance(node, Sequence):
            children = [(place_of(item, "item"), item) for item in node.items]
        for place, value in children:
            number = len(self._pieces)
            self._pieces.append(self._piece(place, value, depth))
            self._parents.append(parent)
            self._gather(value, depth + 1, number)

    def _piece(self, place: Place, value: Node, depth: int) -> YamlItem:
        start = place[1]
        line = self._line(start)
        column = start - line
        if place[0] == "item":
            # The place of an item in its list is that of its dash.
            dash = len(self._text[line:start].rstrip(" ")) - 1 if column <= _DEEPEST else -1
            column = dash if dash >= 0 and self._text[line + dash] == "-" else column
        return YamlItem(place, start, value.end, column, depth, isinstance(value, Scalar))

    def _line(self, offset: int) -> int:
        """Where the line of an offset begins."""
        return self._lines[bisect_right(self._lines, offset) - 1]

    def _next(self, offset: int) -> int:
        """The number of the first piece behind an offset."""
        return bisect_right(self._starts, offset)

    def _owner(self, comment: Comment) -> YamlItem | None:
        """What a comment at the end of a line stands behind: the most that ends on it, else what begins."""
        line = self._line(comment.start)
        here = self._pieces[bisect_left(self._starts, line) : bisect_left(self._starts, comment.start)]
        whole = [piece for piece in here if piece.end <= comment.start]
        if whole:
            return min(whole, key=lambda piece: (piece.depth, -piece.start))
        last = bisect_right(self._ends, comment.start) - 1
        if last >= 0 and self._ends[last] >= line:
            return self._leaves[last]
        return max(here, key=lambda piece: (piece.depth, piece.start)) if here else None

    def _blanks(self) -> Iterator[int]:
        """Where blank lines stand that are no part of a text of several lines."""
        begins = [piece.start for piece in self._leaves]
        for start, end in pairwise([*self._lines, len(self._text)]):
            if start == end or self._text[start:end].strip(" \t\r\n"):
                continue
            # The value that begins last before the line may go on over it; its key begins before it.
            last = bisect_right(begins, start) - 1
            if last < 0 or self._ends[last] <= start:
                yield start

    def _place(self, number: int, lines: list[tuple[int, str]]) -> None:
        """Give the lines of one gap to what stands around it."""
        if number == 0:
            self._head(lines)
            return
        following = self._pieces[number] if number < len(self._pieces) else None
        # In front of the first of a block nothing ends.
        begins = following is not None and following.depth > self._pieces[number - 1].depth
        done = 0
        for position, (start, line) in enumerate(lines):
            column = start - self._line(start)
            if begins or (line and following is not None and column <= following.column):
                break
            if line:
                owner = self._closing(column, number)
                self.found.after[owner.place] += [word for _, word in lines[done : position + 1]]
                done = position + 1
        if following is not None:
            self.found.before[following.place] += [line for _, line in lines[done:]]

    def _closing(self, column: int, number: int) -> YamlItem:
        """The piece that a comment at this column ends: the last one at most that deep, in its own block."""
        place = number - 1
        while self._pieces[place].column > column and self._parents[place] >= 0:
            place = self._parents[place]
        return self._pieces[place]

    def _head(self, lines: list[tuple[int, str]]) -> None:
        """The lines before everything: the file's own, but for a block that a blank line parts from them."""
        words = [line for _, line in lines]
        while words and not words[0]:
            words.pop(0)
        parted = max((n for n, word in enumerate(words) if not word), default=-1)
        own = words[parted + 1 :] if 0 <= parted < len(words) - 1 else []
        self.found.head = words[: len(words) - len(own)]
        if self._pieces:
            self.found.before[self._pieces[0].place] += own
