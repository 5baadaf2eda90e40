"""Build a tree from parser events, without recursion.

In: events (`goalc.syntax.events`). Out: the tree, what was found on the way (repeated keys, exceeded limits)
and the features of YAML that a spec does not use. Limits are enforced while reading: the parser is never
asked for more than the first thing that exceeds one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice
from typing import NamedTuple

from goalc.source.diagnostic import Diagnostic
from goalc.source.text import SourceText
from goalc.syntax.characters import FORBIDDEN_IN_VALUE, INVISIBLE
from goalc.syntax.errors import error
from goalc.syntax.escapes import check_escapes, find_escaped
from goalc.syntax.events import Event, Pull
from goalc.syntax.limits import MAX_DEPTH, MAX_FINDINGS, MAX_NODES
from goalc.syntax.tree import Entry, Mapping, Node, Scalar, Sequence, Style

_DIRECTIVE = re.compile(r"^%[^\r\n]*", re.MULTILINE)
_COLON = re.compile(r"[ \t]*:")
_PROPERTY = re.compile(r"[&!]\S*")


_new = tuple.__new__
"""The fast constructor: a named tuple's own is a Python function, which doubles the cost on a hot path."""


class Feature(NamedTuple):
    """A feature of YAML that a spec does not use, or text that only looks like one (`名称: &项目`)."""

    kind: str
    name: str
    start: int
    end: int


class _Frame:
    """A list or mapping that is still open; `seen` is None for a list."""

    __slots__ = ("flow", "items", "key", "seen", "start")

    def __init__(self, start: int, seen: dict[str, Scalar] | None, flow: bool) -> None:
        self.start = start
        self.seen = seen
        self.flow = flow
        self.key: Scalar | None = None
        self.items: list[Node | Entry] = []


class Builder:
    """The builder of one document's tree. After `run`, `root` is the tree (None for an empty file).

    `folded` are the texts whose lines YAML may have joined with spaces: all on several lines except `|`.
    `escaped` are the places of characters that nobody sees and that are written as escapes.
    """

    def __init__(self, source: SourceText, pull: Pull) -> None:
        self.root: Node | None = None
        self.diagnostics: list[Diagnostic] = []
        self.features: list[Feature] = []
        self.folded: list[Scalar] = []
        self.escaped: list[tuple[int, int]] = []
        self._has_invisible = INVISIBLE.search(source.text) is not None
        self._source = source
        self._text = source.text
        self._pull = pull
        self._stack: list[_Frame] = []
        self._count = 0
        self._begun = False
        self._stopped = False

    def run(self) -> None:
        """Read to the end, or to the first problem that makes the rest worthless."""
        handlers: dict[str, Callable[[Event], None]] = {
            "ScalarEvent": self._read_scalar,
            "MappingStartEvent": self._open,
            "SequenceStartEvent": self._open,
            "MappingEndEvent": self._close,
            "SequenceEndEvent": self._close,
            "AliasEvent": self._read_alias,
            "DocumentStartEvent": self._start_document,
        }
        find, pull = handlers.get, self._pull
        while not self._stopped:
            event = pull()
            if event is None:
                return
            handler = find(event.__class__.__name__)
            if handler is not None:
                handler(event)

    def _read_scalar(self, event: Event) -> None:
        value: str = event.value
        style: Style = event.style or ""
        start: int = event.start_mark.index
        end: int = event.end_mark.index
        if event.anchor is not None or event.ctag is not None:
            self._read_property(event)
        if style == '"':
            if FORBIDDEN_IN_VALUE.search(value) is not None:
                self.diagnostics += islice(check_escapes(self._source, start, end), MAX_FINDINGS)
            if INVISIBLE.search(value) is not None:
                self.escaped += find_escaped(self._source, start, end, INVISIBLE)
                value = INVISIBLE.sub("", value)
        elif style in {"|", ">"}:
            end = self._strip_end(end, " \t\r\n")
        elif not value:
            start = end = self._missing_place(start)
        if self._has_invisible:
            value = INVISIBLE.sub("", value)
            # Without the character at its end, a plain text would not have the blanks before it either.
            value = value if style else value.strip(" \t")
        scalar = _new(Scalar, (value, start, end, style))
        quoted = style in {"'", '"'}
        # A text of another length than its source spans several lines (or has backslashes). In quotes, lines
        # may begin without indentation, so that the length is the same.
        longer = style != "|" and end - start - (2 if quoted else 0) != len(value)
        if longer or (quoted and self._text.find("\n", start, end) >= 0):
            self.folded.append(scalar)
        self._add(scalar)

    def _missing_place(self, place: int) -> int:
        """Return where a missing value would stand; the parsers disagree on it by some blanks."""
        key = self._stack[-1].key if self._stack else None
        if key is None:
            return self._strip_end(place, " \t\r\n")
        colon = _COLON.match(self._text, key.end)
        return colon.end() if colon else key.end

    def _strip_end(self, end: int, blanks: str) -> int:
        text = self._text
        while end and text[end - 1] in blanks:
            end -= 1
        return end

    def _open(self, event: Event) -> None:
        start: int = event.start_mark.index
        stack = self._stack
        if event.anchor is not None or event.ctag is not None:
            self._read_property(event)
        if len(stack) >= MAX_DEPTH:
            self._stop(error(self._source, "GC704", start, start + 1, limit=MAX_DEPTH))
            return
        if stack and stack[-1].seen is not None and stack[-1].key is None:
            self._stop(error(self._source, "GC707.complex-key", start, start + 1))
            return
        mapping = event.__class__.__name__ == "MappingStartEvent"
        stack.append(_Frame(start, {} if mapping else None, event.flow_style))

    def _close(self, event: Event) -> None:
        frame = self._stack.pop()
        items = frame.items
        if frame.flow or not items:
            end: int = event.end_mark.index
        else:
            # To the parser, a block includes the comments and blank lines up to what comes next.
            last = items[-1]
            end = last.value.end if isinstance(last, Entry) else last.end
        collection = Sequence if frame.seen is None else Mapping
        self._add(collection(tuple(items), frame.start, end))  # type: ignore[arg-type]  # entries when `seen`

    def _add(self, node: Node) -> None:
        self._count += 1
        if self._count > MAX_NODES:
            self._stop(error(self._source, "GC705", node.start, node.start + 1, limit=MAX_NODES))
        elif not self._stack:
            self.root = node
        else:
            frame = self._stack[-1]
            if frame.seen is None:
                frame.items.append(node)
            elif frame.key is not None:
                frame.items.append(_new(Entry, (frame.key, node)))
                frame.key = None
            elif isinstance(node, Scalar):
                self._add_key(frame, frame.seen, node)

    def _add_key(self, frame: _Frame, seen: dict[str, Scalar], key: Scalar) -> None:
        frame.key = key
        first = seen.setdefault(key.text, key)
        if first is not key:
            place = ("GC706.first", first.start, first.end)
            self._report(error(self._source, "GC706", key.start, key.end, label=place, name=key.text))
        elif key.text == "<<" and not key.style:
            self._add_feature(Feature("merge", key.text, key.start, key.end))
        elif not key.text:
            self._report(error(self._source, "GC707.no-key", key.start, key.start + 1))

    def _read_alias(self, event: Event) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        self._add_feature(Feature("alias", event.anchor, start, end))
        # The text takes the place of the value; a tree with a feature in it is never returned.
        self._add(Scalar(self._text[start:end], start, end))

    def _read_property(self, event: Event) -> None:
        start: int = event.start_mark.index
        written = _PROPERTY.match(self._text, start)
        end = written.end() if written else start + 1
        kind = "anchor" if self._text.startswith("&", start) else "tag"
        self._add_feature(Feature(kind, self._text[start + 1 : end], start, end))

    def _start_document(self, event: Event) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        if self._begun:
            self._stop(error(self._source, "GC708", max(start, end - 3), end))
            return
        self._begun = True
        if event.explicit:
            directive = _DIRECTIVE.search(self._text, 0, end)
            if directive is not None:
                place = directive.span()
                self._report(error(self._source, "GC707.directive", *place, found=directive.group()))

    def _add_feature(self, feature: Feature) -> None:
        self.features.append(feature)
        self._stopped = len(self.features) >= MAX_FINDINGS or self._stopped

    def _report(self, diagnostic: Diagnostic) -> None:
        self.diagnostics.append(diagnostic)
        self._stopped = len(self.diagnostics) >= MAX_FINDINGS or self._stopped

    def _stop(self, diagnostic: Diagnostic) -> None:
        self.diagnostics.append(diagnostic)
        self._stopped = True
