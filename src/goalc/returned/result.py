"""Taken edits, conflicts and doubts of an edited file, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from goalc.readers.marked import Signature
from goalc.source.diagnostic import Edit, Origin

TakenKind = Literal["changed", "emptied", "overridden", "added", "removed", "moved", "renamed"]


class Taken(NamedTuple):
    """An edit that goes into a spec. `place` is in the specs now, `where` in the file.

    `before` and `after` are texts as they stand in the form; `by` are those who signed tracked changes there.
    """

    kind: TakenKind
    place: Origin
    where: str
    before: str
    after: str
    by: tuple[Signature, ...] = ()


class Conflict(NamedTuple):
    """A value that the specs and the file changed differently since the file was built."""

    place: Origin
    where: str
    base: str
    ours: str
    theirs: str


@dataclass(frozen=True)
class Doubt:
    """Something in the file that is not taken, with the reason `key` and the text as it stands there."""

    key: str
    where: str
    text: str
    place: Origin | None = None
    arguments: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Returned:
    """The whole of what a file brings back; `same` is the number of values that nobody changed."""

    edits: tuple[Edit, ...] = ()
    single: tuple[tuple[Origin, Edit], ...] = ()
    """The edits of single values, by their places."""
    taken: tuple[Taken, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    same: int = 0
    agreed: int = 0
    """Number of edits that the specs have already."""
