"""Libraries of indicators: the folders `library` beside the specs and above them.

In: the folder of a submission. Out: the library of each folder around it, the nearest first, read once. Links
that lead out of a folder are not followed, and each file that is not read is reported.
"""

from __future__ import annotations

import re

from goalc import resources
from goalc.library.load import LoadedLibrary, load_library
from goalc.source.diagnostic import Diagnostic, Severity
from goalc.source.text import Span
from goalc.workspace.folder import DiskFolder, Folder
from goalc.workspace.paths import print_path

LIBRARY_FOLDER = "library"
MAX_FILE = 256 * 1024
MAX_FILES = 64
MAX_TOTAL = 2 * 1024 * 1024
"""Maximum number of bytes of all files of a folder: some 6,000 indicators as goalc's own library has them."""

_YAML = re.compile(r"[^.].*\.ya?ml", re.IGNORECASE)
_NEARLY = re.compile(r"[^.].*\.ya?ml\.txt", re.IGNORECASE)


class LibraryStore:
    """A store that finds libraries and reads each once."""

    def __init__(self) -> None:
        self._read: dict[Folder, LoadedLibrary] = {}
        self._shipped = DiskFolder.of(resources.folder("library"))

    def beside(self, folder: Folder) -> list[LoadedLibrary]:
        """Return the libraries for specs in a folder; raises `WorkspaceError` for one that cannot be read."""
        places = (place for place in folder.around() if place.at(LIBRARY_FOLDER).exists())
        return [self.of(place) for place in places if place.at(LIBRARY_FOLDER) != self._shipped]

    def of(self, place: Folder) -> LoadedLibrary:
        """Return the library of the folder `library` in a folder."""
        if place not in self._read:
            self._read[place] = _read_library(place)
        return self._read[place]


def _read_library(place: Folder) -> LoadedLibrary:
    if place.is_linked(LIBRARY_FOLDER):
        return load_library({}, [_refusal("GC909.linked", print_path(place.path / LIBRARY_FOLDER))])
    folder = place.at(LIBRARY_FOLDER)
    read: list[str] = []
    refused: list[Diagnostic] = []
    for name in _yaml_names(folder):
        if _NEARLY.fullmatch(name):
            refused.append(_refusal("GC909.ending", _shown(folder, name)))
        elif not folder.has(name):
            refused.append(_refusal("GC909.linked", _shown(folder, name)))
        elif len(read) == MAX_FILES:
            refused.append(_refusal("GC909.size", _shown(folder, name)))
            break
        else:
            read.append(name)
    contents = folder.contents(read, MAX_FILE)
    large = [name for name, content in contents.items() if len(content) > MAX_FILE]
    refused += [_refusal("GC909.size", _shown(folder, name)) for name in large]
    files = {_shown(folder, name): content for name, content in contents.items() if name not in large}
    total = sum(map(len, files.values()))
    if total > MAX_TOTAL:
        return load_library({}, [*refused, _refusal("GC909.total", print_path(folder.path), total)])
    return load_library(files, refused)


def _yaml_names(folder: Folder) -> list[str]:
    """Return the files that are named like YAML, in the order of names."""
    named = (name for name in folder.names() if _YAML.fullmatch(name) or _NEARLY.fullmatch(name))
    return [name for name in named if folder.is_linked(name) or not folder.at(name).exists()]


def _refusal(key: str, name: str, total: int = 0) -> Diagnostic:
    arguments: dict[str, object] = {"name": name, "limit": MAX_FILE // 1024, "files": MAX_FILES}
    arguments |= {"total": f"{total / 1024 / 1024:.1f}", "most": MAX_TOTAL // 1024 // 1024}
    return Diagnostic(key, Severity.ERROR, name, Span(0, 0), arguments)


def _shown(folder: Folder, name: str) -> str:
    return print_path(folder.path / name)
