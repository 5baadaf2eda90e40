"""The text of a YAML file cut into pieces, one for each entry and item, without a character lost.

In: a text and its tree. Out: a tree of pieces; written one after the other, they are the text. A piece has
the comments and blank lines before it: a comment on a line of its own belongs to what follows, unless it is
indented deeper. A collection in brackets is one piece without children until it is expanded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from goalc.syntax.tree import Entry, Mapping, Node, Plain, Scalar, Sequence, plain

_TO_DASH = re.compile(r"(?:\s++|#[^\r\n]*+)*+(?=-)")
_COLON = re.compile(r"\s*:")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


@dataclass
class Piece:
    """An entry (with a `key`) or an item; the root has neither a key nor an opening.

    Its text is its `lead` (whole lines), `opening` (`名称: `, `- `), `raw` (a value without children),
    `behind` (the rest of the line), its children and its `tail` (whole lines). `column` is that of its key or
    dash, `inside` that of its children. With `theirs` it is in conflict: those are the lines of the other
    version. A piece without a `node` holds only comments, or what one side removed and the other changed.
    """

    node: Node | None
    key: str | None = None
    column: int = 0
    inside: int = 0
    lead: list[str] = field(default_factory=list)
    opening: str = ""
    raw: str = ""
    behind: str = ""
    children: list[Piece] | None = None
    tail: list[str] = field(default_factory=list)
    theirs: list[str] | None = None

    @property
    def inline(self) -> bool:
        """True if its first child begins on its own line: `- 名称: 甲`."""
        return self.children is not None and bool(self.opening) and not self.behind

    @property
    def is_block(self) -> bool:
        """True for a text in lines of its own (`|`, `>`): a comment behind it would be part of it."""
        return isinstance(self.node, Scalar) and self.node.style in {"|", ">"}

    @property
    def name(self) -> str:
        """The key, as a step of a path."""
        return self.key or ""

    def value(self) -> Plain:
        """Return the plain value that the text of the piece stands for."""
        if self.children is None or self.node is None:
            return "" if self.node is None else plain(self.node)
        real = [child for child in self.children if child.node is not None]
        if isinstance(self.node, Mapping):
            return {child.name: child.value() for child in real}
        return [child.value() for child in real]

    def walk(self) -> Iterator[Piece]:
        """Yield the piece and all below it."""
        yield self
        for child in self.children or ():
            yield from child.walk()


def cut(text: str, root: Mapping) -> Piece:
    """Cut a text, which ends with a line break, into pieces."""
    return _Cutter(text).root(root)


def is_flow(text: str, node: Node) -> bool:
    """Return True for a collection in brackets, and for an empty one."""
    return not isinstance(node, Scalar) and (node.start >= len(text) or text[node.start] in "{[")


class _Cutter:
    def __init__(self, text: str) -> None:
        self._text = text

    def root(self, node: Mapping) -> Piece:
        """Return the piece of the whole text."""
        found = Piece(node)
        if is_flow(self._text, node) or not node.entries:
            found.raw = self._text
            return found
        begin = self._line_start(node.entries[0].key.start)
        found.lead = _lines(self._text[:begin])
        found.inside = node.entries[0].key.start - begin
        end = self._add_children(found, node)
        _hand_down(found, _lines(self._text[end:]))
        return found

    def _add_children(self, parent: Piece, node: Node) -> int:
        """Cut the children of a collection; return where the text of the last one ends."""
        parent.children = []
        places = self._places(node)
        if isinstance(node, Sequence):
            parent.inside = self._column(places[0][0])
        ends = [self._add_child(parent, *place) for place in places]
        for (place, before), end, child in zip(
            pairwise(range(len(places))), ends, parent.children[1:], strict=False
        ):
            start = self._line_start(places[before][0])
            lines = _lines(self._text[end:start])
            deeper = _last(lines, parent.inside + 1)
            _hand_down(parent.children[place], lines[:deeper])
            child.lead = lines[deeper:]
        return ends[-1]

    def _places(self, node: Node) -> list[tuple[int, Scalar | None, Node]]:
        """Return where each child begins, with its key and its value."""
        if isinstance(node, Mapping):
            return [(entry.key.start, entry.key, entry.value) for entry in node.entries]
        if isinstance(node, Scalar):
            return []
        places: list[tuple[int, Scalar | None, Node]] = []
        dash = node.start
        for item in node.items:
            if places:
                found = _TO_DASH.match(self._text, self._end(places[-1][2]))
                dash = found.end() if found else item.start
            places.append((dash, None, item))
        return places

    def _add_child(self, parent: Piece, start: int, key: Scalar | None, value: Node) -> int:
        """Cut one child; return where its text ends: after a line break."""
        child = Piece(value, None if key is None else key.text, parent.inside)
        (parent.children if parent.children is not None else []).append(child)
        text = self._text
        if isinstance(value, Scalar) or is_flow(text, value):
            end = self._end(value)
            child.opening, child.raw = text[start : value.start], text[value.start : value.end]
            child.behind = text[value.end : end]
            return end
        colon = None if key is None else _COLON.match(text, key.end)
        opened = colon.end() if colon else start + 1
        first = value.start
        if self._line_start(first) <= start:
            child.opening = text[start:first]
            child.inside = self._column(first)
            return self._add_children(child, value)
        rest = _LINE.match(text, opened)
        done = rest.end() if rest else opened
        child.opening, child.behind = text[start:opened], text[opened:done]
        child.inside = self._column(first)
        lead = _lines(text[done : self._line_start(first)])
        end = self._add_children(child, value)
        if child.children:
            child.children[0].lead = lead
        return end

    def _end(self, node: Node) -> int:
        """Return where the last line of a value ends."""
        while not isinstance(node, Scalar) and not is_flow(self._text, node):
            last: Node | Entry = (node.entries if isinstance(node, Mapping) else node.items)[-1]
            node = last.value if isinstance(last, Entry) else last
        if node.end > node.start and self._text[node.end - 1] in "\r\n":
            return node.end
        found = _LINE.match(self._text, node.end)
        return found.end() if found else node.end

    def _line_start(self, offset: int) -> int:
        feed = self._text.rfind("\n", 0, offset) + 1
        return max(feed, self._text.rfind("\r", feed, offset) + 1)

    def _column(self, offset: int) -> int:
        return offset - self._line_start(offset)


def _lines(text: str) -> list[str]:
    return [line for line in _LINE.findall(text) if line]


def _last(lines: list[str], column: int) -> int:
    """Return the number of lines up to the last comment that stands in this column or further right."""
    deep = (number for number, line in enumerate(lines) if line.strip() and _indent(line) >= column)
    return max(deep, default=-1) + 1


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \t\ufeff"))


def _hand_down(piece: Piece, lines: list[str]) -> None:
    """Give the lines after a piece to it or, where they are indented as deep, to the last piece below it."""
    deeper = 0
    if piece.children:
        deeper = _last(lines, piece.inside)
        _hand_down(piece.children[-1], lines[:deeper])
    piece.tail = lines[deeper:]
