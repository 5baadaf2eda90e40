"""The history of a spec → what changed of its targets, commit by commit, the newest first.

In: a path in a repository, an indicator's name or none. Out: commits with their changes. A form is followed
to the files that it was moved from, an indicator to the names that it had.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from goalc.diff.change import Change
from goalc.diff.review import Past, Review
from goalc.git.repository import EMPTY_TREE, Repository
from goalc.git.revisions import name_in, of_commits
from goalc.operations.comparison import Comparing
from goalc.operations.session import Session
from goalc.pipeline.read import PROJECTS_FOLDER
from goalc.workspace.error import WorkspaceError

_SHOWN = ("target-", "indicator-", "formula-", "money-", "form-", "submission-")


@dataclass
class Trace:
    """One history being followed: `name` is the file or folder, `indicators` the names that it has had."""

    repository: Repository
    session: Session
    shelf: Path
    name: str
    indicators: set[str]

    def entries(self) -> Iterator[Past]:
        """The commits that changed what is followed."""
        revision = "HEAD"
        while revision:
            revision = yield from self._until_moved(revision)

    def _until_moved(self, revision: str) -> Generator[Past, None, str]:
        """The entries up to the commit that moved the file here; the commit before that, if there is one."""
        for commit in self.repository.history(revision, [self.name]):
            parent = self.repository.commit_of(f"{commit.id}^")
            review, shown = self._review(parent or EMPTY_TREE, commit.id)
            own = [one for one in review.changes if _is_of(one.change, shown)]
            listed = [one for one in own if self._is_asked(one.change)]
            if listed or review.unread:
                yield Past(*commit, listed, len(review.unread))
            moved = next((one.change for one in own if _is_move(one.change, shown)), None)
            if moved is not None and parent is not None:
                self.name = self.name.removesuffix(str(moved.after)) + str(moved.before)
                return parent
        return ""

    def _review(self, base: str, head: str) -> tuple[Review, str]:
        """The review of a commit, and what it calls the file or folder that is followed."""
        home = self.name.rpartition("/")[0] if self.name.endswith((".yaml", ".yml")) else self.name
        home = home.removesuffix(PROJECTS_FOLDER).rstrip("/")
        chosen = of_commits(self.repository, base, head, [home] if home else [], self.shelf / head)
        review = Comparing(chosen, self.session).result((), date.max).review
        return review, chosen.head.shown(self.name)

    def _is_asked(self, change: Change) -> bool:
        if not self.indicators:
            return change.kind.startswith(_SHOWN)
        if len(change.path) < 3:
            return False
        if change.kind == "indicator-renamed" and change.after in self.indicators:
            self.indicators.add(change.path[2])
        return change.path[2] in self.indicators


def trace(path: Path, indicator: str, packs: Sequence[Path], shelf: Path) -> Iterator[Past]:
    """The history of a path; raises `WorkspaceError`."""
    if not path.exists():
        raise WorkspaceError("io.missing", name=path)
    repository = Repository.of(path if path.is_dir() else path.parent)
    if repository is None:
        raise WorkspaceError("git.none", name=path)
    if repository.commit_of("HEAD") is None:
        return iter(())
    names = {indicator} if indicator else set()
    return Trace(repository, Session(packs), shelf, name_in(path, repository), names).entries()


def _is_move(change: Change, shown: str) -> bool:
    """Whether a form came to the file that is followed."""
    return change.kind == "form-moved" and change.head is not None and change.head.file == shown


def _is_of(change: Change, shown: str) -> bool:
    """Whether a change is of a file, or of one in a folder."""
    files = [origin.file for origin in (change.head, change.base) if origin is not None]
    if change.kind.startswith("submission-"):
        # With a submission comes, or goes, all that is in it.
        return any(_lies_in(file, shown) or _lies_in(shown, file.rpartition("/")[0]) for file in files)
    return any(_lies_in(file, shown) for file in files)


def _lies_in(file: str, folder: str) -> bool:
    return folder in {".", file} or file.startswith(f"{folder}/")
