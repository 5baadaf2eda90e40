"""The meaning of values in a file: which are equal, and where indicators stand.

A target or an amount is the same in any notation; the order of keys does not count.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from goalc.merging.piece import Piece
from goalc.model.amount import AmountError, parse_amount
from goalc.model.dates import parse_date, parse_period
from goalc.model.forms import RESULTS, SUBMISSION, guess_kind
from goalc.model.notation import Notation, canonical_text
from goalc.model.profile import FormProfile
from goalc.source.diagnostic import Path
from goalc.syntax.tree import Mapping as Tree
from goalc.syntax.tree import Plain, plain


class Meaning:
    """The meaning of the values of one file, by its kind; in one that is no spec, texts alone count."""

    def __init__(self, root: Tree) -> None:
        data = plain(root)
        kind = guess_kind(data) if isinstance(data, dict) else None
        self._notation: Notation | None = None
        self._indicators: Path = ()
        if kind is not None:
            self._notation = Notation(kind, FormProfile())
            if kind not in {SUBMISSION, RESULTS}:
                self._indicators = kind.path("indicators")

    def is_level(self, path: Path) -> bool:
        """Return True for the tree of the indicators, a level in it, or its list of indicators."""
        own = self._indicators
        return bool(own) and path[: len(own)] == own and not any(isinstance(step, int) for step in path)

    def is_same(self, path: Path, one: Piece, other: Piece) -> bool:
        """Return True if two values mean the same."""
        return self._canonical(path, one.value()) == self._canonical(path, other.value())

    def _canonical(self, path: Path, value: Plain) -> object:
        if isinstance(value, str):
            kind = "text" if self._notation is None else self._notation.kind(path)
            return _MEANINGS.get(kind, canonical_text)(kind, value)
        if isinstance(value, dict):
            return {key: self._canonical((*path, key), item) for key, item in value.items()}
        return [self._canonical((*path, number), item) for number, item in enumerate(value)]


def _amount(_: str, text: str) -> object:
    try:
        return parse_amount(text.strip())
    except AmountError:
        return text.strip()


_MEANINGS: Mapping[str, Callable[[str, str], object]] = {
    "money": _amount,
    "date": lambda _, text: parse_date(text.strip()) or text.strip(),
    "period": lambda _, text: parse_period(text.strip()) or text.strip(),
}
"""By kind: a function from the kind and a text to what is equal for equal meanings."""
