"""Merge three versions of a YAML file: each value, item and comment by itself.

In: the pieces of the three versions. Out: our pieces with the changes of the other side. A value that both
sides changed differently, or that one removed and the other changed, is a conflict at its place alone: ours
stays, and theirs stands beside it.
"""

from __future__ import annotations

from dataclasses import replace

from goalc.merging.comments import added_comments, merge_behind, merge_lines
from goalc.merging.flow import collapse, expand, line_end
from goalc.merging.identity import Slot, slots_of_items, slots_of_keys
from goalc.merging.meaning import Meaning
from goalc.merging.order import merge_order
from goalc.merging.piece import Piece
from goalc.merging.places import IndicatorPlaces
from goalc.merging.write import lines_of, shift
from goalc.source.diagnostic import Path
from goalc.syntax.tree import Mapping, Node
from goalc.syntax.tree import Sequence as List

_NOTHING = Piece(None)


def merge_pieces(base: Piece, ours: Piece, theirs: Piece, meaning: Meaning, end: str) -> Piece:
    """Return our pieces with the changes from `base` to `theirs`; `end` is the line break of the text.

    Raises `NotInLines` for lists of indicators in brackets.
    """
    places = IndicatorPlaces(meaning, (base, ours, theirs))
    return _Merger(meaning, places, end).both((), base, ours, theirs)


class _Merger:
    def __init__(self, meaning: Meaning, places: IndicatorPlaces, end: str) -> None:
        self._meaning = meaning
        self._places = places
        self._end = end

    def both(self, path: Path, base: Piece | None, ours: Piece, theirs: Piece) -> Piece:
        """Merge a piece that both sides have."""
        theirs = shift(theirs, ours.column - theirs.column)
        old = _NOTHING if base is None else shift(base, ours.column - base.column)
        lead = merge_lines(old.lead, ours.lead, theirs.lead)
        ours = replace(ours, lead=lead, tail=merge_lines(old.tail, ours.tail, theirs.tail))
        comment = merge_behind(old.behind, ours.behind, theirs.behind)
        whole, other = expand(ours), expand(theirs)
        if whole.children is None or other.children is None or type(whole.node) is not type(other.node):
            return self._value(path, None if base is None else old, ours, theirs, comment)
        if whole is not ours and self._meaning.is_same(path, ours, theirs):
            return self._end_line(ours, comment)
        before = expand(old) if type(old.node) is type(whole.node) else None
        merged = replace(whole, children=self.children(path, before, whole, other))
        if not any(child.node is not None for child in merged.children or ()):
            return self._emptied(path, merged)
        return self._end_line(merged, comment) if whole is ours else collapse(merged, ours, comment)

    def _value(self, path: Path, base: Piece | None, ours: Piece, theirs: Piece, comment: str) -> Piece:
        """Merge a value as a whole."""
        is_same = self._meaning.is_same
        if is_same(path, ours, theirs):
            # Where only the notation differs, ours stays unless it is still that of the base.
            leaves = all(piece.children is None for piece in (base or _NOTHING, ours, theirs))
            taken = base is not None and leaves and base.raw == ours.raw
        elif base is not None and is_same(path, base, theirs):
            taken = False
        elif base is not None and is_same(path, base, ours):
            taken = True
        else:
            return self._end_line(replace(ours, theirs=lines_of(theirs)), comment)
        if not taken:
            return self._end_line(ours, comment)
        opening = ours.opening if ours.raw and theirs.raw else theirs.opening
        return self._end_line(replace(theirs, opening=opening, lead=ours.lead, tail=ours.tail), comment)

    def _end_line(self, piece: Piece, comment: str) -> Piece:
        """Return a piece with a comment at the end of its line, or before it where the line has no end."""
        text = comment.strip()
        if piece.inline or piece.is_block:
            lead = [*piece.lead, *self._comment_lines(piece, [text])] if text else piece.lead
            ended = piece.inline or piece.raw.endswith(("\n", "\r"))
            return replace(piece, lead=lead, behind="" if ended else self._end)
        if not piece.opening:
            return piece
        return replace(piece, behind=comment.rstrip("\r\n") + (line_end(comment) or self._end))

    def _emptied(self, path: Path, piece: Piece) -> Piece:
        """Return a collection that lost all of its children, with what is to be said of them."""
        left = piece.children or []
        lines = [line for child in left for line in (*child.lead, *child.tail)]
        marked = [child.theirs for child in left if child.theirs is not None]
        theirs = [line for more in marked for line in more] if marked else None
        if self._meaning.is_level(path):
            indented = [piece.opening.strip(), *(f"  {line}" for line in theirs or ())]
            return Piece(None, None, piece.column, lead=lines, theirs=None if theirs is None else indented)
        is_mapping = isinstance(piece.node, Mapping)
        node: Node = Mapping((), 0, 0) if is_mapping else List((), 0, 0)
        opening, raw = f"{piece.opening.rstrip()} ", "{}" if is_mapping else "[]"
        empty = replace(piece, node=node, opening=opening, raw=raw, children=None)
        return self._end_line(replace(empty, tail=[*lines, *piece.tail], theirs=theirs), piece.behind)

    def children(
        self, path: Path, base: Piece | None, ours: Piece | None, theirs: Piece | None
    ) -> list[Piece]:
        """Merge the children of a collection that at least one side has."""
        sides = [[] if piece is None else piece.children or [] for piece in (base, ours, theirs)]
        pieces = [piece for side in sides for piece in side]
        is_list = all(piece.key is None for piece in pieces)
        home = ours or theirs or _NOTHING
        if not is_list:
            slots = slots_of_keys(*sides)
        elif self._meaning.is_level(path):
            slots = self._places.slots(path, pieces)
        else:
            slots = slots_of_items(*sides)
        merged: dict[Slot, Piece] = {}
        for number, slot in enumerate(slots):
            found = self._child((*path, number if is_list else slot.key), slot)
            if found is not None and (found.node is not None or found.theirs is not None or found.lead):
                merged[slot] = shift(found, home.inside - found.column)
        known = {id(piece): slot for slot in slots for piece in slot.pieces if piece is not None}
        orders = [[known[id(piece)] for piece in side if id(piece) in known] for side in sides]
        order, clashes = merge_order(orders[0], orders[1], orders[2], merged)
        marks = [self._mark_order(home.inside, order, orders[2])] if clashes and is_list else []
        return [*marks, *(merged[slot] for slot in order)]

    def _child(self, path: Path, slot: Slot) -> Piece | None:
        """Merge an entry or an item; None if nothing is left of it."""
        base, ours, theirs = slot.pieces
        if ours is not None and theirs is not None:
            merged = self.both(path, base, ours, theirs)
            wanted = self._places.contradiction(slot)
            if wanted and merged.theirs is None:
                lines = [f"{'  ' * depth}{step}:" for depth, step in enumerate(wanted[1:])]
                merged = replace(merged, theirs=[*lines, "  " * len(lines) + lines_of(theirs)[0]])
            return merged
        left = ours or theirs
        if left is None:
            return None
        if self._meaning.is_level(path) and left.children is not None:
            level = replace(left, children=self.children(path, base, ours, theirs))
            is_there = any(child.node is not None for child in level.children or ())
            return level if is_there else self._emptied(path, level)
        if base is None:
            return left
        gone = Piece(None, None, left.column)
        if self._places.is_moved(slot) or not self._meaning.is_same(path, base, left):
            return replace(left, theirs=[]) if ours is not None else replace(gone, theirs=lines_of(left))
        return replace(gone, lead=self._comment_lines(left, added_comments(base, left)))

    def _comment_lines(self, piece: Piece, comments: list[str]) -> list[str]:
        return [f"{' ' * piece.column}{comment}{self._end}" for comment in comments]

    def _mark_order(self, column: int, ours: list[Slot], theirs: list[Slot]) -> Piece:
        """Return the conflict of two orders, which stands before a list that has ours."""
        kept = set(ours)
        mine = [lines_of(slot.ours)[0] for slot in ours if slot.ours is not None]
        other = [lines_of(slot.theirs)[0] for slot in theirs if slot.theirs is not None and slot in kept]
        margin = " " * column
        raw = "".join(f"{margin}# {line}{self._end}" for line in mine)
        return Piece(None, None, column, raw=raw, theirs=other)
