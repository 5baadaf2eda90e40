"""An event and a clone → the two commits to compare.

In: the event of a job, and its clone, which may be shallow, and whose head may be a merge that the server
made. Out: the commits; None if there is nothing to compare with; or a `WorkspaceError` that says what is
missing from the clone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, Protocol

from goalc.forge.event import Base, Event
from goalc.workspace.error import WorkspaceError


class Clone(Protocol):
    """The questions that a clone has to answer."""

    @property
    def is_shallow(self) -> bool:
        """True if older commits were left out when it was made."""

    def commit_of(self, revision: str) -> str | None:
        """Return the id of a commit; None if the clone does not have it."""

    def merge_base(self, one: str, other: str) -> str | None:
        """Return the nearest common ancestor of two commits; None if the clone has none."""


class Commits(NamedTuple):
    """The ids of two commits."""

    base: str
    head: str


def commits_of(event: Event, clone: Clone) -> Commits | None:
    """Return the commits to compare, or None; raises `WorkspaceError`."""
    head = clone.commit_of(event.head)
    if head is None:
        raise WorkspaceError("ci.no-revision", name=event.head)
    found = list(_find_commits(event, clone, head))
    base = next((commit for commit in found if commit != head), None)
    if base is not None:
        return Commits(base, head)
    if found and event.proposed not in {"", head}:
        # Where jobs of strangers get secrets, servers check out the target instead of the proposed commit.
        raise WorkspaceError("ci.not-proposed", name=event.proposed[:12])
    if not found and event.bases and (event.required or clone.is_shallow):
        raise WorkspaceError("ci.shallow" if clone.is_shallow else "ci.no-base", name=_wanted_name(event))
    return None


def _find_commits(event: Event, clone: Clone, head: str) -> Iterator[str]:
    """Yield the commits of the event's bases that the clone has."""
    for base in event.bases:
        if base.merged and clone.commit_of(f"{event.head}^2") != base.merged:
            continue
        commit = clone.commit_of(base.revision)
        if commit is not None and base.fork:
            commit = clone.merge_base(commit, head)
        if commit is not None:
            yield commit


def _wanted_name(event: Event) -> str:
    """Return the name of the missing revision, as a person knows it."""
    named: Base = next((base for base in event.bases if not base.merged), event.bases[0])
    return named.revision.removeprefix("refs/remotes/").removeprefix("refs/heads/")[:40]
