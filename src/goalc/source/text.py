"""The text of a file: offsets, lines and columns.

In: the decoded text of one file. Out: spans (half-open, in code points) and, only for printing,
lines and columns counted from 1 in code points.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

_LINE_END = re.compile(r"\r\n|\r|\n")


class Span(NamedTuple):
    """A half-open range of code points in a text."""

    start: int
    end: int


class Position(NamedTuple):
    """A place as people count it: line and column, both from 1, in code points."""

    line: int
    column: int


@dataclass(frozen=True)
class SourceText:
    """The text of one file, with the name that messages print (relative, with forward slashes)."""

    name: str
    text: str = field(repr=False)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_END.finditer(self.text))]

    def position(self, offset: int) -> Position:
        """Return line and column of an offset; an offset past the end counts as the end."""
        offset = min(max(offset, 0), len(self.text))
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """Return the text of a line (from 1) without its line end."""
        start = self._starts[number - 1]
        end = self._starts[number] if number < len(self._starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")
