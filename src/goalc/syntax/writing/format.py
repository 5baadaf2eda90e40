"""A tree written anew in one look: two blanks a level, block style, quotes only where needed, keys in order.

In: the text, its tree, an order of keys and a notation of values. Out: the text anew; comments and single
blank lines stand where they stood. Not ruamel.yaml's round-trip mode: there a comment belongs to what stands
before it, and goes astray when keys are put in order.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from goalc.source.diagnostic import Path
from goalc.source.text import SourceText
from goalc.syntax.parse import parse
from goalc.syntax.tree import Entry, Mapping, Node, Scalar, Sequence
from goalc.syntax.writing.between import BLANK, Between, Place, between, place_of
from goalc.syntax.writing.emit import emit_block, emit_scalar

Order = Callable[[Path, Iterable[str]], list[str]]
"""The keys of the mapping at a path, in their order."""
Notation = Callable[[Path, str], str]
"""The canonical text of the value at a path."""
_LINE_END = re.compile(r"\r\n|\r")


def format_text(
    source: SourceText,
    root: Node,
    order: Order,
    notation: Notation,
    keys: frozenset[str],
    around: Between | None = None,
) -> str:
    """The text in its canonical look, with the line ends that it had.

    `keys` are those of the specs, `around` other comments than its own.
    """
    writer = _Writer(around or between(source.text, root), order, notation, keys)
    lines = [*writer.head(), *writer.node(root, (), 0)]
    while lines and not lines[-1]:
        lines.pop()
    text = "\n".join(_single_blanks(lines)) + "\n"
    return text.replace("\n", "\r\n") if "\r\n" in source.text else text


class _Writer:
    def __init__(self, around: Between, order: Order, notation: Notation, keys: frozenset[str]) -> None:
        self._keys = keys
        self._around = around
        self._order = order
        self._notation = notation

    def head(self) -> list[str]:
        """The first lines of the file."""
        return list(self._around.head)

    def node(self, node: Node, path: Path, indent: int) -> Iterator[str]:
        """The lines of a mapping or a list."""
        if isinstance(node, Mapping):
            entries = {entry.key.text: entry for entry in node.entries}
            for key in self._order(path, entries):
                yield from self._entry(entries[key], (*path, key), indent, "")
        elif isinstance(node, Sequence):
            for index, item in enumerate(node.items):
                yield from self._item(item, (*path, index), indent)

    def _entry(
        self, entry: Entry, path: Path, indent: int, lead: str, outer: Place | None = None
    ) -> Iterator[str]:
        """An entry; `lead` is the dash of the item that it is the first of, `outer` that item's place."""
        place = place_of(entry, "entry")
        margin = " " * indent
        first = margin[: len(margin) - len(lead)] + lead
        yield from self._lines(self._around.before[place], len(first) - len(lead) if lead else indent)
        behind = [*(self._around.behind[outer] if outer else []), *self._around.behind[place]]
        key = f"{first}{emit_key(entry.key.text)}:"
        if isinstance(entry.value, Scalar) or not _children(entry.value):
            yield from self._value(key + " ", entry.value, path, indent, behind)
        else:
            yield _with(key, behind)
            yield from self.node(entry.value, path, indent + 2)
        yield from self._lines(self._around.after[place], indent)

    def _item(self, item: Node, path: Path, indent: int) -> Iterator[str]:
        place = place_of(item, "item")
        margin = " " * indent
        yield from self._lines(self._around.before[place], indent)
        if isinstance(item, Mapping) and item.entries:
            entries = {entry.key.text: entry for entry in item.entries}
            first, *rest = self._order(path, entries)
            yield from self._entry(entries[first], (*path, first), indent + 2, "- ", place)
            for key in rest:
                yield from self._entry(entries[key], (*path, key), indent + 2, "")
        elif isinstance(item, Sequence) and item.items:
            yield _with(f"{margin}-", self._around.behind[place])
            yield from self.node(item, path, indent + 2)
        else:
            yield from self._value(f"{margin}- ", item, path, indent, self._around.behind[place])
        yield from self._lines(self._around.after[place], indent)

    def _value(self, lead: str, node: Node, path: Path, indent: int, behind: list[str]) -> Iterator[str]:
        if not isinstance(node, Scalar):
            yield _with(lead + ("{}" if isinstance(node, Mapping) else "[]"), behind)
            return
        text = _LINE_END.sub("\n", self._notation(path, node.text))
        if "\n" in text and (block := _block(text, indent + 2)):
            first, *rest = block.split("\n")
            yield _with(lead + first, behind)
            yield from rest
        else:
            yield _with((lead + emit_scalar(text, self._keys)) if text else lead.rstrip(), behind)

    def _lines(self, lines: Iterable[str], indent: int) -> Iterator[str]:
        return (" " * indent + line if line else BLANK for line in lines)


@lru_cache(1024)
def emit_key(text: str) -> str:
    """The scalar for a key."""
    for candidate in (text, emit_scalar(text)):
        result = parse(SourceText("", f"{candidate}: 甲\n"))
        if not result.diagnostics and isinstance(result.node, Mapping):
            [entry] = result.node.entries
            if entry.key.text == text and isinstance(entry.value, Scalar) and entry.value.text == "甲":
                return candidate
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _block(text: str, indent: int) -> str:
    """The block for a text of several lines; empty where it would not be read back as the text."""
    block = emit_block(f"{text}\n", " " * indent)
    result = parse(SourceText("", f"{' ' * (indent - 2)}名称: {block}\n"))
    if result.diagnostics or not isinstance(result.node, Mapping):
        return ""
    value = result.node.entries[0].value
    return block if isinstance(value, Scalar) and value.text == f"{text}\n" else ""


def _children(node: Node) -> bool:
    return bool(node.entries if isinstance(node, Mapping) else getattr(node, "items", ()))


def _with(line: str, behind: list[str]) -> str:
    return f"{line}  {'  '.join(behind)}" if behind else line


def _single_blanks(lines: Iterable[str]) -> Iterator[str]:
    blank = True
    for line in lines:
        if line or not blank:
            yield line
        blank = not line
