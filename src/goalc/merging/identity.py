"""The items of three versions that are one: indicators as `goalc diff` pairs them, others by likeness.

In: pieces of the three versions. Out: slots, each with the pieces of one item, None where it does not exist.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from goalc.changes import indicators
from goalc.changes.listing import MIN_LIKENESS
from goalc.changes.pairing import match_items, pair_identical
from goalc.matching.similarity import sequence_similarity
from goalc.merging.piece import Piece
from goalc.model.spec import INDICATOR_KEYS, REFERENCE_KEY, Indicator
from goalc.model.target import parse_target
from goalc.source.diagnostic import Path
from goalc.syntax.tree import Plain

_NAMES = (INDICATOR_KEYS[0], "key", "name")
"""The keys that name an item of a list, in specs and in packs."""


@dataclass(eq=False)
class Slot:
    """One item of three versions."""

    base: Piece | None = None
    ours: Piece | None = None
    theirs: Piece | None = None

    @property
    def pieces(self) -> tuple[Piece | None, Piece | None, Piece | None]:
        return self.base, self.ours, self.theirs

    @property
    def key(self) -> str:
        """The key that the item stands under."""
        return next((piece.name for piece in self.pieces if piece is not None), "")


Pairs = Iterable[tuple[int, int]]


def slots_of_keys(base: Sequence[Piece], ours: Sequence[Piece], theirs: Sequence[Piece]) -> list[Slot]:
    """Return a slot for each key."""
    found: dict[str, Slot] = {}
    for piece in base:
        found.setdefault(piece.name, Slot()).base = piece
    for piece in ours:
        found.setdefault(piece.name, Slot()).ours = piece
    for piece in theirs:
        found.setdefault(piece.name, Slot()).theirs = piece
    return list(found.values())


def slots_of_items(base: Sequence[Piece], ours: Sequence[Piece], theirs: Sequence[Piece]) -> list[Slot]:
    """Return a slot for each item of a list: equal ones, those of one name, and the most similar ones."""
    values = [[piece.value() for piece in side] for side in (base, ours, theirs)]
    return _slots((base, ours, theirs), lambda one, two, exact: _pair_values(values[one], values[two], exact))


def slots_of_indicators(
    base: Sequence[tuple[Path, Piece]],
    ours: Sequence[tuple[Path, Piece]],
    theirs: Sequence[tuple[Path, Piece]],
) -> list[Slot]:
    """Return a slot for each indicator of a form, given with its path, on whatever level it stands."""
    sides = base, ours, theirs
    known = [[_indicator(path, piece.value()) for path, piece in side] for side in sides]

    def pair(one: int, two: int, exact: bool) -> Pairs:
        places = {id(item): place for side in (one, two) for place, item in enumerate(known[side])}
        if exact:
            pairs = pair_identical(known[one], known[two], lambda item: (item.levels, item.name))
        else:
            pairs = indicators.match(known[one], known[two]).pairs
        return ((places[id(first)], places[id(second)]) for first, second in pairs)

    pieces = [[piece for _, piece in side] for side in sides]
    return _slots((pieces[0], pieces[1], pieces[2]), pair)


def _slots(
    sides: tuple[Sequence[Piece], Sequence[Piece], Sequence[Piece]], pair: Callable[[int, int, bool], Pairs]
) -> list[Slot]:
    """Pair either side with the base; then, strictly, what is new on both."""
    base, ours, theirs = sides
    slots = [Slot(piece) for piece in base]
    mine, other = ({j: i for i, j in pair(0, side, False)} for side in (1, 2))
    for j, i in mine.items():
        slots[i].ours = ours[j]
    for j, i in other.items():
        slots[i].theirs = theirs[j]
    new = {j: Slot(ours=piece) for j, piece in enumerate(ours) if j not in mine}
    for i, j in pair(1, 2, True):
        if i in new and j not in other:
            new[i].theirs = theirs[j]
            other[j] = -1
    rest = (Slot(theirs=piece) for j, piece in enumerate(theirs) if j not in other)
    return [*slots, *new.values(), *rest]


def _pair_values(left: Sequence[Plain], right: Sequence[Plain], exact: bool) -> Iterator[tuple[int, int]]:
    rest = list(range(len(left))), list(range(len(right)))
    sides = left, right

    def take(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
        for i, j in pairs:
            rest[0].remove(i)
            rest[1].remove(j)
        return pairs

    if len(left) == len(right):
        # Of equal items, the one in the same place: sizes and the like are often equal.
        yield from take([(i, i) for i, value in enumerate(left) if value == right[i]])
    keyed = [[(i, repr(side[i])) for i in places] for places, side in zip(rest, sides, strict=True)]
    yield from take([(i, j) for (i, _), (j, _) in pair_identical(keyed[0], keyed[1], lambda item: item[1])])
    named = [
        [(place, name) for place in places if (name := _name(side[place]))]
        for places, side in zip(rest, sides, strict=True)
    ]
    yield from take([(i, j) for (i, _), (j, _) in pair_identical(named[0], named[1], lambda item: item[1])])
    if not exact:
        words = [[_text(value) for value in side] for side in sides]
        yield from take(
            match_items(
                list(rest[0]),
                list(rest[1]),
                lambda i, j: sequence_similarity(words[0][i], words[1][j]),
                MIN_LIKENESS,
            )
        )


def _name(value: Plain) -> str:
    """Return what names an item; empty for one without a name."""
    if not isinstance(value, dict):
        return ""
    return next((str(value[key]) for key in _NAMES if isinstance(value.get(key), str)), "")


def _text(value: Plain) -> str:
    if isinstance(value, str):
        return value
    return " ".join(map(_text, value.values() if isinstance(value, dict) else value))


def _indicator(path: Path, value: Plain) -> Indicator:
    """Return an item as an indicator, as far as pairing looks at it."""
    data = value if isinstance(value, dict) else {}
    name, target, definition = (str(data.get(key, "")) for key in INDICATOR_KEYS)
    levels = tuple(str(step) for step in path[1:-1])
    known = name.strip() or str(data.get(REFERENCE_KEY, ""))
    return Indicator(levels, known, parse_target(target), definition.strip(), path=path)
