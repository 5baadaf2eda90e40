"""The sides of a comparison: a commit or a folder on disk, as a set of files that can be read.

In: a repository and a commit, or a folder. Out: names of files relative to the side's root, their bytes, and
any folder of it, in which a `World` finds what lies around its specs (packs, libraries, configuration).
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from goalc.changes.review import Side
from goalc.git.folder import CommitFolder, CommitTree
from goalc.syntax.limits import MAX_BYTES
from goalc.workspace.configuration import PROJECT_FILE
from goalc.workspace.folder import DiskFolder, Folder
from goalc.workspace.libraries import LIBRARY_FOLDER
from goalc.workspace.nearest import CONFIG_FILE
from goalc.workspace.packs import PACKS_FOLDER
from goalc.workspace.paths import print_path, read_bounded

SURROUNDING_FOLDERS = frozenset({LIBRARY_FOLDER, PACKS_FOLDER})
SURROUNDING_FILES = frozenset({CONFIG_FILE, PROJECT_FILE})
_YAML = re.compile(r".+\.ya?ml", re.IGNORECASE)


class SideFiles(Protocol):
    """The files of one side. Names are relative to its root, with forward slashes.

    `label` is the name that the user gave the side, empty for the work tree.
    """

    @property
    def side(self) -> Side: ...
    @property
    def label(self) -> str: ...

    def names(self) -> Iterable[str]:
        """Yield the names of all files that may be specs."""

    def has(self, name: str) -> bool:
        """Return True if there is such a file."""

    def contents(self, names: Iterable[str]) -> dict[str, bytes]:
        """Return the bytes of those files that exist, at most `MAX_BYTES` + 1 of each."""

    def folder(self, name: str) -> Folder:
        """Return a folder of this side; raises `WorkspaceError` for a name that leads out of it."""

    def shown(self, name: str) -> str:
        """Return the name of a file or folder as messages print it."""


@dataclass(frozen=True)
class FolderSide:
    """The files on disk below `root`; `only` limits them to these names, None to none."""

    side: Side
    label: str
    root: Path
    only: frozenset[str] | None = None

    def names(self) -> Iterator[str]:
        """Yield the files that are named like specs."""
        if self.only is not None:
            yield from self.only
            return
        for root, folders, files in os.walk(self.root):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            below = Path(root).relative_to(self.root)
            yield from ((below / name).as_posix() for name in sorted(files) if _YAML.fullmatch(name))

    def has(self, name: str) -> bool:
        return DiskFolder.of(self.root).has(name)

    def contents(self, names: Iterable[str]) -> dict[str, bytes]:
        return {name: read_bounded(self.root / name, MAX_BYTES) for name in names if self.has(name)}

    def folder(self, name: str) -> Folder:
        return DiskFolder.of(self.root / name)

    def shown(self, name: str) -> str:
        return print_path(self.root / name)


@dataclass(frozen=True)
class CommitSide:
    """The files of a commit."""

    side: Side
    label: str
    tree: CommitTree

    def names(self) -> Iterable[str]:
        return self.tree.blobs

    def has(self, name: str) -> bool:
        return name in self.tree.blobs

    def contents(self, names: Iterable[str]) -> dict[str, bytes]:
        return self.tree.contents(names, MAX_BYTES)

    def folder(self, name: str) -> Folder:
        return CommitFolder(self.tree, name)

    def shown(self, name: str) -> str:
        return print_path(self.tree.repository.root / name)
