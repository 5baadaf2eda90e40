"""Folders whose files can be read, on disk or in a commit.

Stores of packs, libraries and settings look around a submission through this protocol. `DiskFolder` is a
folder on disk; `goalc.git.folder.CommitFolder` is one in a commit, which is read without checking it out.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from goalc.workspace.error import unreadable
from goalc.workspace.nearest import nearest_home
from goalc.workspace.paths import read_bounded


class Folder(Protocol):
    """A folder. Names and paths are relative to it, with forward slashes. Equal objects are one folder."""

    @property
    def path(self) -> Path:
        """The path on disk, or the one it would have if its commit were checked out."""

    def exists(self) -> bool:
        """Return True if the folder exists."""

    def at(self, path: str) -> Folder:
        """Return the folder at a relative path, which may lead upwards and need not exist."""

    def around(self) -> Sequence[Folder]:
        """Return this folder and those above it that apply to specs in it, the nearest first."""

    def names(self) -> Sequence[str]:
        """Return the names of its entries, sorted; raises `WorkspaceError`."""

    def has(self, path: str) -> bool:
        """Return True if a path is a file, and no link in it leads out of the folder."""

    def holds(self, path: str) -> bool:
        """Return True if a relative path stays inside the folder."""

    def is_linked(self, name: str) -> bool:
        """Return True if an entry is a link that leads out of the folder, or nowhere."""

    def contents(self, names: Iterable[str], limit: int) -> Mapping[str, bytes]:
        """Return the bytes of those files that exist, at most `limit` + 1 of each."""


@dataclass(frozen=True)
class DiskFolder:
    """A folder on disk; `path` is absolute and free of links."""

    path: Path

    @classmethod
    def of(cls, path: Path) -> DiskFolder:
        """Return the folder that a path leads to."""
        return cls(path.resolve())

    def exists(self) -> bool:
        return _holds_true(self.path.is_dir)

    def at(self, path: str) -> DiskFolder:
        try:
            return DiskFolder.of(self.path / path)
        except (OSError, ValueError):
            return DiskFolder(self.path / path)

    def around(self) -> Sequence[DiskFolder]:
        """Return the folders up to the root of the repository.

        Outside of a repository, return those up to the nearest `goalc.toml`; without one, up to the current
        folder, or else this folder and its parent: folders farther up may belong to anybody.
        """
        above = [self.path, *self.path.parents]
        for count, place in enumerate(above, 1):
            if (place / ".git").exists():
                return [DiskFolder(one) for one in above[:count]]
        here = nearest_home(self.path) or Path.cwd()
        return [DiskFolder(one) for one in (above[: above.index(here) + 1] if here in above else above[:2])]

    def names(self) -> Sequence[str]:
        try:
            return sorted(os.listdir(self.path))  # noqa: PTH208 - names alone
        except OSError as error:
            raise unreadable(self.path, error) from error

    def has(self, path: str) -> bool:
        place = self.path / path
        return _holds_true(place.is_file) and self.holds(path)

    def holds(self, path: str) -> bool:
        return _holds_true(lambda: (self.path / path).resolve().is_relative_to(self.path))

    def is_linked(self, name: str) -> bool:
        place = self.path / name
        return place.is_symlink() and not (place.is_file() and self.holds(name))

    def contents(self, names: Iterable[str], limit: int) -> Mapping[str, bytes]:
        return {name: read_bounded(self.path / name, limit) for name in names if self.has(name)}


def _holds_true(test: Callable[[], bool]) -> bool:
    """Return the result of a test of a path; False for a path that the system cannot have."""
    try:
        return test()
    except (OSError, ValueError):
        return False
