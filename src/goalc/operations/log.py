"""Follow the targets of a spec through the commits that changed them, the newest first.

A form is followed to the files that it was moved from, a folder to its older names, an indicator to the names
that it had.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from goalc.changes.change import Change
from goalc.changes.review import Past
from goalc.git.repository import EMPTY_TREE, Repository
from goalc.git.revisions import compare_commits, name_in
from goalc.model.forms import PROJECTS_FOLDER
from goalc.operations.compare_sides import DiffResult, compare_sides
from goalc.operations.session import Session
from goalc.workspace.discover import paths_of
from goalc.workspace.error import WorkspaceError

_SHOWN = (
    *("target-", "indicator-", "formula-", "sample-", "count-", "definition-removed"),
    *("goal-removed", "goal-count-", "money-", "form-", "submission-"),
    *("outcome-", "score-"),
)


def log(path: str | Path, indicator: str = "", packs: Sequence[str | Path] = ()) -> Iterator[Past]:
    """Yield the changes to the targets of a spec or a submission, commit by commit, the newest first.

    Raises `WorkspaceError`.
    """
    place = Path(path)
    if not place.exists():
        raise WorkspaceError("io.missing", name=place)
    repository = Repository.of(place if place.is_dir() else place.parent)
    if repository is None:
        raise WorkspaceError("git.none", name=place)
    if repository.commit_of("HEAD") is not None:
        names = {indicator} if indicator else set()
        session = Session(paths_of(packs))
        yield from _Trace(repository, session, name_in(place, repository), names).entries()


class _Step(NamedTuple):
    """The comparison of a commit, and what it calls the file or folder that is followed, and its home."""

    found: DiffResult
    shown: str
    home: str


@dataclass
class _Trace:
    """A history being followed: `name` is the file or folder, `indicators` all names of the indicator."""

    repository: Repository
    session: Session
    name: str
    indicators: set[str]

    def entries(self) -> Iterator[Past]:
        """Yield the commits with changes to what is followed."""
        revision = "HEAD"
        while revision:
            revision = yield from self._entries_until_move(revision)

    def _entries_until_move(self, revision: str) -> Generator[Past, None, str]:
        """Yield the entries back to the commit that moved the file here; return its parent, or ""."""
        for commit in self.repository.history(revision, [self.name]):
            parent = self.repository.commit_of(f"{commit.id}^")
            found, shown, home = self._compare(parent, commit.id)
            own = [one for one in found.review.changes if _is_of(one.change, shown)]
            listed = [one for one in own if self._is_requested(one.change)]
            unread = [one for one in found.review.unread if _lies_in(one.file, home)]
            if listed or unread:
                yield Past(*commit, listed, len(unread))
            moved = next((one.change for one in own if _is_move(one.change, shown)), None)
            name = self.name
            if moved is not None:
                name = name.removesuffix(str(moved.after)) + str(moved.before)
            name = self._before_move(name, found)
            if name != self.name and parent is not None:
                self.name = name
                return parent
        return ""

    def _compare(self, base: str | None, head: str) -> _Step:
        """Compare a commit with its parent.

        One that adds the folder is compared as a whole: the folder may have been elsewhere before.
        """
        home = self._home
        limits = [home] if home and (base is None or self._is_in(base, home)) else []
        chosen = compare_commits(self.repository, base or EMPTY_TREE, head, limits)
        # Packs of goalc itself serve every commit; nothing else of one commit is kept for the next.
        found = compare_sides(chosen, self.session.renew(), (), date.max)
        return _Step(found, chosen.head.shown(self.name), chosen.head.shown(home))

    @property
    def _home(self) -> str:
        """The folder of the submission of what is followed, or the tree that is followed; empty for all."""
        home = self.name.rpartition("/")[0] if self.name.endswith((".yaml", ".yml")) else self.name
        home = home.removesuffix(PROJECTS_FOLDER).rstrip("/")
        return "" if home == "." else home

    def _is_in(self, commit: str, folder: str) -> bool:
        return any(blob.name.startswith(f"{folder}/") for blob in self.repository.files(commit))

    def _before_move(self, name: str, found: DiffResult) -> str:
        """Return the name that it had before the folder of its submission, or one above, was renamed."""
        home = self._home
        for before, after in found.moved:
            old, new = (name_in(Path(folder), self.repository) for folder in (before, after))
            below = new.removeprefix(home)
            if home and _lies_in(new, home) and _lies_in(name, home) and old.endswith(below):
                return old.removesuffix(below) + name.removeprefix(home)
        return name

    def _is_requested(self, change: Change) -> bool:
        if not self.indicators:
            return change.kind.startswith(_SHOWN)
        if len(change.path) <= change.depth:
            return False
        name = change.path[change.depth]
        if change.kind == "indicator-renamed" and change.after in self.indicators:
            self.indicators.add(name)
        return name in self.indicators


def _is_move(change: Change, shown: str) -> bool:
    """Return True if a change moved a form to the file that is followed."""
    return change.kind == "form-moved" and change.head is not None and change.head.file == shown


def _is_of(change: Change, shown: str) -> bool:
    """Return True if a change belongs to a file, or to a file in a folder."""
    files = [origin.file for origin in (change.head, change.base) if origin is not None]
    if change.kind.startswith("submission-"):
        # All forms are added, or removed, together with their submission.
        return any(_lies_in(file, shown) or _lies_in(shown, file.rpartition("/")[0]) for file in files)
    return any(_lies_in(file, shown) for file in files)


def _lies_in(file: str, folder: str) -> bool:
    return folder in {".", file} or file.startswith(f"{folder}/")
