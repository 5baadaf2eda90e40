"""Follow the targets of a spec through the commits that changed them, the newest first.

A form is followed across files that it was moved from, an indicator across its earlier names.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from goalc.changes.change import Change
from goalc.changes.review import Past, Review
from goalc.git.repository import EMPTY_TREE, Repository
from goalc.git.revisions import compare_commits, name_in
from goalc.model.forms import PROJECTS_FOLDER
from goalc.operations.compare_sides import compare_sides
from goalc.operations.session import Session
from goalc.workspace.discover import paths_of
from goalc.workspace.error import WorkspaceError

_SHOWN = ("target-", "indicator-", "formula-", "money-", "form-", "submission-")


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
            review, shown = self._review(parent or EMPTY_TREE, commit.id)
            own = [one for one in review.changes if _is_of(one.change, shown)]
            listed = [one for one in own if self._is_requested(one.change)]
            if listed or review.unread:
                yield Past(*commit, listed, len(review.unread))
            moved = next((one.change for one in own if _is_move(one.change, shown)), None)
            if moved is not None and parent is not None:
                self.name = self.name.removesuffix(str(moved.after)) + str(moved.before)
                return parent
        return ""

    def _review(self, base: str, head: str) -> tuple[Review, str]:
        """Return the review of a commit, and its name for the file or folder that is followed."""
        home = self.name.rpartition("/")[0] if self.name.endswith((".yaml", ".yml")) else self.name
        home = home.removesuffix(PROJECTS_FOLDER).rstrip("/")
        chosen = compare_commits(self.repository, base, head, [home] if home else [])
        # The packs of goalc itself serve every commit; nothing else is kept from one commit for the next.
        review = compare_sides(chosen, self.session.renew(), (), date.max).review
        return review, chosen.head.shown(self.name)

    def _is_requested(self, change: Change) -> bool:
        if not self.indicators:
            return change.kind.startswith(_SHOWN)
        if len(change.path) < 3:
            return False
        if change.kind == "indicator-renamed" and change.after in self.indicators:
            self.indicators.add(change.path[2])
        return change.path[2] in self.indicators


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
