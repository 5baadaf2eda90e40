"""What a user calls the sides of a comparison → the two sides, and the files that differ.

In: words, each a revision, `A...B`, `A..B`, or a path; paths that limit it. Out: a `Chosen`. Leading words
that are revisions are the sides, the second the work tree where there is only one, and both HEAD and the work
tree where there is none; two paths alone are the sides themselves; other paths limit what is compared.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from goalc.diff.review import Side
from goalc.git.repository import EMPTY_TREE, Repository
from goalc.git.sides import CommitSide, FolderSide, Source
from goalc.git.touched import touched
from goalc.messages.catalogue import say
from goalc.pipeline.read import SUBMISSION_FILE
from goalc.workspace.discover import discover
from goalc.workspace.error import WorkspaceError

_SHORT = 10
"""So many digits of a commit's id are shown."""


class Chosen(NamedTuple):
    """Two sides, the names of files that differ by the folder of their submission, and the repository.

    `commit` is the one that the changes lead to; None for the work tree and for folders. `limited`: other
    files of these submissions may differ too.
    """

    base: Source
    head: Source
    files: dict[str, set[str]]
    repository: Repository | None = None
    commit: str | None = None
    limited: bool = False


def choose(words: Sequence[str], limits: Sequence[Path], shelf: Path) -> Chosen:
    """The sides; `shelf` is a temporary folder. Raises `WorkspaceError`."""
    repository = Repository.of(_home([*map(Path, words), *limits]))
    revisions, paths = _told_apart(list(words), repository)
    if not revisions and len(paths) == 2 and not limits:
        return _of_paths(paths[0], paths[1])
    if repository is None:
        raise WorkspaceError("git.none", name=next(iter([*paths, *limits]), Path()))
    limits = [*paths, *limits]
    for path in limits:
        if not path.resolve().is_relative_to(repository.root.resolve()):
            raise WorkspaceError("git.outside", name=path)
    base, head = _commits(revisions, repository)
    return _of_commits(repository, base, head, [name_in(path, repository) for path in limits], shelf)


class _Named(NamedTuple):
    """A commit as the user named it; no id is the work tree."""

    label: str
    id: str | None

    @property
    def shown(self) -> str:
        """The name, an id short."""
        return self.label[:_SHORT] if self.label == self.id else self.label


def _told_apart(words: list[str], repository: Repository | None) -> tuple[list[str], list[Path]]:
    """Leading revisions, at most two, and paths."""
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


def _commits(revisions: Sequence[str], repository: Repository) -> tuple[_Named, _Named]:
    here = _Named(say("diff.work-tree"), None)
    if not revisions:
        # Before the first commit everything is new.
        return _Named("HEAD", repository.commit_of("HEAD") or EMPTY_TREE), here
    first = revisions[0]
    if ".." not in first:
        other = _Named(revisions[1], _id(revisions[1], repository)) if len(revisions) > 1 else here
        return _Named(first, _id(first, repository)), other
    three = "..." in first
    left, right = (part or "HEAD" for part in first.split("..." if three else ".."))
    base, head = _id(left, repository), _id(right, repository)
    if three:
        common = repository.merge_base(base, head)
        if common is None:
            key = "git.shallow-base" if repository.is_shallow else "git.unrelated"
            raise WorkspaceError(key, name=left, other=right)
        base = common
    return _Named(left, base), _Named(right, head)


def _id(revision: str, repository: Repository) -> str:
    found = repository.commit_of(revision)
    assert found is not None, revision  # noqa: S101 - looked up before
    return found


def of_commits(
    repository: Repository, base: str, head: str | None, limits: Sequence[str], shelf: Path
) -> Chosen:
    """Two commits by id, or a commit and the work tree; `limits` are names from the root."""
    return _of_commits(
        repository, _Named(base, base), _Named(head or say("diff.work-tree"), head), limits, shelf
    )


def _of_commits(
    repository: Repository, base: _Named, head: _Named, limits: Sequence[str], shelf: Path
) -> Chosen:
    assert base.id is not None, "the base is a commit"  # noqa: S101
    one: Source = CommitSide("base", base.shown, repository, base.id, shelf / "base")
    other: Source = (
        FolderSide("head", head.label, repository.root)
        if head.id is None
        else CommitSide("head", head.shown, repository, head.id, shelf / "head")
    )
    differing = repository.differing(base.id, head.id)
    files = touched(differing, one, other)
    for limit in limits:
        if not any(_holds(side, limit) for side in (one, other)):
            raise WorkspaceError("io.missing", name=limit)
    return Chosen(one, other, _limited(files, limits), repository, head.id, bool(limits))


def _holds(side: Source, limit: str) -> bool:
    """Whether a side has a file or a folder of this name."""
    if isinstance(side, FolderSide):
        return (side.root / limit).exists()
    return limit == "." or any(name == limit or name.startswith(f"{limit}/") for name in side.names())


def _limited(files: dict[str, set[str]], limits: Sequence[str]) -> dict[str, set[str]]:
    """Only what lies at or below one of the names."""
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
    """Two folders, or two files, that are the sides themselves."""
    base, head = _folder_side("base", one), _folder_side("head", other)
    names = sorted({*base.names(), *head.names()})
    before, after = base.contents(names), head.contents(names)
    # A reference may resolve to another text although the file is the same.
    differing = [
        name
        for name in names
        if before.get(name) != after.get(name) or "引用".encode() in before.get(name, b"")
    ]
    return Chosen(base, head, touched(differing, base, head))


def _folder_side(side: Side, path: Path) -> FolderSide:
    if path.is_dir():
        return FolderSide(side, path.as_posix(), path)
    folder = discover([path])[0]
    only = folder.selected or frozenset({SUBMISSION_FILE})
    return FolderSide(side, path.as_posix(), folder.folder, only | {SUBMISSION_FILE})


def _home(paths: Sequence[Path]) -> Path:
    """A folder in the repository that is meant: that of the first path there is, else here."""
    for path in paths:
        if path.exists():
            return path if path.is_dir() else path.parent
    return Path()


def name_in(path: Path, repository: Repository) -> str:
    """A path's name from the root of the repository."""
    return Path(os.path.relpath(path.resolve(), repository.root.resolve())).as_posix()
