"""The review of a comparison: changes in the order of risk, with level, places and approvals.

Reports, redlines and the gate of CI are based on it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from goalc.changes.change import Change
from goalc.source.diagnostic import Diagnostic, Severity
from goalc.source.text import SourceText

Verdict = Literal["more-money-looser", "same-money-looser", ""]
"""The verdict on a form as a whole: more money for looser targets; the same money for mostly looser ones."""

Side = Literal["base", "head"]
WORK_TREE = ""
"""The name of a side that is the work tree; reports say it in the reader's language."""


class Place(NamedTuple):
    """A file as messages print it, and a line, from 1."""

    file: str
    line: int


class Approval(NamedTuple):
    """An approval of a change: by whom, why, and until when (that day included; None: for good)."""

    fingerprint: str
    reason: str
    by: str = ""
    until: date | None = None


class Reviewed(NamedTuple):
    """A change with its level, its places and its approval, if one applies.

    `own` is the name of the change's author, if the approval is by the same person.
    """

    change: Change
    level: Severity
    base: Place | None
    head: Place | None
    approval: Approval | None = None
    own: str = ""


class Idle(NamedTuple):
    """An approval without effect.

    `gone`: it matches no change any more; `expired`: its time is over; `own`: it is by `author`, who made the
    change, and the settings refuse that.
    """

    approval: Approval
    file: str
    reason: Literal["gone", "expired", "own"]
    author: str = ""


class Tally(NamedTuple):
    """The totals of a form: the number of its changes by direction, its money in 元, the verdict.

    `overall`: the form is that of the whole unit, whose money contains that of its projects. `presence` says
    that one side alone has the form.
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
    presence: Literal["", "added", "removed"] = ""


class Unread(NamedTuple):
    """A file on one side that is not compared because it could not be read."""

    side: Side
    file: str


class Past(NamedTuple):
    """A commit of a history: its author, its date (ISO 8601), its changes.

    `unread` counts its files that could not be compared.
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
    compared, with the `diagnostics` that say why and the `sources` to print them by side. `years`: the sides
    are two years, between which no change is approved.
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
    years: bool = False

    @property
    def passed(self) -> bool:
        """True if nothing fails the gate and everything could be compared."""
        return not self.failing and not self.unread
