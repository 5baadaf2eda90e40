"""What a reviewer is shown: changes in the order of risk, with their weight, their places, who accepted them.

Reports, redlines and the gate of CI are made of this.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from goalc.diff.change import Change
from goalc.source.diagnostic import Diagnostic, Severity
from goalc.source.text import SourceText

Verdict = Literal["more-money-looser", "same-money-looser", ""]
"""What is said of a form as a whole: more money for looser targets; the same for mostly looser ones."""

Side = Literal["base", "head"]
WORK_TREE = ""
"""The name of a side that is the work tree; reports say it in the reader's language."""


class Place(NamedTuple):
    """A file as messages print it, and a line, from 1."""

    file: str
    line: int


class Approval(NamedTuple):
    """Who accepted a change, why, and until when (that day included; None: for good)."""

    fingerprint: str
    reason: str
    by: str = ""
    until: date | None = None


class Reviewed(NamedTuple):
    """A change with what is decided about it. `approval` is one that is in force."""

    change: Change
    level: Severity
    base: Place | None
    head: Place | None
    approval: Approval | None = None


class Idle(NamedTuple):
    """An approval that does nothing: `gone` matches no change any more, `expired` has run out."""

    approval: Approval
    file: str
    reason: Literal["gone", "expired"]


class Tally(NamedTuple):
    """How a form changed in all: how many of its changes go each way, its money in 元, the verdict.

    `overall`: the form is its unit's as a whole, whose money contains that of the projects.
    """

    unit: str
    form: str
    looser: int
    tighter: int
    scope: int
    other: int
    money_before: Decimal | None
    money_after: Decimal | None
    verdict: Verdict = ""
    overall: bool = False


class Unread(NamedTuple):
    """A file that could not be read, so that it is not compared, on a side."""

    side: Side
    file: str


class Past(NamedTuple):
    """A commit of a history: who made it, when (ISO 8601), what it changed.

    `unread` counts files of it that could not be compared.
    """

    commit: str
    author: str
    date: str
    subject: str
    changes: Sequence[Reviewed]
    unread: int = 0


@dataclass(frozen=True)
class Review:
    """A whole comparison. `base` and `head` are the sides as the user named them.

    `changes` are in the order of risk; `tallies` has the forms that changed. `unread` is what could not be
    compared, with the `diagnostics` that say why and the `sources` to print them by side.
    """

    base: str
    head: str
    changes: Sequence[Reviewed] = ()
    tallies: Sequence[Tally] = ()
    idle: Sequence[Idle] = ()
    unread: Sequence[Unread] = ()
    diagnostics: Mapping[Side, Sequence[Diagnostic]] = field(default_factory=dict)
    sources: Mapping[Side, Mapping[str, SourceText]] = field(default_factory=dict)
    fail_on: str = ""
    failing: Sequence[Reviewed] = ()

    @property
    def passed(self) -> bool:
        """Whether the gate lets it through: nothing that it fails on, and all could be compared."""
        return not self.failing and not self.unread
