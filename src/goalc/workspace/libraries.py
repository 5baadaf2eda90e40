"""Libraries of indicators on disk: the folders `library` beside the specs and above them.

In: the folder of a submission. Out: the library of each folder around it, the nearest first, read once. Links
that lead out of a folder are not followed, and what is not read is spoken of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from goalc import resources
from goalc.library.load import LoadedLibrary, load_library
from goalc.source.diagnostic import Diagnostic, Severity
from goalc.source.text import Span
from goalc.workspace.around import around
from goalc.workspace.error import unreadable

LIBRARY_FOLDER = "library"
MAX_FILE = 256 * 1024
MAX_FILES = 64

_YAML = re.compile(r"[^.].*\.ya?ml", re.IGNORECASE)
_NEARLY = re.compile(r"[^.].*\.ya?ml\.txt", re.IGNORECASE)


class LibraryStore:
    """Finds libraries and keeps them once read."""

    def __init__(self) -> None:
        self._read: dict[Path, LoadedLibrary] = {}

    def beside(self, folder: Path) -> list[LoadedLibrary]:
        """The libraries for specs in a folder; raises `WorkspaceError` for one that cannot be read."""
        shipped = resources.folder("library").resolve()
        places = [place / LIBRARY_FOLDER for place in around(folder.resolve())]
        return [self._library(place) for place in places if place.is_dir() and place.resolve() != shipped]

    def _library(self, folder: Path) -> LoadedLibrary:
        if folder not in self._read:
            self._read[folder] = _read_library(folder)
        return self._read[folder]


def _read_library(folder: Path) -> LoadedLibrary:
    if folder.resolve() != folder:
        return load_library({}, [_refused("linked", _shown(folder))])
    files: dict[str, bytes] = {}
    troubles: list[Diagnostic] = []
    for path in _paths(folder):
        shown = _shown(path)
        if _NEARLY.fullmatch(path.name):
            troubles.append(_refused("ending", shown))
        elif not path.is_file() or path.resolve().parent != folder:
            troubles.append(_refused("linked", shown))
        elif len(files) == MAX_FILES:
            troubles.append(_refused("size", shown))
            break
        else:
            content = _bytes(path)
            if len(content) > MAX_FILE:
                troubles.append(_refused("size", shown))
            else:
                files[shown] = content
    return load_library(files, troubles)


def _paths(folder: Path) -> Iterator[Path]:
    """What is named like a YAML file, in the order of names; folders hold other things."""
    try:
        paths = sorted(folder.iterdir())
    except OSError as error:
        raise unreadable(folder, error) from error
    named = (path for path in paths if _YAML.fullmatch(path.name) or _NEARLY.fullmatch(path.name))
    return (path for path in named if path.is_symlink() or not path.is_dir())


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAX_FILE + 1)
    except OSError as error:
        raise unreadable(path, error) from error


def _refused(problem: str, name: str) -> Diagnostic:
    arguments = {"name": name, "limit": MAX_FILE // 1024, "files": MAX_FILES}
    return Diagnostic(f"GC909.{problem}", Severity.ERROR, name, Span(0, 0), arguments)


def _shown(path: Path) -> str:
    """A path as messages print it: from here, if it lies below, else whole. Links are not followed."""
    here = Path.cwd()
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()
