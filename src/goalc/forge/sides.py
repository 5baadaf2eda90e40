"""An event and a clone → the two commits to compare.

In: what a server says of its run, and a clone as it was checked out, which may be shallow, and whose head may
be a merge that the server made. Out: the commits; nothing where there is nothing to compare with; or a
`WorkspaceError` that says what the check-out has to have.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, Protocol

from goalc.forge.event import Base, Event
from goalc.workspace.error import WorkspaceError


class Clone(Protocol):
    """What has to be known of a clone."""

    @property
    def is_shallow(self) -> bool:
        """Whether older commits were left out when it was made."""

    def commit_of(self, revision: str) -> str | None:
        """The id of a commit, None where the clone has it not."""

    def merge_base(self, one: str, other: str) -> str | None:
        """The commit that two commits have in common, None where none is known."""


class Commits(NamedTuple):
    """The ids of two commits."""

    base: str
    head: str


def sides_of(event: Event, clone: Clone) -> Commits | None:
    """What to compare; raises `WorkspaceError`."""
    head = clone.commit_of(event.head)
    if head is None:
        raise WorkspaceError("ci.no-revision", name=event.head)
    found = list(_found(event, clone, head))
    base = next((commit for commit in found if commit != head), None)
    if base is not None:
        return Commits(base, head)
    if found and event.proposed not in {"", head}:
        # Where the code of strangers gets secrets, servers check the target out and not what is proposed.
        raise WorkspaceError("ci.not-proposed", name=event.proposed[:12])
    if not found and event.bases and (event.required or clone.is_shallow):
        raise WorkspaceError("ci.shallow" if clone.is_shallow else "ci.no-base", name=_wanted(event))
    return None


def _found(event: Event, clone: Clone, head: str) -> Iterator[str]:
    """The commits of the event's bases that the clone has."""
    for base in event.bases:
        if base.merged and clone.commit_of(f"{event.head}^2") != base.merged:
            continue
        commit = clone.commit_of(base.revision)
        if commit is not None and base.fork:
            commit = clone.merge_base(commit, head)
        if commit is not None:
            yield commit


def _wanted(event: Event) -> str:
    """What was looked for, as a person knows it."""
    named: Base = next((base for base in event.bases if not base.merged), event.bases[0])
    return named.revision.removeprefix("refs/remotes/").removeprefix("refs/heads/")[:40]
