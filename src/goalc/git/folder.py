"""Folders in a commit: read from git's objects, never checked out.

In: a repository and a commit. Out: `CommitFolder`s, which stores of packs, libraries and settings read like
folders on disk. Links and submodules of the commit are not among its files.
"""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath

from goalc.git.repository import Blob, Repository
from goalc.workspace.error import WorkspaceError

_OUTSIDE = "\0"
"""Name for a folder outside of the repository; no name in git contains this character."""


@dataclass(frozen=True)
class CommitTree:
    """The regular files of a commit, listed on first use."""

    repository: Repository
    commit: str

    @cached_property
    def blobs(self) -> Mapping[str, Blob]:
        """The files by name, relative to the root."""
        found = {blob.name: blob for blob in self.repository.files(self.commit)}
        for name in found:
            _check_name(name)
        return found

    @cached_property
    def folders(self) -> Mapping[str, set[str]]:
        """The names of the entries of each folder, by its name relative to the root (empty for the root)."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for name in self.blobs:
            folder, _, own = name.rpartition("/")
            while own not in found[folder]:
                found[folder].add(own)
                if not folder:
                    break
                folder, _, own = folder.rpartition("/")
        return dict(found)

    def contents(self, names: Iterable[str], limit: int) -> dict[str, bytes]:
        """Return the bytes of those files that exist, at most `limit` + 1 of each."""
        wanted = [self.blobs[name] for name in names if name in self.blobs]
        return dict(self.repository.contents(wanted, limit))


@dataclass(frozen=True)
class CommitFolder:
    """A folder of a commit; `name` is relative to the root of the repository, empty for the root itself."""

    tree: CommitTree = field(repr=False)
    name: str

    def __post_init__(self) -> None:
        _check_name(self.name)

    @property
    def path(self) -> Path:
        return self.tree.repository.root / self.name

    def exists(self) -> bool:
        return self.name in self.tree.folders

    def at(self, path: str) -> CommitFolder:
        joined = self._join(path)
        return CommitFolder(self.tree, _OUTSIDE if joined is None else joined)

    def around(self) -> Sequence[CommitFolder]:
        """Return this folder and those above it, up to the root of the repository."""
        parts = PurePosixPath(self.name).parts
        return [CommitFolder(self.tree, "/".join(parts[:count])) for count in range(len(parts), -1, -1)]

    def names(self) -> Sequence[str]:
        return sorted(self.tree.folders.get(self.name, ()))

    def has(self, path: str) -> bool:
        return self.holds(path) and self._is_way(path) and self._join(path) in self.tree.blobs

    def holds(self, path: str) -> bool:
        joined = self._join(path)
        return joined is not None and (not self.name or f"{joined}/".startswith(f"{self.name}/"))

    def is_linked(self, name: str) -> bool:  # noqa: ARG002 - links are not among the files of a commit
        return False

    def contents(self, names: Iterable[str], limit: int) -> Mapping[str, bytes]:
        ways = (name for name in names if self._is_way(name))
        own = {joined: name for name in ways if (joined := self._join(name)) is not None}
        return {own[name]: content for name, content in self.tree.contents(own, limit).items()}

    def _is_way(self, path: str) -> bool:
        """Return False for a path that leads upwards from what is no folder, as the system does."""
        steps = path.split("/")
        above = ("/".join(steps[:number]) for number, step in enumerate(steps) if step == ".." and number)
        return all(self._join(part) in self.tree.folders for part in above)

    def _join(self, path: str) -> str | None:
        """Return a relative path as a name from the root; None if it leads out of the repository."""
        joined = posixpath.normpath(posixpath.join(self.name, path))
        if joined.startswith(("/", "../")) or joined == "..":
            return None
        return "" if joined == "." else joined


def _check_name(name: str) -> None:
    """Raise `WorkspaceError` for a name that leads out of its folder; git itself would not check it out."""
    whole = f"/{name}/"
    if "/../" in whole or "/.git/" in whole or name.startswith("/"):
        raise WorkspaceError("git.bad-name", name=name)
