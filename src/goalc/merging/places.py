"""The indicators of three versions of a form, paired wherever they stand, and their places in the result."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goalc.merging.identity import Slot, slots_of_indicators
from goalc.merging.meaning import Meaning
from goalc.merging.piece import Piece
from goalc.source.diagnostic import Path


class NotInLines(Exception):
    """Indicators in brackets: their lists cannot be merged piece by piece."""


class IndicatorPlaces:
    """The slot of each indicator, and the list that it is in."""

    def __init__(self, meaning: Meaning, versions: Sequence[Piece]) -> None:
        """Pair the indicators; raises `NotInLines`."""
        self._is_level = meaning.is_level
        self._homes: dict[int, Path] = {}
        self._slots: dict[int, Slot] = {}
        base, ours, theirs = (list(self._find((), version)) for version in versions)
        for slot in slots_of_indicators(base, ours, theirs):
            for piece in slot.pieces:
                if piece is not None:
                    self._slots[id(piece)] = slot
        self._homes = {id(piece): path[:-1] for path, piece in (*base, *ours, *theirs)}

    def slots(self, path: Path, pieces: Sequence[Piece]) -> list[Slot]:
        """Return the slots of these indicators that stand in the list at `path` in the result."""
        slots = dict.fromkeys(self._slots[id(piece)] for piece in pieces)
        return [slot for slot in slots if self.home(slot) == path]

    def home(self, slot: Slot) -> Path | None:
        """Return the list in which an indicator stands in the result: where a side moved it, first ours."""
        base, ours, theirs = (self._home(piece) for piece in slot.pieces)
        moved = theirs is not None and (ours is None or ours == base)
        return theirs if moved else ours or base

    def is_moved(self, slot: Slot) -> bool:
        """Return True if the side that still has an indicator moved it."""
        base, ours, theirs = (self._home(piece) for piece in slot.pieces)
        return base is not None and (ours or theirs or base) != base

    def contradiction(self, slot: Slot) -> Path:
        """Return the list into which theirs moved an indicator that ours moved elsewhere; empty without."""
        base, ours, theirs = (self._home(piece) for piece in slot.pieces)
        return theirs or () if len({base, ours, theirs} - {None}) == 3 else ()

    def _home(self, piece: Piece | None) -> Path | None:
        return None if piece is None else self._homes.get(id(piece))

    def _find(self, path: Path, piece: Piece) -> Iterator[tuple[Path, Piece]]:
        if path and piece.children is None and piece.raw[:1] in {"[", "{"}:
            raise NotInLines
        for number, child in enumerate(piece.children or ()):
            if child.key is None and self._is_level(path):
                yield (*path, number), child
            elif child.key is not None and self._is_level((*path, child.key)):
                yield from self._find((*path, child.key), child)
