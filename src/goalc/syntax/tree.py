"""The tree of a YAML text, which the parser makes and the model is decoded from.

In: nodes made by `goalc.syntax.parse`. Out: plain values (all scalars are text) and places by path.
Spans are half-open, in code points of the source text.
"""

from __future__ import annotations

from functools import cached_property
from typing import Literal, NamedTuple, TypeAlias

from goalc.source.diagnostic import Part, Path
from goalc.source.text import Span

_MAX_SCANNED = 20
"""Maximum number of entries that are looked through one by one."""

Style = Literal["", "'", '"', "|", ">"]
"""The notation of a scalar: plain, in single or double quotes, literal, folded."""


class Scalar(NamedTuple):
    """A text. An empty value is the empty text, placed where the value would stand."""

    text: str
    start: int
    end: int
    style: Style = ""

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class Entry(NamedTuple):
    """A key and its value."""

    key: Scalar
    value: Node


class Sequence(NamedTuple):
    """A list. Its place begins at its first dash or bracket."""

    items: tuple[Node, ...]
    start: int
    end: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class _MappingParts(NamedTuple):
    entries: tuple[Entry, ...]
    start: int
    end: int


class Mapping(_MappingParts):
    """Keys with values, in the order of the text; a parsed one has no key twice."""

    @cached_property
    def by_key(self) -> dict[str, Entry]:
        """The entries by key, made when a long mapping is searched."""
        return {entry.key.text: entry for entry in reversed(self.entries)}

    def find(self, key: str) -> Entry | None:
        """Return the first entry of a key."""
        if len(self.entries) > _MAX_SCANNED:
            return self.by_key.get(key)
        return next((entry for entry in self.entries if entry.key.text == key), None)

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    def get(self, key: str) -> Node | None:
        """Return the value under a key."""
        entry = self.find(key)
        return None if entry is None else entry.value


Node: TypeAlias = Scalar | Sequence | Mapping
Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"


def plain(node: Node) -> Plain:
    """Convert the tree to dictionaries, lists and text (recursion is safe: it has at most 32 levels)."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return {entry.key.text: plain(entry.value) for entry in node.entries}
    return [plain(item) for item in node.items]


def locate(node: Node, path: Path, part: Part = "value") -> Span:
    """Return the place of the key or the value at `path`; an item of a list is its own key.

    For a path that does not exist, return the deepest part that does: the key it is missing under,
    or the first entry of a mapping that has no key (the root, an item of a list).
    """
    key: Scalar | None = None
    for step in path:
        entry = _child(node, step)
        if entry is None:
            return _head(node) if key is None else key.span
        key, node = entry
    return key.span if part == "key" and key is not None else node.span


def scalar_at(node: Node, path: Path, part: Part = "value") -> Scalar | None:
    """Return the text at `path`, or its key; None if there is no text."""
    key: Scalar | None = None
    for step in path:
        entry = _child(node, step)
        if entry is None:
            return None
        key, node = entry
    found = key if part == "key" else node
    return found if isinstance(found, Scalar) else None


def _child(node: Node, step: str | int) -> tuple[Scalar | None, Node] | None:
    if isinstance(node, Mapping) and isinstance(step, str):
        return node.find(step)
    if isinstance(node, Sequence) and isinstance(step, int) and 0 <= step < len(node.items):
        return None, node.items[step]
    if isinstance(node, Scalar) and step == 0:
        # One paragraph may stand without a dash.
        return None, node
    return None


def _head(node: Node) -> Span:
    """Return the place of what names a node without a key to a reader: its first entry, or the key of it."""
    while isinstance(node, Sequence) and node.items:
        node = node.items[0]
    if not isinstance(node, Mapping) or not node.entries:
        return node.span
    key, value = node.entries[0]
    one_line = isinstance(value, Scalar) and value.end - value.start <= len(value.text) + 2
    return Span(key.start, value.end if one_line else key.end)
