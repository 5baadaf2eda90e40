"""The lines of a YAML text as the doctor sees them: without assuming that the text is YAML.

In: raw text that the parser gave up on, and the known keys. Out: the lines that carry structure, taken apart.
The insides of block texts (`|`, `>`) and of quotes and brackets over several lines, comments and blank lines
are skipped, so that prose in them is never taken for a mistake.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from goalc.syntax.doctor.closing import find_closing_bracket, find_closing_quote
from goalc.syntax.doctor.vocabulary import BLANKS, WIDE_COLONS, Vocabulary
from goalc.syntax.limits import MAX_DEPTH

_LINE = re.compile(r"[^\r\n]*")
_LINE_END = re.compile(r"\r\n|\n|\r|\Z")
_SPACES = re.compile(r" *")
_EMPTY = re.compile(rf"(?:(?:---|\.\.\.)?[{BLANKS}]*(?:#[^\r\n]*)?(?:\r\n|\n|\r|\Z(?<=.)))*+")
"""Lines without content, and document markers (`---`, `...`)."""
_INSIDE = r"(?:(?: {%d}[^\r\n]*| *)(?:\r\n|\n|\r|\Z(?<=.)))*+"
_SHORT = r"[\r\n] {%d,%d}(?=[^ \r\n])"
_DASH = re.compile(r"-(?=[ \t\r\n]|\Z)[ \t]*")
_KEY = re.compile(
    r"(?:\"[^\"\r\n]*\"[ \t]*|'[^'\r\n]*'[ \t]*|[^\s\"'#][^\r\n]*?)(?P<colon>:)(?=[ \t\r\n]|\Z)"
)
_COMMENT = re.compile(r"[ \t]#")
# Even a wrong announcement of a block text keeps the lines below it from being taken for structure.
_BLOCK = re.compile(r"[|>]")
BLOCK_AT_END = re.compile(rf"[:{WIDE_COLONS}][{BLANKS}]*[|>][-+]?[ \t]*\Z")
_ENTRY = re.compile(r"[^\s\"'，。；：,]{1,12}:(?= |$)")


def _is_open(text: str) -> bool:
    """Return True if a bracket at the beginning of a text is not closed in it."""
    closed = find_closing_bracket(text, 0)
    return closed is None or closed > len(text)


class YamlLine(NamedTuple):
    """One line that carries structure; all numbers are offsets in the text."""

    start: int
    first: int
    """The first character that does not look like a space."""
    dashes: tuple[int, ...]
    content: int
    """The end of the dashes and their spaces."""
    colon: int | None
    """The colon that ends the key, if one stands there as YAML requires it."""
    value: int
    """The place after the key, or the content itself; equal to `end` if nothing stands there."""
    end: int
    """The end of the value on this line, without comment and blanks."""
    stop: int
    """The end of the line."""
    continues: bool
    """True for a text without a key that YAML joins to the text of the line before."""
    closed: int | None
    """The end of the closing quote or bracket of the value, which may stand on a later line."""

    @property
    def column(self) -> int:
        """The indentation of the content, dashes included (from 0)."""
        return self.content - self.start


class Lines:
    """The structural lines of a text, found while iterating over it."""

    def __init__(self, text: str, words: Vocabulary) -> None:
        self._text = text
        self._words = words
        self.short: list[tuple[int, int]] = []
        """Lines of block texts that are too far left, as offsets: the line's first character, the text's."""
        self.tabs: list[int] = []
        """Offsets of TABs in the indentation of block texts."""

    def __iter__(self) -> Iterator[YamlLine]:
        text, at = self._text, 0
        before: YamlLine | None = None
        while (at := _match_end(_EMPTY, text, at)) < len(text):
            stop = _match_end(_LINE, text, at)
            first = self._skip_blanks(at, stop)
            line = self._take_apart(at, first, stop, before)
            yield line
            before = line
            if line.closed is not None and line.closed > stop:
                stop = _match_end(_LINE, text, line.closed)
            at = _match_end(_LINE_END, text, stop)
            if self._is_block(line):
                at = self._skip_block(line, at)

    def _skip_blanks(self, place: int, stop: int) -> int:
        while place < stop and self._text[place] in BLANKS:
            place += 1
        return place

    def _take_apart(self, start: int, first: int, stop: int, before: YamlLine | None) -> YamlLine:
        text = self._text
        dashes: list[int] = []
        content = first
        while len(dashes) < MAX_DEPTH and (dash := _DASH.match(text, content, stop)) is not None:
            dashes.append(content)
            content = dash.end()
        colon, value = self._find_colon(content, stop)
        end, closed = stop, None
        if text[value : value + 1] in {'"', "'", "[", "{"}:
            closed = self._find_closing(value, stop)
        if closed is None or closed <= stop:
            comment = _COMMENT.search(text, max((closed or value) - 1, content), stop)
            end = comment.start() if comment else stop
        end = max(end, value)
        while end > value and text[end - 1] in " \t":
            end -= 1
        line = YamlLine(start, first, tuple(dashes), content, colon, value, end, stop, False, closed)
        return line._replace(continues=self._is_continuation(line, before))

    def _find_colon(self, content: int, stop: int) -> tuple[int | None, int]:
        """Return the colon and the place of the value; a colon inside a comment does not count."""
        match = _KEY.match(self._text, content, stop + 1)
        if match is None or re.search(r"[ \t]#", match.group()):
            return None, content
        if self._text[content] in "{[" and _is_open(match.group()):
            # The colon belongs to a mapping in braces, which is the content itself.
            return None, content
        colon = match.start("colon")
        value = colon + 1
        while value < stop and self._text[value] in " \t":
            value += 1
        if self._text.startswith("#", value) and value > colon + 1:
            value = stop
        return colon, value

    def _find_closing(self, value: int, stop: int) -> int | None:
        """Return the offset after the closing character; None if entries come first: it closes another."""
        text = self._text
        close = (find_closing_quote if text[value] in "\"'" else find_closing_bracket)(text, value)
        if close is None or close <= stop:
            return close
        for match in re.finditer(r"\n *(?:- +)*", text[stop:close]):
            place = stop + match.end()
            if self._words.entry.match(text, place) or (text[value] in "\"'" and _ENTRY.match(text, place)):
                return None
        return close

    def _is_block(self, line: YamlLine) -> bool:
        if _BLOCK.match(self._text, line.value, line.stop) is not None:
            return True
        return BLOCK_AT_END.search(self._text, max(line.stop - 8, line.content), line.stop) is not None

    def _skip_block(self, line: YamlLine, at: int) -> int:
        """Return the end of a block text, which is indented more than its parent; record bad indentation."""
        parent = line.column
        if line.colon is None and self._text[line.value] in "|>":
            parent = line.dashes[-1] - line.start if line.dashes else -1
        text = self._text
        end = _match_end(re.compile(_INSIDE % (parent + 1)), text, at)
        begin = _match_end(_EMPTY, text, at)
        first = _match_end(_SPACES, text, begin)
        inner = first - begin
        if first < end and self._text[first] == "\t":
            self.tabs.append(first)
        elif first < end and inner > parent + 1:
            short = re.compile(_SHORT % (parent + 1, inner - 1)).search(text, first, end)
            if short is not None:
                self.short.append((short.end(), first))
        return end

    def _is_continuation(self, line: YamlLine, before: YamlLine | None) -> bool:
        """Return True if the line continues the text above; a comment there does not change what is meant."""
        if before is None or line.dashes or line.colon is not None or before.closed is not None:
            return False
        if before.value >= before.end or self._is_block(before):
            return False
        indent = _match_end(_SPACES, self._text, line.start) - line.start
        if indent != line.first - line.start:
            # Other characters than spaces: the text continues if enough spaces stand before them.
            indent = indent if self._text[line.start + indent] != "\t" else 0
        if before.continues:
            return indent > 0
        parent = before.column if before.colon is not None else -1
        if before.colon is None and before.dashes:
            parent = before.dashes[-1] - before.start
        return indent > parent


def _match_end(pattern: re.Pattern[str], text: str, at: int) -> int:
    """Return the end of what `pattern` matches at `at`, or `at` itself."""
    match = pattern.match(text, at)
    return match.end() if match else at
