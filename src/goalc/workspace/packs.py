"""Find form packs by name, in the user's folders, in `packs/` beside the specs, and in goalc's own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from goalc import resources
from goalc.matching.guess import closest
from goalc.pipeline.load_pack import FindBase, load_pack
from goalc.pipeline.pack import LIBRARY_FILE, PACK_FILE, TEMPLATE_ENDING, WORDS_FILE, LoadedPack
from goalc.source.diagnostic import Diagnostic, Finding, Origin, Severity
from goalc.source.text import SourceText, Span
from goalc.workspace.folder import DiskFolder, Folder
from goalc.workspace.paths import print_path

PACKS_FOLDER = "packs"
SHIPPED, COMMON = "goalc:", "plain"
"""The prefix that names a pack of goalc's own, and its pack that is only a look, for others to extend."""
MAX_FILE = 256 * 1024
MAX_FILES = 64

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


class PackStore:
    """A store that finds packs and loads each once. `extra` are folders of packs, or packs themselves."""

    def __init__(self, extra: Iterable[Path] = ()) -> None:
        self._extra = tuple(DiskFolder.of(path) for path in extra)
        self._shipped = DiskFolder.of(resources.folder("templates"))
        self._loaded: dict[tuple[Folder, tuple[Folder, ...]], LoadedPack] = {}
        self._loading: list[Folder] = []

    def find(self, name: str, beside: Folder, extra: Sequence[Folder] = ()) -> LoadedPack | Finding:
        """Return the pack of this name for specs in the folder `beside`, or a finding if there is none.

        `extra` are folders of packs that the specs' configuration names. Raises `WorkspaceError`.
        """
        places = [*self._extra, *extra, *self._around(beside)]
        folder = _folder(name, places)
        if folder is None:
            return _unknown(name, self._names(places), "GC901.close", "GC901.unknown")
        loaded = self.load(folder, extra)
        if loaded.pack is not None and not loaded.pack.profile.forms:
            return _finding("GC901.formless", name)
        return loaded

    def names(self, beside: Folder) -> list[str]:
        """Return the names of the packs that specs in the folder `beside` can use."""
        return self._names((*self._extra, *self._around(beside)))

    def _names(self, places: Iterable[Folder]) -> list[str]:
        common = self._shipped.at(COMMON)
        return sorted({name for place in places for name in _names(place) if place.at(name) != common})

    def _base(self, name: str, folder: Folder, extra: Sequence[Folder]) -> LoadedPack | Finding:
        """Return the pack that the one in a folder extends: among its neighbours first, then as for specs."""
        places = [folder.at(".."), *self._extra, *extra, *self._around(folder)]
        is_shipped = name.startswith(SHIPPED)
        base = _folder(name.removeprefix(SHIPPED), [self._shipped] if is_shipped else places)
        if base is None:
            known = [*self._names(places), COMMON]
            return _unknown(name, known, "GC902.extends-close", "GC902.extends")
        if base in self._loading:
            return _finding("GC902.extends-circle", name)
        return self.load(base, extra)

    def _around(self, beside: Folder) -> Iterator[Folder]:
        yield from (place.at(PACKS_FOLDER) for place in beside.around() if place.at(PACKS_FOLDER).exists())
        yield self._shipped

    def load(self, folder: Folder, extra: Sequence[Folder] = ()) -> LoadedPack:
        """Return the pack in a folder; `extra` are folders in which the pack that it extends may be."""
        key = folder, tuple(extra)
        if key not in self._loaded:
            # The templates of goalc itself are inspected by its tests.
            inspect = folder.at("..") != self._shipped
            self._loading.append(folder)
            try:
                self._loaded[key] = _read_pack(folder, inspect, lambda name: self._base(name, folder, extra))
            finally:
                self._loading.pop()
        return self._loaded[key]


def _folder(name: str, places: Iterable[Folder]) -> Folder | None:
    """Return the folder of the first pack of a name."""
    for place in places if _NAME.fullmatch(name) else ():
        if place.at(name).has(PACK_FILE):
            return place.at(name)
        if place.path.name == name and place.has(PACK_FILE):
            return place
    return None


def _unknown(name: str, known: Sequence[str], alike: str, unlike: str) -> Finding:
    close = closest(name, known)
    return _finding(alike if close else unlike, name, close=close, known=tuple(known))


def _finding(key: str, name: str, **arguments: object) -> Finding:
    return Finding(key, Severity.ERROR, Origin("", ()), {"name": name, **arguments})


def _names(place: Folder) -> Iterator[str]:
    if place.has(PACK_FILE):
        yield place.path.name
    if place.exists():
        yield from (name for name in place.names() if place.at(name).has(PACK_FILE))


def _read_pack(folder: Folder, inspect: bool, find_base: FindBase) -> LoadedPack:
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
    return load_pack(shown, folder.path.name, files, inspect, find_base)


def _too_large(name: str) -> LoadedPack:
    arguments = {"name": name, "limit": MAX_FILE // 1024, "files": MAX_FILES}
    diagnostic = Diagnostic("GC902.size", Severity.ERROR, name, Span(0, 0), arguments)
    return LoadedPack(None, [diagnostic], {name: SourceText(name, "")})
