"""The two sides of a comparison: a commit, or a folder on disk, each a set of files that can be read.

In: a repository and a commit, or a folder. Out: names of files from the side's root, their bytes, and a
folder on disk whose surroundings (packs, libraries, configuration) are those of the side.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Protocol

from goalc.diff.review import Side
from goalc.git.repository import Blob, Repository
from goalc.syntax.limits import MAX_BYTES
from goalc.workspace.configuration import CONFIG_FILE, PROJECT_FILE
from goalc.workspace.error import WorkspaceError
from goalc.workspace.libraries import LIBRARY_FOLDER
from goalc.workspace.packs import PACKS_FOLDER
from goalc.workspace.spec_files import read

SURROUNDING_FOLDERS = frozenset({LIBRARY_FOLDER, PACKS_FOLDER})
SURROUNDING_FILES = frozenset({CONFIG_FILE, PROJECT_FILE})
_YAML = re.compile(r".+\.ya?ml", re.IGNORECASE)


class Source(Protocol):
    """One side. Names are with forward slashes, from its root."""

    side: Side
    label: str

    def names(self) -> Iterable[str]:
        """All its files."""

    def has(self, name: str) -> bool:
        """Whether there is such a file."""

    def contents(self, names: Iterable[str]) -> dict[str, bytes]:
        """The bytes of those files that are there, one more than the limit at most."""

    def place(self, folder: str) -> Path:
        """A folder on disk with the surroundings of a folder of this side."""

    def shown(self, folder: str) -> str:
        """A folder as messages name it."""

    def known(self, file: str) -> str:
        """A file around the specs, as messages name it, by the name under which it was read."""


@dataclass
class FolderSide:
    """Files on disk below `root`; `only` are those that count, all if None."""

    side: Side
    label: str
    root: Path
    only: frozenset[str] | None = None

    def names(self) -> Iterator[str]:
        """The files that are named like specs."""
        if self.only is not None:
            yield from self.only
            return
        for root, folders, files in os.walk(self.root):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            below = Path(root).relative_to(self.root)
            yield from ((below / name).as_posix() for name in sorted(files) if _YAML.fullmatch(name))

    def has(self, name: str) -> bool:
        path = self.root / name
        return path.is_file() and path.resolve().is_relative_to(self.root.resolve())

    def contents(self, names: Iterable[str]) -> dict[str, bytes]:
        return {name: read(self.root / name) for name in names if self.has(name)}

    def place(self, folder: str) -> Path:
        return self.root / folder

    def shown(self, folder: str) -> str:
        return _shown(self.root / folder)

    def known(self, file: str) -> str:
        return file


@dataclass
class CommitSide:
    """The tree of a commit. What lies around its specs is written to `shelf`, a temporary folder."""

    side: Side
    label: str
    repository: Repository
    commit: str
    shelf: Path
    _around: set[str] = field(default_factory=set)

    @cached_property
    def blobs(self) -> Mapping[str, Blob]:
        """Its files by name."""
        return {blob.name: blob for blob in self.repository.files(self.commit)}

    def names(self) -> Iterable[str]:
        return self.blobs

    def has(self, name: str) -> bool:
        return name in self.blobs

    def contents(self, names: Iterable[str]) -> dict[str, bytes]:
        wanted = [self.blobs[name] for name in names if name in self.blobs]
        return dict(self.repository.contents(wanted, MAX_BYTES))

    def place(self, folder: str) -> Path:
        home = _inside(self.shelf, folder)
        if folder not in self._around:
            self._around.add(folder)
            home.mkdir(parents=True, exist_ok=True)
            # What goalc looks for around a folder ends at the root of a repository.
            (self.shelf / ".git").mkdir(exist_ok=True)
            self._write(self._surroundings(folder))
        return home

    def shown(self, folder: str) -> str:
        return _shown(self.repository.root / folder)

    def known(self, file: str) -> str:
        shelf, place = self.shelf.resolve(), Path(file).resolve()
        return self.shown(place.relative_to(shelf).as_posix()) if place.is_relative_to(shelf) else file

    def _surroundings(self, folder: str) -> list[str]:
        """The files around a folder that count for the specs in it."""
        above = ["", *(f"{place}/" for place in _above(folder))]
        settings = [name for place in above for name in (place + CONFIG_FILE, place + PROJECT_FILE)]
        settings = [name for name in settings if name in self.blobs]
        folders = [f"{place}{name}/" for place in above for name in sorted(SURROUNDING_FOLDERS)]
        for name, content in self.contents(settings).items():
            folders += _named(name, content)
        listed = tuple(dict.fromkeys(folders))
        files = {place.rstrip("/") for place in listed}
        return [*settings, *(name for name in self.blobs if name.startswith(listed) or name in files)]

    def _write(self, names: Iterable[str]) -> None:
        missing = [name for name in names if not _inside(self.shelf, name).exists()]
        for name, content in self.contents(missing).items():
            target = _inside(self.shelf, name)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)


def _named(name: str, content: bytes) -> Iterator[str]:
    """The places that a configuration names; what is wrong with it is said where it is read."""
    try:
        data = tomllib.loads(content.decode())
        data = data if name.endswith(CONFIG_FILE) else data["tool"]["goalc"]
        places = [*data.get("packs", ()), *data.get("words", ())]
    except (ValueError, KeyError, TypeError, AttributeError):
        return
    home = name.rpartition("/")[0]
    for place in places:
        if isinstance(place, str):
            yield os.path.normpath(f"{home}/{place}" if home else place).replace(os.sep, "/") + "/"


def _above(folder: str) -> list[str]:
    """A folder and those above it, but for the root."""
    parts = PurePosixPath(folder).parts
    return ["/".join(parts[:count]) for count in range(1, len(parts) + 1)]


def _inside(root: Path, name: str) -> Path:
    """A place below a folder; raises `WorkspaceError` for a name that git itself would not check out."""
    parts = PurePosixPath(name).parts
    if ".." in parts or ".git" in parts or name.startswith("/"):
        raise WorkspaceError("git.bad-name", name=name)
    return root.joinpath(*parts)


def _shown(path: Path) -> str:
    """A path as messages print it: from where the user stands."""
    return Path(os.path.relpath(path)).as_posix()
