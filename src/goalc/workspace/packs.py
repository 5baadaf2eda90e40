"""Form packs by name: in the folders that the user named, in `packs/` beside the specs, in goalc's own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path

from goalc import resources
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
from goalc.workspace.around import around
from goalc.workspace.error import unreadable

PACKS_FOLDER = "packs"
MAX_FILE = 256 * 1024
MAX_FILES = 64

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


class PackStore:
    """Finds packs and keeps them once loaded. `extra` are folders of packs, or packs themselves."""

    def __init__(self, extra: Sequence[Path] = ()) -> None:
        self._extra = tuple(extra)
        self._loaded: dict[Path, LoadedPack] = {}

    def find(self, name: str, beside: Path | None = None, extra: Sequence[Path] = ()) -> LoadedPack | Finding:
        """The pack of this name for specs in the folder `beside`; or the finding that there is none.

        `extra` are folders of packs that the specs' configuration names.
        """
        if _NAME.fullmatch(name):
            for shelf in (*self._extra, *extra, *self._places(beside)):
                for folder in (shelf / name, shelf):
                    if folder.name == name and _is_pack(folder):
                        return self._load(folder)
        known = sorted({*self.names(beside), *(found for shelf in extra for found in _names(shelf))})
        close = get_close_matches(name, known, 1, 0.5)
        arguments: dict[str, object] = {"name": name, "close": close[0] if close else ""}
        arguments["known"] = tuple(known)
        key = "GC901.close" if close else "GC901.unknown"
        return Finding(key, Severity.ERROR, Origin("", ()), arguments)

    def names(self, beside: Path | None) -> list[str]:
        """The packs that specs in the folder `beside` can name."""
        shelves = (*self._extra, *self._places(beside))
        return sorted({name for shelf in shelves for name in _names(shelf)})

    def _places(self, beside: Path | None) -> Iterator[Path]:
        if beside is not None:
            for folder in around(beside.resolve()):
                if (folder / PACKS_FOLDER).is_dir():
                    yield folder / PACKS_FOLDER
        yield resources.folder("templates")

    def _load(self, folder: Path) -> LoadedPack:
        key = folder.resolve()
        if key not in self._loaded:
            self._loaded[key] = _read_pack(folder)
        return self._loaded[key]


def _is_pack(folder: Path) -> bool:
    """Whether a folder holds a pack of its own; a link may point anywhere."""
    file = folder / PACK_FILE
    return file.is_file() and file.resolve().parent == folder.resolve()


def _names(shelf: Path) -> Iterator[str]:
    if _is_pack(shelf):
        yield shelf.name
    if shelf.is_dir():
        yield from (folder.name for folder in shelf.iterdir() if _is_pack(folder))


def _read_pack(folder: Path) -> LoadedPack:
    files: dict[str, bytes] = {}
    shown = _shown(folder)
    for path in sorted(folder.iterdir()):
        wanted = path.name in {PACK_FILE, WORDS_FILE, LIBRARY_FILE} or path.name.endswith(TEMPLATE_ENDING)
        # A link may point anywhere; what it names is only read if it lies in the pack.
        if not wanted or not path.is_file() or path.resolve().parent != folder.resolve():
            continue
        try:
            with path.open("rb") as file:
                files[path.name] = file.read(MAX_FILE + 1)
        except OSError as error:
            raise unreadable(path, error) from error
        if len(files[path.name]) > MAX_FILE or len(files) > MAX_FILES:
            return _too_large(f"{shown}/{path.name}")
    # goalc's own templates are inspected by its tests, once and for all.
    own = folder.resolve().parent == resources.folder("templates").resolve()
    return load_pack(shown, folder.resolve().name, files, inspect=not own)


def _shown(folder: Path) -> str:
    """The folder as messages print it: from here, if it lies below, else whole."""
    try:
        return folder.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return folder.as_posix()


def _too_large(name: str) -> LoadedPack:
    arguments = {"name": name, "limit": MAX_FILE // 1024, "files": MAX_FILES}
    diagnostic = Diagnostic("GC902.size", Severity.ERROR, name, Span(0, 0), arguments)
    return LoadedPack(None, [diagnostic], {name: SourceText(name, "")})
