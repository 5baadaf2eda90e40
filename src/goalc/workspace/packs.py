"""Find form packs by name, in the user's folders, in `packs/` beside the specs, and in goalc's own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from goalc import resources
from goalc.matching.guess import closest
from goalc.pipeline.pack import (
    LIBRARY_FILE,
    PACK_FILE,
    TEMPLATE_ENDING,
    WORDS_FILE,
    LoadedPack,
    load_pack,
)
from goalc.source.diagnostic import Diagnostic, Finding, Origin, Severity
from goalc.source.text import SourceText, Span
from goalc.workspace.folder import DiskFolder, Folder
from goalc.workspace.paths import print_path

PACKS_FOLDER = "packs"
MAX_FILE = 256 * 1024
MAX_FILES = 64

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


class PackStore:
    """A store that finds packs and loads each once. `extra` are folders of packs, or packs themselves."""

    def __init__(self, extra: Iterable[Path] = ()) -> None:
        self._extra = tuple(DiskFolder.of(path) for path in extra)
        self._shipped = DiskFolder.of(resources.folder("templates"))
        self._loaded: dict[Folder, LoadedPack] = {}

    def find(self, name: str, beside: Folder, extra: Sequence[Folder] = ()) -> LoadedPack | Finding:
        """Return the pack of this name for specs in the folder `beside`, or a finding if there is none.

        `extra` are folders of packs that the specs' configuration names. Raises `WorkspaceError`.
        """
        places = [*self._extra, *extra, *self._around(beside)]
        if _NAME.fullmatch(name):
            for place in places:
                if place.at(name).has(PACK_FILE):
                    return self.load(place.at(name))
                if place.path.name == name and place.has(PACK_FILE):
                    return self.load(place)
        known = sorted({found for place in places for found in _names(place)})
        close = closest(name, known)
        arguments: dict[str, object] = {"name": name, "close": close}
        arguments["known"] = tuple(known)
        key = "GC901.close" if close else "GC901.unknown"
        return Finding(key, Severity.ERROR, Origin("", ()), arguments)

    def names(self, beside: Folder) -> list[str]:
        """Return the names of the packs that specs in the folder `beside` can use."""
        return sorted({name for place in (*self._extra, *self._around(beside)) for name in _names(place)})

    def _around(self, beside: Folder) -> Iterator[Folder]:
        yield from (place.at(PACKS_FOLDER) for place in beside.around() if place.at(PACKS_FOLDER).exists())
        yield self._shipped

    def load(self, folder: Folder) -> LoadedPack:
        """Return the pack in a folder."""
        if folder not in self._loaded:
            # The templates of goalc itself are inspected by its tests.
            inspect = folder.at("..") != self._shipped
            self._loaded[folder] = _read_pack(folder, inspect)
        return self._loaded[folder]


def _names(place: Folder) -> Iterator[str]:
    if place.has(PACK_FILE):
        yield place.path.name
    if place.exists():
        yield from (name for name in place.names() if place.at(name).has(PACK_FILE))


def _read_pack(folder: Folder, inspect: bool) -> LoadedPack:
    shown = print_path(folder.path)
    own = {PACK_FILE, WORDS_FILE, LIBRARY_FILE}
    wanted = [name for name in folder.names() if name in own or name.endswith(TEMPLATE_ENDING)]
    # A link may lead anywhere; only files that lie in the pack are read.
    wanted = [name for name in wanted if folder.has(name)]
    if len(wanted) > MAX_FILES:
        return _too_large(f"{shown}/{wanted[MAX_FILES]}")
    files = folder.contents(wanted, MAX_FILE)
    large = next((name for name, content in files.items() if len(content) > MAX_FILE), None)
    if large is not None:
        return _too_large(f"{shown}/{large}")
    return load_pack(shown, folder.path.name, files, inspect)


def _too_large(name: str) -> LoadedPack:
    arguments = {"name": name, "limit": MAX_FILE // 1024, "files": MAX_FILES}
    diagnostic = Diagnostic("GC902.size", Severity.ERROR, name, Span(0, 0), arguments)
    return LoadedPack(None, [diagnostic], {name: SourceText(name, "")})
