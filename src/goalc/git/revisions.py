"""The words that a user gives for a comparison → its two sides, and the files that differ.

In: words, each a revision, `A...B`, `A..B`, or a path; further paths as limits. Out: a `Chosen`. Leading
words that are revisions name the sides. With one revision, the other side is the work tree; with none, HEAD
is compared with the work tree. Two paths alone are the sides themselves; any other paths limit the
comparison.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from goalc.changes.review import WORK_TREE, Side
from goalc.git.folder import CommitTree
from goalc.git.repository import EMPTY_TREE, Repository
from goalc.git.sides import CommitSide, FolderSide, SideFiles
from goalc.git.touched import touched_files
from goalc.model.forms import SUBMISSION
from goalc.workspace.discover import discover
from goalc.workspace.error import WorkspaceError

_SHOWN_DIGITS = 10
"""Number of digits of a commit's id that messages show."""


class Chosen(NamedTuple):
    """Two sides, the differing files by the folder of their submission, and the repository.

    `commit` is the id of the head's commit; None for the work tree and for folders. `limited` is True if
    other files of these submissions may differ too.
    """

    base: SideFiles
    head: SideFiles
    files: dict[str, set[str]]
    repository: Repository | None = None
    commit: str | None = None
    limited: bool = False


def choose(words: Sequence[str], limits: Sequence[Path]) -> Chosen:
    """Return the sides and the differing files; raises `WorkspaceError`."""
    repository = Repository.of(_home([*map(Path, words), *limits]))
    revisions, paths = _split(list(words), repository)
    if not revisions and len(paths) == 2 and not limits:
        return _of_paths(paths[0], paths[1])
    if repository is None:
        raise WorkspaceError("git.none", name=next(iter([*paths, *limits]), Path()))
    limits = [*paths, *limits]
    for path in limits:
        if not path.resolve().is_relative_to(repository.root.resolve()):
            raise WorkspaceError("git.outside", name=path)
    base, head = _commits(revisions, repository)
    return _of_commits(repository, base, head, [name_in(path, repository) for path in limits])


class _Commit(NamedTuple):
    """A commit and the name that the user gave it."""

    label: str
    id: str

    @property
    def shown(self) -> str:
        """The label; a full id is shortened."""
        return self.label[:_SHOWN_DIGITS] if self.label == self.id else self.label


def _split(words: list[str], repository: Repository | None) -> tuple[list[str], list[Path]]:
    """Return the leading revisions, at most two, and the paths; raises `WorkspaceError`."""
    revisions: list[str] = []
    while words and len(revisions) < 2 and repository is not None and _is_revision(words[0], repository):
        if Path(words[0]).exists():
            raise WorkspaceError("git.ambiguous", name=words[0])
        revisions.append(words.pop(0))
        if ".." in revisions[-1]:
            break
    for word in words:
        if not Path(word).exists() and not Path(word).is_symlink() and not revisions:
            shallow = repository is not None and repository.is_shallow
            raise WorkspaceError("git.shallow" if shallow else "git.unknown", name=word)
    return revisions, [Path(word) for word in words]


def _is_revision(word: str, repository: Repository) -> bool:
    parts = word.replace("...", "..").split("..") if ".." in word else [word]
    return len(parts) <= 2 and all(repository.commit_of(part or "HEAD") for part in parts)


def _commits(revisions: Sequence[str], repository: Repository) -> tuple[_Commit, _Commit | None]:
    """Return the base, and the head or None for the work tree."""
    if not revisions:
        # Before the first commit, every file is new.
        return _Commit("HEAD", repository.commit_of("HEAD") or EMPTY_TREE), None
    first = revisions[0]
    if ".." not in first:
        base, *others = (_Commit(name, _id(name, repository)) for name in revisions)
        return base, others[0] if others else None
    three = "..." in first
    left, right = (part or "HEAD" for part in first.split("..." if three else ".."))
    one, other = _id(left, repository), _id(right, repository)
    if not three:
        return _Commit(left, one), _Commit(right, other)
    common = _merge_base(repository, (left, one), (right, other))
    return _Commit(left, common), _Commit(right, other)


def parted(revision: str, repository: Repository) -> str:
    """Return the commit where HEAD parted from a revision; raises `WorkspaceError`."""
    found = repository.commit_of(revision)
    if found is None:
        raise WorkspaceError("git.shallow" if repository.is_shallow else "git.unknown", name=revision)
    return _merge_base(repository, (revision, found), ("HEAD", _id("HEAD", repository)))


def _merge_base(repository: Repository, one: tuple[str, str], other: tuple[str, str]) -> str:
    """Return the common ancestor of two commits, each with its name; raises `WorkspaceError`."""
    common = repository.merge_base(one[1], other[1])
    if common is None:
        key = "git.shallow-base" if repository.is_shallow else "git.unrelated"
        raise WorkspaceError(key, name=one[0], other=other[0])
    return common


def _id(revision: str, repository: Repository) -> str:
    found = repository.commit_of(revision)
    if found is None:
        raise WorkspaceError("git.unknown", name=revision)
    return found


def compare_commits(repository: Repository, base: str, head: str, limits: Sequence[str]) -> Chosen:
    """Return two commits as the sides; `limits` are names relative to the root."""
    return _of_commits(repository, _Commit(base, base), _Commit(head, head), limits)


def _of_commits(repository: Repository, base: _Commit, head: _Commit | None, limits: Sequence[str]) -> Chosen:
    one: SideFiles = CommitSide("base", base.shown, CommitTree(repository, base.id))
    other: SideFiles = (
        FolderSide("head", WORK_TREE, repository.root)
        if head is None
        else CommitSide("head", head.shown, CommitTree(repository, head.id))
    )
    commit = None if head is None else head.id
    differing = repository.differing(base.id, commit)
    files = touched_files(differing, one, other)
    for limit in limits:
        if not any(_holds(side, limit) for side in (one, other)):
            raise WorkspaceError("io.missing", name=limit)
    return Chosen(one, other, _limit(files, limits), repository, commit, bool(limits))


def _holds(side: SideFiles, limit: str) -> bool:
    """Return True if a side has a file or a folder of this name."""
    if isinstance(side, FolderSide):
        return (side.root / limit).exists()
    return limit == "." or any(name == limit or name.startswith(f"{limit}/") for name in side.names())


def _limit(files: dict[str, set[str]], limits: Sequence[str]) -> dict[str, set[str]]:
    """Return only the files at or below one of the names."""
    if not limits or "." in limits:
        return files
    found = {}
    for folder, names in files.items():
        paths = {name: f"{folder}/{name}" if folder else name for name in names}
        kept = {
            name
            for name, path in paths.items()
            if any(path == limit or path.startswith(f"{limit}/") for limit in limits)
        }
        if kept:
            found[folder] = kept
    return found


def _of_paths(one: Path, other: Path) -> Chosen:
    """Return two folders, or two files, as the sides themselves."""
    base, head = _folder_side("base", one), _folder_side("head", other)
    names = sorted({*base.names(), *head.names()})
    before, after = base.contents(names), head.contents(names)
    # A reference may resolve to a different text although the file itself is the same.
    differing = [
        name
        for name in names
        if before.get(name) != after.get(name) or "引用".encode() in before.get(name, b"")
    ]
    return Chosen(base, head, touched_files(differing, base, head))


def _folder_side(side: Side, path: Path) -> FolderSide:
    if path.is_dir():
        return FolderSide(side, path.as_posix(), path)
    folder = discover([path])[0]
    only = folder.selected or frozenset({SUBMISSION.place})
    return FolderSide(side, path.as_posix(), folder.folder, only | {SUBMISSION.place})


def _home(paths: Sequence[Path]) -> Path:
    """Return the folder that selects the repository: that of the first existing path, else this one."""
    for path in paths:
        if path.exists():
            return path if path.is_dir() else path.parent
    return Path()


def name_in(path: Path, repository: Repository) -> str:
    """Return the name of a path relative to the root of the repository."""
    return Path(os.path.relpath(path.resolve(), repository.root.resolve())).as_posix()
