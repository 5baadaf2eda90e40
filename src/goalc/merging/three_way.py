"""Three texts of a YAML file → one, with the conflicts that are left in it.

In: the texts, and the names of the two sides. Out: the text, or nothing where the versions cannot be read or
their result would not be read back as what it means: such files are merged line by line instead.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from goalc.merging.meaning import Meaning
from goalc.merging.merge import merge_pieces
from goalc.merging.piece import cut
from goalc.merging.places import NotInLines
from goalc.merging.write import Labels, write
from goalc.source.text import SourceText
from goalc.syntax.parse import parse
from goalc.syntax.tree import Mapping, plain

_LINE_END = re.compile(r"\r\n|\r|\n")


class Merged(NamedTuple):
    """The merged text, and the number of conflicts in it."""

    text: str
    conflicts: int


def merge_texts(base: str, ours: str, theirs: str, names: tuple[str, str]) -> Merged | None:
    """Return our text with the changes from `base` to `theirs`; None if it cannot be merged by meaning."""
    found = _LINE_END.search(ours)
    end = found[0] if found else "\n"
    old, new = (_LINE_END.sub(end, text) for text in (base, theirs))
    versions = [_read(text, end) for text in (old, ours, new)]
    trees = [version for version in versions if version is not None]
    if len(trees) < len(versions):
        return None
    pieces = [cut(text, root) for text, root in trees]
    if any(piece.children is None for piece in pieces):
        return None
    try:
        merged = merge_pieces(pieces[0], pieces[1], pieces[2], Meaning(trees[1][1]), end)
    except NotInLines:
        return None
    text = write(merged, None)
    again = parse(SourceText("", text)).node
    if again is None or plain(again) != merged.value():
        return None
    conflicts = sum(piece.theirs is not None for piece in merged.walk())
    if conflicts:
        text = write(merged, Labels(*names, end))
    return Merged(text if ours.endswith(("\n", "\r")) else text.removesuffix(end), conflicts)


def _read(text: str, end: str) -> tuple[str, Mapping] | None:
    """Return a text with a line end on its last line, and its tree; None if it cannot be read."""
    if not text.endswith(("\n", "\r")):
        text += end
    node = parse(SourceText("", text)).node
    return (text, node) if isinstance(node, Mapping) else None
