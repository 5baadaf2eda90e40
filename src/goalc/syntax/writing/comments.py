"""Find the comments of a YAML text by its tree: a `#` inside a value does not begin one.

In: the text and its tree. Out: comments in their order, from the `#` to the end of the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from goalc.syntax.tree import Mapping, Node, Scalar

_COMMENT = re.compile(r"(?:(?<=[ \t\r\n\ufeff])|(?<![\s\S]))#[^\r\n]*")
_REST_OF_LINE = re.compile(r"[^\r\n]*")


class Comment(NamedTuple):
    """A comment; `alone`: nothing else stands on its line.

    `gap` is what stands before it there: one or two blanks as they are (YAML's formatters write one, its
    linters ask for two), one for anything else.
    """

    text: str
    start: int
    end: int
    alone: bool
    gap: str


def comments(text: str, root: Node) -> Iterator[Comment]:
    """Yield all comments of the text whose tree is `root`."""
    end = 0
    for scalar in scalars(root):
        yield from _between(text, end, scalar.start)
        end = scalar.end
        if scalar.style in {"|", ">"}:
            # A comment may follow the mark of a block text; the lines of the block are text.
            head = _REST_OF_LINE.match(text, scalar.start)
            yield from _between(text, scalar.start, head.end() if head else scalar.start)
    yield from _between(text, end, len(text))


def scalars(node: Node) -> Iterator[Scalar]:
    """Yield keys and values in the order of the text (a parsed tree has at most 32 levels)."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Mapping):
        for key, value in node.entries:
            yield key
            yield from scalars(value)
    else:
        for item in node.items:
            yield from scalars(item)


def _between(text: str, start: int, end: int) -> Iterator[Comment]:
    for match in _COMMENT.finditer(text, start, end):
        feed = text.rfind("\n", 0, match.start()) + 1
        line_start = max(feed, text.rfind("\r", feed, match.start()) + 1)
        before = text[line_start : match.start()].lstrip("\ufeff")
        gap = before[len(before.rstrip(" \t")) :]
        yield Comment(match[0], match.start(), match.end(), gap == before, "  " if gap == "  " else " ")
