"""Edits of the text of one spec: a value, a name of a level, the items of a list.

In: the text and its tree. Out: edits that change nothing else, or False for a text that is written in a way
that cannot be edited so (lists in brackets, items that share a line). Comments above an item go with it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from goalc.source.diagnostic import Edit, Path
from goalc.source.edits import apply_edits
from goalc.source.text import SourceText, Span
from goalc.syntax.tree import Mapping as Branch
from goalc.syntax.tree import Node, Scalar, scalar_at
from goalc.syntax.tree import Sequence as Items
from goalc.syntax.writing.emit import emit_block, emit_scalar
from goalc.syntax.writing.rewrite import rewrite


@dataclass(frozen=True)
class Moved:
    """An item of a list: the path of the list and its number there."""

    path: Path
    number: int


NewEntry = Moved | Mapping[str, str] | str
"""An item that is there, or the values or the text of a new one."""


@dataclass
class SpecWriter:
    """The edits of one spec, gathered one by one."""

    source: SourceText
    tree: Node
    edits: list[Edit] = field(default_factory=list)
    _lists: dict[Path, Sequence[NewEntry]] = field(default_factory=dict)

    def set_value(self, path: Path, text: str | None) -> bool:
        """State a value, or nothing. Return False if it cannot be done."""
        scalar = scalar_at(self.tree, path)
        if scalar is not None and text is not None:
            change = rewrite(self.source.text, scalar, text)
            return change is not None and self._add(change.span, change.text)
        if scalar is not None:
            return self._remove_entry(path, scalar)
        return text is not None and self._insert_entry(path, text)

    def rename(self, path: Path, name: str) -> bool:
        """Give a key another name."""
        key = scalar_at(self.tree, path, "key")
        change = None if key is None else rewrite(self.source.text, key, name)
        return change is not None and self._add(change.span, change.text)

    def set_list(self, path: Path, entries: Sequence[NewEntry]) -> bool:
        """Give a list these items. Return False if it cannot be done."""
        node = find_node(self.tree, path)
        places = {path, *(one.path for one in entries if isinstance(one, Moved))}
        if not isinstance(node, Items) or any(self._chunks(place) is None for place in places):
            return False
        self._lists[path] = entries
        return True

    def finish(self) -> tuple[Edit, ...]:
        """Return the edits; those within items of a changed list are made in the items."""
        single = list(self.edits)
        made = [
            edit for path, entries in self._lists.items() for edit in self._list_edits(path, entries, single)
        ]
        spans = [edit.span for edit in made]
        kept = [edit for edit in single if not any(s.start <= edit.span.start < s.end for s in spans)]
        return (*kept, *made)

    def _add(self, span: Span, text: str) -> bool:
        self.edits.append(Edit(self.source.name, span, text))
        return True

    def _line_start(self, offset: int) -> int:
        return self.source.text.rfind("\n", 0, offset) + 1

    def _line_end(self, node: Node) -> int:
        """Return the end of the last line of a node, with its line break."""
        text, end = self.source.text, _end(node)
        if end and text[end - 1] == "\n":
            return end
        found = text.find("\n", end)
        return len(text) if found < 0 else found + 1

    def _remove_entry(self, path: Path, scalar: Scalar) -> bool:
        """Remove a key with its value, unless it shares its line with others."""
        key = scalar_at(self.tree, path, "key")
        if isinstance(path[-1], int) or key is None:
            return False
        start = self._line_start(key.start)
        if self.source.text[start : key.start].strip():
            change = rewrite(self.source.text, scalar, "")
            return change is not None and self._add(change.span, change.text)
        return self._add(Span(start, self._line_end(scalar)), "")

    def _insert_entry(self, path: Path, text: str) -> bool:
        parent = find_node(self.tree, path[:-1])
        if not isinstance(parent, Branch) or not parent.entries or not isinstance(path[-1], str):
            return False
        first, last = parent.entries[0].key, parent.entries[-1].value
        start = self._line_start(first.start)
        indent = " " * (first.start - start)
        if self.source.text[start : first.start].strip(" -") or self.source.text[parent.start] == "{":
            return False
        at = self._line_end(last)
        lead = "" if self.source.text[:at].endswith("\n") else "\n"
        return self._add(Span(at, at), f"{lead}{indent}{path[-1]}: {_value(text, indent)}\n")

    def _chunks(self, path: Path) -> list[Span] | None:
        """Return the lines of each item of a list, with the comments above it; None if items share lines."""
        node, text = find_node(self.tree, path), self.source.text
        if not isinstance(node, Items) or not node.items:
            return None
        starts: list[int] = []
        for number, item in enumerate(node.items):
            start = self._line_start(item.start)
            if not text[start:].lstrip(" ").startswith("-") or text[start : item.start].strip(" -"):
                return None
            floor = self._line_end(node.items[number - 1]) if number else start
            starts.append(self._above(start, floor))
        ends = [*starts[1:], self._line_end(node.items[-1])]
        return [Span(start, end) for start, end in zip(starts, ends, strict=True)]

    def _above(self, start: int, floor: int) -> int:
        """Return where the comments right above a line begin, not before `floor`."""
        text = self.source.text
        while start > floor:
            line = text[self._line_start(start - 1) : start]
            if not line.strip().startswith("#"):
                break
            start = self._line_start(start - 1)
        return start

    def _list_edits(self, path: Path, entries: Sequence[NewEntry], single: Sequence[Edit]) -> list[Edit]:
        chunks = self._chunks(path) or []
        whole = Span(chunks[0].start, chunks[-1].end)
        if not entries:
            return [Edit(self.source.name, self._emptied(path), "")]
        indent = self._indent(path)
        texts = []
        for entry in entries:
            if isinstance(entry, Moved):
                span = (self._chunks(entry.path) or [])[entry.number]
                texts.append(self._chunk(span, single, self._indent(entry.path), indent))
            else:
                texts.append(_new_item(entry, indent))
        return [Edit(self.source.name, whole, "".join(texts))]

    def _chunk(self, span: Span, single: Sequence[Edit], before: str, after: str) -> str:
        """Return the text of an item with the edits within it, indented for its list."""
        text = self.source.text[span.start : span.end]
        inner = [
            Edit(edit.file, Span(edit.span.start - span.start, edit.span.end - span.start), edit.text)
            for edit in single
            if span.start <= edit.span.start and edit.span.end <= span.end
        ]
        made = apply_edits(text, inner)
        made = made if made.endswith("\n") else f"{made}\n"
        if before == after:
            return made
        lines = made.splitlines(keepends=True)
        return "".join(after + line.removeprefix(before) if line.strip() else line for line in lines)

    def _indent(self, path: Path) -> str:
        node = find_node(self.tree, path)
        if not isinstance(node, Items):
            return ""
        start = self._line_start(node.items[0].start)
        text = self.source.text[start:]
        return text[: len(text) - len(text.lstrip(" "))]

    def _emptied(self, path: Path) -> Span:
        """Return the lines of a list without items, with the levels above that then have nothing left."""
        while len(path) > 2:
            parent = find_node(self.tree, path[:-1])
            if not isinstance(parent, Branch) or len(parent.entries) > 1:
                break
            path = path[:-1]
        key, node = scalar_at(self.tree, path, "key"), find_node(self.tree, path)
        if key is None or node is None:
            return Span(0, 0)
        return Span(self._line_start(key.start), self._line_end(node))


def find_node(tree: Node | None, path: Path) -> Node | None:
    """Return the node at a path; None if there is none."""
    for step in path:
        if isinstance(tree, Items) and isinstance(step, int) and step < len(tree.items):
            tree = tree.items[step]
        elif isinstance(tree, Branch) and isinstance(step, str):
            tree = tree.get(step)
        else:
            return None
    return tree


def _end(node: Node) -> int:
    """Return where the last text of a node ends."""
    while not isinstance(node, Scalar):
        below: list[Node] = [*node.items] if isinstance(node, Items) else [one.value for one in node.entries]
        if not below:
            return node.end
        node = below[-1]
    return node.end


def _value(text: str, indent: str) -> str:
    return emit_block(text, f"{indent}  ") if "\n" in text else emit_scalar(text)


def _new_item(entry: Mapping[str, str] | str, indent: str) -> str:
    if isinstance(entry, str):
        return f"{indent}- {_value(entry, indent)}\n"
    inner = f"{indent}  "
    lines = [f"{key}: {_value(value, inner)}\n" for key, value in entry.items()]
    return f"{indent}- " + inner.join(lines)
