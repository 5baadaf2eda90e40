"""Folders whose files can be read, wherever they are kept.

Stores of packs, libraries and settings look around a submission through this protocol. `DiskFolder` is a
folder on disk; `goalc.git.folder.CommitFolder` is one in a commit, which is never checked out to be read.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from goalc.workspace.error import unreadable
from goalc.workspace.paths import read_bounded


class Folder(Protocol):
    """A folder. Names and paths are relative to it, with forward slashes. Equal folders are one place."""

    @property
    def path(self) -> Path:
        """Where it lies on disk, or would lie if its commit were checked out."""

    def exists(self) -> bool:
        """Return True if there is such a folder."""

    def at(self, path: str) -> Folder:
        """Return the folder at a relative path, which may lead upwards and need not exist."""

    def around(self) -> Sequence[Folder]:
        """Return this folder and those above it that count for specs in it, the nearest first."""

    def names(self) -> Sequence[str]:
        """Return the names of what lies in it, sorted; raises `WorkspaceError`."""

    def has(self, path: str) -> bool:
        """Return True if a file is there and no link leads out of the folder."""

    def holds(self, path: str) -> bool:
        """Return True if a relative path stays inside the folder."""

    def is_linked(self, name: str) -> bool:
        """Return True if what is named is a link that leads out of the folder, or nowhere."""

    def contents(self, names: Iterable[str], limit: int) -> Mapping[str, bytes]:
        """Return the bytes of files that are there, each at most one more than `limit`."""


@dataclass(frozen=True)
class DiskFolder:
    """A folder on disk; `path` is whole and free of links."""

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
        """Up to the root of the repository, or to where the user stands; a folder above may be anybody's."""
        above = [self.path, *self.path.parents]
        for count, place in enumerate(above, 1):
            if (place / ".git").exists():
                return [DiskFolder(one) for one in above[:count]]
        here = Path.cwd()
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


def _holds_true(test: object) -> bool:
    """Return the answer of a test of a path; False for a path that no system can have."""
    try:
        return bool(test())  # type: ignore[operator]  # a test without arguments
    except (OSError, ValueError):
        return False
