"""Collections in brackets on one line, taken apart into pieces to be merged, and put together again."""

from __future__ import annotations

import json
from dataclasses import replace

from goalc.merging.piece import Piece
from goalc.syntax.tree import Entry, Mapping, Node, Scalar, Sequence

_NOT_PLAIN = frozenset(",[]{}#")
"""Characters for which a text in brackets is quoted here."""


def expand(piece: Piece) -> Piece:
    """Return a collection on one line as if it stood in lines, without the end of its line.

    All other pieces are returned as they are.
    """
    node = piece.node
    if piece.children is not None or not isinstance(node, Mapping | Sequence) or "\n" in piece.raw:
        return piece
    pairs: list[tuple[Scalar | None, Node]] = (
        [(key, value) for key, value in node.entries]
        if isinstance(node, Mapping)
        else [(None, item) for item in node.items]
    )
    if not pairs:
        return piece
    inside, end = piece.column + 2, line_end(piece.behind)
    children = [
        Piece(
            value,
            None if key is None else key.text,
            inside,
            opening="- " if key is None else f"{_raw(piece, node, key)}: ",
            raw=_raw(piece, node, value),
            behind=end,
        )
        for key, value in pairs
    ]
    opening = piece.opening if piece.key is None else piece.opening.rstrip()
    behind = "" if piece.key is None else end
    return replace(piece, opening=opening, raw="", behind=behind, children=children, inside=inside)


def collapse(piece: Piece, before: Piece, behind: str) -> Piece:
    """Return what was expanded from `before` in brackets again, with the end of its line, if that can be.

    Conflicts below it become one of the whole.
    """
    children = piece.children or []
    real = [child for child in children if child.node is not None]
    node = piece.node
    if not isinstance(node, Mapping | Sequence) or any(not _fits(child) for child in children):
        return _keep_comment(piece, behind)
    inner = ", ".join(map(_entry, real))
    marked = [child.theirs for child in children if child.theirs is not None]
    return replace(
        piece,
        node=_node(node, real),
        opening=before.opening,
        raw=f"{{{inner}}}" if isinstance(node, Mapping) else f"[{inner}]",
        behind=behind,
        children=None,
        theirs=[line for lines in marked for line in lines] if marked else piece.theirs,
    )


def line_end(behind: str) -> str:
    """Return the line break at the end of a line."""
    return behind[len(behind.rstrip("\r\n")) :]


def _raw(piece: Piece, whole: Mapping | Sequence, part: Node) -> str:
    return piece.raw[part.start - whole.start : part.end - whole.start]


def _fits(child: Piece) -> bool:
    """Return True if a child can stand in brackets."""
    rest = child.children or child.lead or child.tail or "#" in child.behind
    return not rest and ("\n" not in child.raw or isinstance(child.node, Scalar))


def _keep_comment(piece: Piece, behind: str) -> Piece:
    comment = behind.strip()
    if not comment:
        return piece
    if piece.key is not None:
        return replace(piece, behind=behind)
    return replace(piece, lead=[*piece.lead, f"{' ' * piece.column}{comment}{line_end(behind)}"])


def _entry(child: Piece) -> str:
    raw = child.raw
    if isinstance(child.node, Scalar) and ("\n" in raw or (not child.node.style and _NOT_PLAIN & set(raw))):
        raw = json.dumps(child.node.text, ensure_ascii=False)
    return raw if child.key is None else f"{child.opening.strip()} {raw}".rstrip()


def _node(node: Mapping | Sequence, children: list[Piece]) -> Node:
    """Return the collection that the text of these children stands for."""
    values = [child.node or Scalar("", 0, 0) for child in children]
    if isinstance(node, Sequence):
        return Sequence(tuple(values), node.start, node.end)
    keys = [Scalar(child.name, 0, 0) for child in children]
    return Mapping(tuple(map(Entry, keys, values)), node.start, node.end)
