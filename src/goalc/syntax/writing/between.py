"""The lines of a YAML text between its values: comments and blank lines, and what they belong to.

In: the text and its tree. Out: for each entry and item, the lines before it, the comment at the end of its
line and the lines after it. A comment on its own line belongs to what follows, unless it is indented deeper:
then it ends the block above. The lines at the beginning of the file are its head.
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
_MAX_COLUMN = 1000
"""Maximum column in which a dash is looked for; what stands further right is a text on one line."""
Place = tuple[str, int]
"""An entry or an item, by its kind and the offset at which it begins."""


class YamlItem(NamedTuple):
    """An entry of a mapping or an item of a list, with its position."""

    place: Place
    start: int
    end: int
    column: int
    depth: int
    leaf: bool


@dataclass
class Between:
    """The lines between the values: comments, and `BLANK` for one or more blank lines.

    Comments at the end of a line (`behind`) come with the one or two blanks before them.
    """

    head: list[str] = field(default_factory=list)
    before: dict[Place, list[str]] = field(default_factory=lambda: defaultdict(list))
    behind: dict[Place, list[str]] = field(default_factory=lambda: defaultdict(list))
    after: dict[Place, list[str]] = field(default_factory=lambda: defaultdict(list))


def place_of(node: Entry | Node, kind: str) -> Place:
    """Return the place of an entry (`entry`) or of an item (`item`)."""
    return kind, node.key.start if isinstance(node, Entry) else node.start


def collect_between(text: str, root: Node) -> Between:
    """Collect everything in the text that is not a value, with what it belongs to."""
    return _CommentReader(text, root).found


class _CommentReader:
    """The reader of one text. Lookups by offset are binary searches, so that cost follows size."""

    def __init__(self, text: str, root: Node) -> None:
        self.found = Between()
        self._text = text
        self._lines = [0, *(match.end() for match in _LINE_END.finditer(text))]
        self._items: list[YamlItem] = []
        self._parents: list[int] = []
        self._gather(root, 0, -1)
        self._starts = [item.start for item in self._items]
        self._leaves = [item for item in self._items if item.leaf]
        self._ends = [item.end for item in self._leaves]
        gaps: dict[int, list[tuple[int, str]]] = defaultdict(list)
        for comment in comments(text, root):
            owner = None if comment.alone else self._owner(comment)
            if owner is not None:
                self.found.behind[owner.place].append(comment.gap + comment.text.rstrip())
            else:
                gaps[self._next_item(comment.start)].append((comment.start, comment.text.rstrip()))
        for start in self._blank_lines():
            gaps[self._next_item(start)].append((start, BLANK))
        for number, lines in gaps.items():
            self._distribute(number, sorted(lines))

    def _gather(self, node: Node, depth: int, parent: int) -> None:
        """Collect entries and items in the order of the text, outer before inner (at most 32 levels)."""
        children: list[tuple[Place, Node]] = []
        if isinstance(node, Mapping):
            children = [(place_of(entry, "entry"), entry.value) for entry in node.entries]
        elif isinstance(node, Sequence):
            children = [(place_of(item, "item"), item) for item in node.items]
        for place, value in children:
            number = len(self._items)
            self._items.append(self._make_item(place, value, depth))
            self._parents.append(parent)
            self._gather(value, depth + 1, number)

    def _make_item(self, place: Place, value: Node, depth: int) -> YamlItem:
        start = place[1]
        line = self._line_start(start)
        column = start - line
        if place[0] == "item":
            # The column of an item in its list is that of its dash.
            dash = len(self._text[line:start].rstrip(" ")) - 1 if column <= _MAX_COLUMN else -1
            column = dash if dash >= 0 and self._text[line + dash] == "-" else column
        return YamlItem(place, start, value.end, column, depth, isinstance(value, Scalar))

    def _line_start(self, offset: int) -> int:
        """Return where the line of an offset begins."""
        return self._lines[bisect_right(self._lines, offset) - 1]

    def _next_item(self, offset: int) -> int:
        """Return the number of the first item after an offset."""
        return bisect_right(self._starts, offset)

    def _owner(self, comment: Comment) -> YamlItem | None:
        """Return the item that a comment at the end of a line follows.

        That is the outermost one that begins and ends on the line before it, else the value that ends on
        the line, else the innermost one that begins on it.
        """
        line = self._line_start(comment.start)
        here = self._items[bisect_left(self._starts, line) : bisect_left(self._starts, comment.start)]
        whole = [item for item in here if item.end <= comment.start]
        if whole:
            return min(whole, key=lambda item: (item.depth, -item.start))
        last = bisect_right(self._ends, comment.start) - 1
        if last >= 0 and self._ends[last] >= line:
            return self._leaves[last]
        return max(here, key=lambda item: (item.depth, item.start)) if here else None

    def _blank_lines(self) -> Iterator[int]:
        """Yield where blank lines stand that are not part of a text of several lines."""
        begins = [item.start for item in self._leaves]
        for start, end in pairwise([*self._lines, len(self._text)]):
            if start == end or self._text[start:end].strip(" \t\r\n"):
                continue
            # The last value that begins before the line may extend over it.
            last = bisect_right(begins, start) - 1
            if last < 0 or self._ends[last] <= start:
                yield start

    def _distribute(self, number: int, lines: list[tuple[int, str]]) -> None:
        """Assign the lines of one gap to what stands around it."""
        if number == 0:
            self._distribute_head(lines)
            return
        following = self._items[number] if number < len(self._items) else None
        # Before the first item of a block, no block ends.
        begins = following is not None and following.depth > self._items[number - 1].depth
        done = 0
        for position, (start, line) in enumerate(lines):
            column = start - self._line_start(start)
            if begins or (line and following is not None and column <= following.column):
                break
            if line:
                owner = self._ended_item(column, number)
                self.found.after[owner.place] += [word for _, word in lines[done : position + 1]]
                done = position + 1
        if following is not None:
            self.found.before[following.place] += [line for _, line in lines[done:]]

    def _ended_item(self, column: int, number: int) -> YamlItem:
        """Return the item that a comment at this column ends: the last one not deeper, in its own block."""
        place = number - 1
        while self._items[place].column > column and self._parents[place] >= 0:
            place = self._parents[place]
        return self._items[place]

    def _distribute_head(self, lines: list[tuple[int, str]]) -> None:
        """Assign the lines before everything to the file, except a block after their last blank line."""
        words = [line for _, line in lines]
        while words and not words[0]:
            words.pop(0)
        parted = max((n for n, word in enumerate(words) if not word), default=-1)
        own = words[parted + 1 :] if 0 <= parted < len(words) - 1 else []
        self.found.head = words[: len(words) - len(own)]
        if self._items:
            self.found.before[self._items[0].place] += own
