"""One change between two versions of a spec, as data. Sentences are made in `report/`."""

from __future__ import annotations

from dataclasses import dataclass

from goalc.changes.kinds import KINDS, Direction
from goalc.changes.sizes import Size
from goalc.model.spec import Department, Indicator, PlanStep, Project, Safeguards, Submission, Value
from goalc.model.target import Target
from goalc.model.tree import USUAL_LEVELS
from goalc.source.diagnostic import Origin


class Levels(tuple[str, ...]):
    """The place of an indicator in the tree: the names of the levels above it."""

    __slots__ = ()

    def __str__(self) -> str:
        return "／".join(self)


Single = Value | Levels | Target | Indicator | PlanStep | Safeguards | Project | Department | Submission | int
Changed = Single | tuple[Single, ...] | None
"""The value before or after, typed as in the model; a tuple if the whole of a list changed."""


@dataclass(frozen=True, slots=True)
class Change:
    """A change; `kind` is one of `KINDS`.

    `unit` and `form` name its owners (as in the base, if it has them; `form` is empty for the cover),
    `path` names the value in the form's words: levels and name of the indicator, key of the field. `base` and
    `head` are its places in both versions, None on the side that does not have it; the path of an item of a
    list ends with its index. `size` tells how large the change is, if that is meaningful. `depth` is the
    number of levels at the beginning of the path of an indicator.
    `fingerprint` is 12 hexadecimal digits that identify the change, wherever it is.
    """

    kind: str
    unit: str
    form: str
    path: tuple[str, ...]
    before: Changed
    after: Changed
    base: Origin | None
    head: Origin | None
    size: Size | None = None
    fingerprint: str = ""
    depth: int = USUAL_LEVELS

    @property
    def indicator(self) -> tuple[str, ...]:
        """The part of the path that names an indicator: its levels and its name."""
        return self.path[: self.depth + 1]

    @property
    def direction(self) -> Direction:
        return KINDS[self.kind].direction
