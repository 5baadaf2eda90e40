"""Limit the submissions on disk to what has changed since a revision.

In: a revision, and the paths that a command is about. Out: `Changed`, which narrows a submission to its
changed files, or to all of them if its cover, a file that was removed, or something around it (settings, a
baseline, a library, a pack) is among the changes. Files that git does not know yet count, and specs that it
is told to ignore: they are read all the same.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path, PurePosixPath

from goalc.git.folder import CommitTree
from goalc.git.repository import Repository
from goalc.git.revisions import name_in, parted
from goalc.git.stage_files import target_in
from goalc.git.touched import surrounded_folder
from goalc.model.forms import APPROVALS_FILE, DEPARTMENT, PROJECT, SUBMISSION
from goalc.syntax.limits import MAX_BYTES
from goalc.workspace.discover import SubmissionFolder
from goalc.workspace.error import WorkspaceError
from goalc.workspace.paths import read_bounded
from goalc.workspace.spec_files import may_be_spec


@dataclass(frozen=True)
class Changed:
    """The names of changed files, relative to the root of a repository."""

    repository: Repository
    names: tuple[str, ...]

    def narrow(self, folder: SubmissionFolder, around: Iterable[Path] = ()) -> SubmissionFolder | None:
        """Return a submission with its changed files as those that were named; None if none changed.

        `around`: files and folders beside the usual ones that apply to it.
        """
        own = self._files_of(folder) | self._stage_files_of(folder)
        if self._is_surrounded(folder, around) or SUBMISSION.place in own:
            return folder
        if any(not (folder.folder / name).exists() for name in own):
            # Without the file, the sums and lists of the other forms may be wrong.
            return folder
        named = frozenset(name for name in own if folder.selected is None or name in folder.selected)
        return replace(folder, named=named) if named else None

    def narrow_strictly(self, folder: SubmissionFolder) -> SubmissionFolder | None:
        """Return a submission with exactly its changed files as those that were named; None for none."""
        own = {name for name in self._files_of(folder) if (folder.folder / name).exists()}
        named = frozenset(name for name in own if folder.may_rewrite(name))
        return replace(folder, named=named) if named else None

    def has(self, path: Path) -> bool:
        """Return True if a file changed, or one in a folder."""
        home = _beginning(path, self.repository)
        return any(f"{name}/".startswith(home) for name in self.names)

    def _files_of(self, folder: SubmissionFolder) -> set[str]:
        """Return the names in a submission's folder of its files that changed, also those that are gone."""
        home = _beginning(folder.folder, self.repository)
        own = {name[len(home) :] for name in self.names if name.startswith(home)}
        return {name for name in own if name != APPROVALS_FILE and may_be_spec(folder.folder, name)}

    def _stage_files_of(self, folder: SubmissionFolder) -> set[str]:
        """Return the names of a later stage's forms whose targets changed; that of its cover for all."""
        target = self._target(folder.folder / SUBMISSION.place)
        if target is None:
            return set()
        home = _beginning(target, self.repository)
        changed = {name for name in self.names if name.startswith(home)}
        if f"{home}{SUBMISSION.place}" in changed:
            return {SUBMISSION.place}
        forms = (folder.folder.glob(place) for place in (DEPARTMENT.place, PROJECT.place)) if changed else ()
        found = {form: self._target(form) for some in forms for form in some}
        return {
            form.relative_to(folder.folder).as_posix()
            for form, path in found.items()
            if path is not None and name_in(path, self.repository) in changed
        }

    def _target(self, file: Path) -> Path | None:
        """Return the path that a file names as its target; None for a file that names none."""
        path = target_in(read_bounded(file, MAX_BYTES)) if file.is_file() else ""
        return file.parent / path if path else None

    def _is_surrounded(self, folder: SubmissionFolder, around: Iterable[Path]) -> bool:
        home = _beginning(folder.folder, self.repository)
        owners = {surrounded_folder(PurePosixPath(name)) for name in self.names}
        inside = any(home.startswith(f"{owner}/" if owner else "") for owner in owners if owner is not None)
        return inside or any(self.has(path) for path in around)


def find_changed(revision: str, paths: Sequence[Path]) -> Changed:
    """Return the files on disk that differ from where HEAD parted from a revision.

    Raises `WorkspaceError` for an unknown revision, and for paths outside of the repository.
    """
    first = next(iter(paths), Path())
    repository = Repository.of(first if first.is_dir() else first.parent)
    if repository is None:
        raise WorkspaceError("git.none", name=first)
    for path in paths:
        if not path.resolve().is_relative_to(repository.root.resolve()):
            raise WorkspaceError("git.outside", name=path)
    base = parted(revision, repository)
    names = repository.differing(base, None)
    changed = _without_rewritten(CommitTree(repository, base), names)
    return Changed(repository, (*changed, *_ignored_specs(repository, paths)))


def _ignored_specs(repository: Repository, paths: Sequence[Path]) -> Iterator[str]:
    """Yield the names of files in submissions that git ignores; it cannot tell whether they changed."""

    @cache
    def is_submission(folder: PurePosixPath) -> bool:
        return (repository.root / folder / SUBMISSION.place).is_file()

    for name in repository.ignored([name_in(path, repository) for path in paths]):
        path = PurePosixPath(name)
        home = next((folder for folder in path.parents if is_submission(folder)), None)
        if home is not None and may_be_spec(repository.root / home, path.relative_to(home).as_posix()):
            yield name


def _without_rewritten(earlier: CommitTree, names: Sequence[str]) -> Iterator[str]:
    """Yield the names of files with other bytes; git also lists those that were only written again."""
    for name in names:
        path, blob = earlier.repository.root / name, earlier.blobs.get(name)
        if blob is None or path.is_symlink() or not path.is_file() or _blob_id(path, blob.id) != blob.id:
            yield name


def _blob_id(path: Path, like: str) -> str:
    """Return the id that git gives to the bytes of a file, made like another id; "" for one not read."""
    try:
        content = path.read_bytes()
    except OSError:
        return ""
    kind = "sha1" if len(like) == 40 else "sha256"
    return hashlib.new(kind, b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


def _beginning(path: Path, repository: Repository) -> str:
    """Return the beginning of the names of all files at or below a path."""
    name = name_in(path, repository)
    return "" if name == "." else f"{name}/"
