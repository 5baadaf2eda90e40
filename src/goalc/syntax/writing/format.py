"""Write a tree in canonical form: two blanks a level, block style, quotes only where needed, keys in order.

In: the text, its tree, an order of keys and a notation of values. Out: the new text; comments and single
blank lines stand where they stood. ruamel.yaml's round-trip mode is not used: there a comment belongs to
what stands before it, and is misplaced when keys are put in order.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from goalc.source.diagnostic import Path
from goalc.source.text import SourceText
from goalc.syntax.parse import parse
from goalc.syntax.tree import Entry, Mapping, Node, Scalar, Sequence
from goalc.syntax.writing.between import BLANK, Between, Place, collect_between, place_of
from goalc.syntax.writing.emit import emit_block, emit_scalar

Order = Callable[[Path, Iterable[str]], list[str]]
"""A function from a path and the keys of the mapping there to these keys in their order."""
Notation = Callable[[Path, str], str]
"""A function from a path and the text of the value there to its canonical text."""
_LINE_END = re.compile(r"\r\n|\r")


def format_text(
    source: SourceText,
    root: Node,
    order: Order,
    notation: Notation,
    keys: frozenset[str],
    around: Between | None = None,
) -> str:
    """Return the text in canonical form, with the line ends that it had.

    `keys` are those of the specs; `around` are comments to write instead of the text's own.
    """
    writer = _Writer(around or collect_between(source.text, root), order, notation, keys)
    lines = [*writer.head(), *writer.node(root, (), 0)]
    while lines and not lines[-1]:
        lines.pop()
    text = "\n".join(_merge_blanks(lines)) + "\n"
    return text.replace("\n", "\r\n") if "\r\n" in source.text else text


class _Writer:
    def __init__(self, around: Between, order: Order, notation: Notation, keys: frozenset[str]) -> None:
        self._keys = keys
        self._around = around
        self._order = order
        self._notation = notation

    def head(self) -> list[str]:
        """Return the first lines of the file."""
        return list(self._around.head)

    def node(self, node: Node, path: Path, indent: int) -> Iterator[str]:
        """Yield the lines of a mapping or a list."""
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
        """Yield the lines of an entry; `lead` is the dash of the item it begins, `outer` the item's place."""
        place = place_of(entry, "entry")
        margin = " " * indent
        first = margin[: len(margin) - len(lead)] + lead
        yield from self._lines(self._around.before[place], len(first) - len(lead) if lead else indent)
        behind = [*(self._around.behind[outer] if outer else []), *self._around.behind[place]]
        key = f"{first}{emit_key(entry.key.text)}:"
        if isinstance(entry.value, Scalar) or not _has_children(entry.value):
            yield from self._value(key + " ", entry.value, path, indent, behind)
        else:
            yield _append(key, behind)
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
            yield _append(f"{margin}-", self._around.behind[place])
            yield from self.node(item, path, indent + 2)
        else:
            yield from self._value(f"{margin}- ", item, path, indent, self._around.behind[place])
        yield from self._lines(self._around.after[place], indent)

    def _value(self, lead: str, node: Node, path: Path, indent: int, behind: list[str]) -> Iterator[str]:
        if not isinstance(node, Scalar):
            yield _append(lead + ("{}" if isinstance(node, Mapping) else "[]"), behind)
            return
        text = _LINE_END.sub("\n", self._notation(path, node.text))
        if "\n" in text and (block := _emit_checked_block(text, indent + 2)):
            first, *rest = block.split("\n")
            yield _append(lead + first, behind)
            yield from rest
        else:
            yield _append((lead + emit_scalar(text, self._keys)) if text else lead.rstrip(), behind)

    def _lines(self, lines: Iterable[str], indent: int) -> Iterator[str]:
        return (" " * indent + line if line else BLANK for line in lines)


@lru_cache(1024)
def emit_key(text: str) -> str:
    """Return the scalar for a key."""
    for candidate in (text, emit_scalar(text)):
        result = parse(SourceText("", f"{candidate}: 甲\n"))
        if not result.diagnostics and isinstance(result.node, Mapping):
            [entry] = result.node.entries
            if entry.key.text == text and isinstance(entry.value, Scalar) and entry.value.text == "甲":
                return candidate
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _emit_checked_block(text: str, indent: int) -> str:
    """Return the block for a text of several lines; "" if it would not be read back as the text."""
    block = emit_block(f"{text}\n", " " * indent)
    result = parse(SourceText("", f"{' ' * (indent - 2)}名称: {block}\n"))
    if result.diagnostics or not isinstance(result.node, Mapping):
        return ""
    value = result.node.entries[0].value
    return block if isinstance(value, Scalar) and value.text == f"{text}\n" else ""


def _has_children(node: Node) -> bool:
    return bool(node.entries if isinstance(node, Mapping) else getattr(node, "items", ()))


def _append(line: str, behind: list[str]) -> str:
    return "".join((line, *behind))


def _merge_blanks(lines: Iterable[str]) -> Iterator[str]:
    blank = True
    for line in lines:
        if line or not blank:
            yield line
        blank = not line
