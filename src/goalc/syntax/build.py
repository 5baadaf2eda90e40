"""Parser events to a tree, without recursion.

In: events (`goalc.syntax.events`). Out: the tree, what was found on the way (keys that stand twice, too much
of something) and the things of YAML that a spec does not use. Limits are kept while reading: the parser is
never asked for more than the first thing that is too much.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice
from typing import NamedTuple

from goalc.source.diagnostic import Diagnostic
from goalc.source.text import SourceText
from goalc.syntax.characters import FORBIDDEN_IN_VALUE
from goalc.syntax.errors import error
from goalc.syntax.escapes import bad_escapes
from goalc.syntax.events import Event, Pull
from goalc.syntax.limits import MAX_DEPTH, MAX_FINDINGS, MAX_NODES
from goalc.syntax.tree import Entry, Mapping, Node, Scalar, Sequence, Style

_DIRECTIVE = re.compile(r"^%[^\r\n]*", re.MULTILINE)
_COLON = re.compile(r"[ \t]*:")
_PROPERTY = re.compile(r"[&!]\S*")


_new = tuple.__new__
"""A named tuple's own constructor is a Python function; on the hot path that costs as much again."""


class Feature(NamedTuple):
    """A thing of YAML that a spec does not use, or text that only looks like one (`名称: &项目`)."""

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
    """Reads one document. After `run`, `root` is the tree (None for an empty file).

    `folded` are the texts whose lines YAML may have joined with spaces: all on several lines but `|`.
    """

    def __init__(self, source: SourceText, pull: Pull) -> None:
        self.root: Node | None = None
        self.diagnostics: list[Diagnostic] = []
        self.features: list[Feature] = []
        self.folded: list[Scalar] = []
        self._source = source
        self._text = source.text
        self._pull = pull
        self._stack: list[_Frame] = []
        self._count = 0
        self._begun = False
        self._stopped = False

    def run(self) -> None:
        """Read to the end, or to the first thing that makes the rest worthless."""
        handlers: dict[str, Callable[[Event], None]] = {
            "ScalarEvent": self._scalar,
            "MappingStartEvent": self._open,
            "SequenceStartEvent": self._open,
            "MappingEndEvent": self._close,
            "SequenceEndEvent": self._close,
            "AliasEvent": self._alias,
            "DocumentStartEvent": self._document,
        }
        find, pull = handlers.get, self._pull
        while not self._stopped:
            event = pull()
            if event is None:
                return
            handler = find(event.__class__.__name__)
            if handler is not None:
                handler(event)

    def _scalar(self, event: Event) -> None:
        value: str = event.value
        style: Style = event.style or ""
        start: int = event.start_mark.index
        end: int = event.end_mark.index
        if event.anchor is not None or event.ctag is not None:
            self._property(event)
        if style == '"':
            if FORBIDDEN_IN_VALUE.search(value) is not None:
                self.diagnostics += islice(bad_escapes(self._source, start, end), MAX_FINDINGS)
        elif style in {"|", ">"}:
            end = self._before(end, " \t\r\n")
        elif not value:
            start = end = self._missing(start)
        scalar = _new(Scalar, (value, start, end, style))
        if style != "|" and end - start - (2 if style in {"'", '"'} else 0) != len(value):
            # A text that is not what stands there runs over several lines (or has backslashes).
            self.folded.append(scalar)
        self._add(scalar)

    def _missing(self, place: int) -> int:
        """Where a missing value would stand; the parsers disagree on it by some blanks."""
        key = self._stack[-1].key if self._stack else None
        if key is None:
            return self._before(place, " \t\r\n")
        colon = _COLON.match(self._text, key.end)
        return colon.end() if colon else key.end

    def _before(self, end: int, blanks: str) -> int:
        text = self._text
        while end and text[end - 1] in blanks:
            end -= 1
        return end

    def _open(self, event: Event) -> None:
        start: int = event.start_mark.index
        stack = self._stack
        if event.anchor is not None or event.ctag is not None:
            self._property(event)
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
            # A block ends for the parser where the next thing begins, comments and blank lines included.
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
                self._key(frame, frame.seen, node)

    def _key(self, frame: _Frame, seen: dict[str, Scalar], key: Scalar) -> None:
        frame.key = key
        first = seen.setdefault(key.text, key)
        if first is not key:
            place = ("GC706.first", first.start, first.end)
            self._report(error(self._source, "GC706", key.start, key.end, label=place, name=key.text))
        elif key.text == "<<" and not key.style:
            self._feature(Feature("merge", key.text, key.start, key.end))
        elif not key.text:
            self._report(error(self._source, "GC707.no-key", key.start, key.start + 1))

    def _alias(self, event: Event) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        self._feature(Feature("alias", event.anchor, start, end))
        # The text stands for the value; a tree with a feature in it is never handed out.
        self._add(Scalar(self._text[start:end], start, end))

    def _property(self, event: Event) -> None:
        start: int = event.start_mark.index
        written = _PROPERTY.match(self._text, start)
        end = written.end() if written else start + 1
        kind = "anchor" if self._text.startswith("&", start) else "tag"
        self._feature(Feature(kind, self._text[start + 1 : end], start, end))

    def _document(self, event: Event) -> None:
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

    def _feature(self, feature: Feature) -> None:
        self.features.append(feature)
        self._stopped = len(self.features) >= MAX_FINDINGS or self._stopped

    def _report(self, diagnostic: Diagnostic) -> None:
        self.diagnostics.append(diagnostic)
        self._stopped = len(self.diagnostics) >= MAX_FINDINGS or self._stopped

    def _stop(self, diagnostic: Diagnostic) -> None:
        self.diagnostics.append(diagnostic)
        self._stopped = True
