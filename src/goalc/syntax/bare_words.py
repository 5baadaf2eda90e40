"""Words that are no text to YAML: nothing (`null`, `~`), true and false.

In: the text of a spec and its tree. Out: the places of values that are such a word without quotes. goalc
reads every value as text, but no spec means the word null: editors and other programs read no text there.
"""

from __future__ import annotations

from collections.abc import Iterator

from goalc.source.diagnostic import Path
from goalc.syntax.tree import Mapping, Node, Sequence

BARE_WORDS = frozenset({"~", "null", "Null", "NULL", "true", "True", "TRUE", "false", "False", "FALSE"})


def find_bare_words(text: str, root: Node) -> Iterator[tuple[Path, str]]:
    """Yield the path and the word of each value that is one; a search of the text comes before the walk."""
    return _walk(root, ()) if any(word in text for word in BARE_WORDS) else iter(())


def _walk(node: Node, path: Path) -> Iterator[tuple[Path, str]]:
    """Yield the words below a node (a parsed tree has at most 32 levels)."""
    if isinstance(node, Mapping):
        for key, value in node.entries:
            yield from _walk(value, (*path, key.text))
    elif isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            yield from _walk(item, (*path, index))
    elif not node.style and node.text in BARE_WORDS:
        yield path, node.text
