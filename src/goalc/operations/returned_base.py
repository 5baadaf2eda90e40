"""The submission that an edited file was built from: in the specs of today, or in the history of git.

In: the digest that a build wrote into the file. Out: the submission as it was then and as it is now. A digest
that of a meaning: comments and the order of keys may have changed since without a difference.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from goalc.git.folder import CommitFolder, CommitTree
from goalc.git.repository import Commit, Repository
from goalc.git.revisions import name_in
from goalc.operations.session import Session
from goalc.pipeline.compile import compile_submission
from goalc.pipeline.compiled import Compiled
from goalc.pipeline.pieces import Pieces
from goalc.readers.marked import MarkedFile
from goalc.returned.printed import print_forms
from goalc.returned.unmarked import likeness, mark_by_content
from goalc.workspace.discover import SubmissionFolder
from goalc.workspace.error import WorkspaceError
from goalc.workspace.world import FolderNeighbour

_MIN_LIKENESS = 0.3
"""Minimum share of the texts of a submission that stand in a file that may be one of its forms."""
MAX_COMMITS = 300
"""Maximum number of commits of one submission that are compiled to find a digest."""


class Base(NamedTuple):
    """A submission then and now; `commit` is the one that it was found in, None for the specs of today."""

    folder: SubmissionFolder
    base: Compiled
    ours: Compiled
    commit: Commit | None


class Candidates:
    """The submissions that files may have been built from, each compiled once."""

    def __init__(self, folders: Iterable[SubmissionFolder], session: Session) -> None:
        self._session = session
        self._folders = list(folders)
        self._compiled: dict[str, Compiled | None] = {}

    def find(self, digest: str) -> Base | None:
        """Return the submission of a digest; None if no commit has it. Raises `WorkspaceError`."""
        for folder in self._folders:
            ours = self.today(folder)
            if ours is not None and digest in Pieces(ours).models:
                return Base(folder, ours, ours, None)
        for folder in self._folders:
            for commit, base in self._history(folder):
                if digest in Pieces(base).models:
                    ours = self.today(folder)
                    if ours is None:
                        raise WorkspaceError("apply.broken-specs", name=folder.name)
                    return Base(folder, base, ours, commit)
        return None

    def guess(self, file: MarkedFile) -> tuple[Base, MarkedFile] | None:
        """Return the submission whose forms a file is most like, and the file with marks by its content."""
        known = [(folder, ours) for folder in self._folders if (ours := self.today(folder)) is not None]
        scored = [(likeness(print_forms(ours), file), n) for n, (_, ours) in enumerate(known)]
        share, number = max(scored, default=(0.0, 0))
        if share < _MIN_LIKENESS:
            return None
        folder, ours = known[number]
        return Base(folder, ours, ours, None), mark_by_content(print_forms(ours), file)

    def today(self, folder: SubmissionFolder) -> Compiled | None:
        """Return a submission as it is on disk; None if it has errors."""
        if folder.name not in self._compiled:
            result, _ = self._session.compile(folder)
            self._compiled[folder.name] = result if isinstance(result, Compiled) else None
        return self._compiled[folder.name]

    def _history(self, folder: SubmissionFolder) -> Iterator[tuple[Commit, Compiled]]:
        """Yield the submission of each commit that touched its folder, the newest first."""
        repository = Repository.of(folder.folder)
        if repository is None or repository.commit_of("HEAD") is None:
            return
        name = name_in(folder.folder, repository)
        for number, commit in enumerate(repository.history("HEAD", [name])):
            if number == MAX_COMMITS:
                return
            compiled = self._compile(folder, CommitFolder(CommitTree(repository, commit.id), name))
            if compiled is not None:
                yield commit, compiled

    def _compile(self, folder: SubmissionFolder, place: CommitFolder) -> Compiled | None:
        session = self._session.renew()
        configuration = session.configurations.of(place)
        if not place.exists() or configuration.broken:
            return None
        then = FolderNeighbour(folder.name, session.world(place, configuration))
        result = compile_submission(folder.name, then.read(then.specs()), then.world)
        return result if isinstance(result, Compiled) else None
