"""Find lines that are not aligned with their siblings.

In: the structural lines of a text that cannot be read, in order. Out: one finding per misplaced group.
Follows the indentation rules of YAML 1.1 §4.2.2 with a stack of the open lists and mappings.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from goalc.source.diagnostic import Diagnostic
from goalc.source.text import SourceText
from goalc.syntax.doctor.lines import YamlLine
from goalc.syntax.errors import error

_Kind = Literal["list", "keys"]
_MAX_KEY_LENGTH = 8
"""Maximum length of an unknown text before a colon to count as a key; a longer one is prose."""


class _Level:
    """A list or mapping: its column, its last line, whether that line waits for content below."""

    __slots__ = ("column", "kind", "line", "open")

    def __init__(self, column: int, kind: _Kind, line: YamlLine) -> None:
        self.column = column
        self.kind = kind
        self.line = line
        self.open = False


class Alignment:
    """The open lists and mappings of a text that is checked line by line."""

    def __init__(self, source: SourceText, is_known: Callable[[str], bool]) -> None:
        self._source = source
        self._is_known = is_known
        self._stack: list[_Level] = []
        self._after_lone = False

    def has_list_at(self, column: int) -> bool:
        """Return True if a list with its dashes in this column is open."""
        return any(level.kind == "list" and level.column == column for level in self._stack)

    def expects_key_at(self, column: int) -> bool:
        """Return True if a text in this column can only be a key that went wrong."""
        top = self._stack[-1] if self._stack else None
        return top is None or (top.kind == "keys" and top.column == column)

    def check(self, line: YamlLine, *, is_entry: bool, waits: bool) -> Diagnostic | None:
        """Check the next line; return a finding if it stands where nothing can stand.

        `is_entry`: the line has a key (right or mistyped); `waits`: it has no value of its own.
        """
        if line.continues:
            return None
        parts: list[tuple[int, _Kind]] = [(dash - line.start, "list") for dash in line.dashes]
        if is_entry:
            parts.append((line.column, "keys"))
        if not parts and self._is_known(self._source.text[line.content : line.end]):
            # A key without its colon: what follows belongs under it.
            self._place(line.column, "keys", line)
            self._stack[-1].open = True
            text = self._source.text[line.content : line.end]
            return error(self._source, "GC715.lone", line.content, line.end, name=text)
        if not parts:
            finding, self._after_lone = None if self._after_lone else self._check_lone(line), True
            return finding
        self._after_lone = False
        finding = self._place(*parts[0], line)
        for column, kind in parts[1:]:
            self._stack.append(_Level(column, kind, line))
        if self._stack:
            self._stack[-1].open = waits
        return finding

    def _place(self, column: int, kind: _Kind, line: YamlLine) -> Diagnostic | None:
        popped = self._pop(column, kind)
        top = self._stack[-1] if self._stack else None
        fits, target = self._judge(column, kind, top, popped)
        if top is not None and top.column == column and top.kind == kind:
            top.line, top.open = line, False
        else:
            self._stack.append(_Level(column, kind, line))
        if fits:
            return None
        return self._report_misplaced(line, kind, target, top if not popped else None)

    def _pop(self, column: int, kind: _Kind) -> list[_Level]:
        stack, popped = self._stack, []
        while stack and stack[-1].column > column:
            popped.append(stack.pop())
        on_top = [(level.column, level.kind) for level in stack[-2:]]
        if kind == "keys" and on_top == [(column, "keys"), (column, "list")]:
            # A list may stand in the column of its own key; the next key ends it.
            stack.pop()
        return popped

    def _judge(
        self, column: int, kind: _Kind, top: _Level | None, popped: list[_Level]
    ) -> tuple[bool, _Level | None]:
        """Return whether the line can stand there and, if not, the level in which it should stand."""
        if top is None:
            return not popped, popped[-1] if popped else None
        if top.column == column and top.kind == kind:
            return True, None
        if not popped and top.open:
            return True, None
        if not popped and kind == "list" and top.column < column:
            # After a text, YAML takes this for more of the text.
            return True, None
        same = [level for level in (*reversed(popped), top) if level.kind == kind]
        near = min(same, key=lambda level: abs(level.column - column), default=None)
        return False, near

    def _report_misplaced(
        self, line: YamlLine, kind: _Kind, target: _Level | None, above: _Level | None
    ) -> Diagnostic:
        text = self._source.text
        name = text[line.content : line.colon if line.colon is not None else line.end].rstrip()
        end = line.content + len(name)
        is_prose = len(name) > _MAX_KEY_LENGTH and not self._is_known(name)
        if is_prose and kind == "keys" and above is not None and line.colon is not None:
            value = text[line.content : line.end]
            return error(self._source, "GC713.below", line.colon, line.colon + 1, value=value)
        start = line.first
        if target is None:
            key = "GC711.no-list" if kind == "list" else "GC711.no-keys"
            return error(self._source, key, start, end, name=name)
        other = target.line
        at = other.start + target.column
        stop = other.colon if other.colon is not None and target.kind == "keys" else at + 1
        sibling = text[at : stop if target.kind == "keys" else other.end]
        return error(
            self._source, "GC711", start, end, label=("GC711.sibling", at, stop), name=name,
            line=self._source.position(at).line, sibling=sibling,
            have=line.first - line.start, want=target.column,
        )  # fmt: skip

    def _check_lone(self, line: YamlLine) -> Diagnostic | None:
        """Check a text without dash and key: the value of an open line above, or a key without a colon."""
        popped = self._pop(line.column, "keys")
        top = self._stack[-1] if self._stack else None
        if top is not None and top.open and not popped and top.column < line.column:
            top.open = False
            return None
        text = self._source.text[line.content : line.end]
        return error(self._source, "GC709.lone", line.content, line.end, name=text)
