"""Files that belong to specs and are none: libraries, form packs, settings, approvals.

Each can be named by itself, as hooks do, and is checked as what it is; in a tree, those that apply to a
submission are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from goalc.model.forms import APPROVALS_FILE, SUBMISSION
from goalc.pipeline.pack import LIBRARY_FILE, PACK_FILE, TEMPLATE_ENDING, WORDS_FILE
from goalc.workspace.discover import SubmissionFolder
from goalc.workspace.folder import DiskFolder
from goalc.workspace.libraries import LIBRARY_FOLDER
from goalc.workspace.nearest import CONFIG_FILE
from goalc.workspace.packs import PACKS_FOLDER

_PACK_FILES = frozenset({PACK_FILE, WORDS_FILE, LIBRARY_FILE})
_ENDINGS = (".yaml", ".yml")


class Companion(NamedTuple):
    """A library, pack, or other file; `folder` is the one that holds it, `file` the one that was named."""

    kind: Literal["library", "pack", "settings", "approvals"]
    folder: Path
    file: Path | None = None


def companion_of(path: Path) -> Companion | None:
    """Return what a path is, if not a spec or a tree of specs."""
    if path.is_dir():
        return None if (path / SUBMISSION.place).is_file() else _by_folder(path)
    folder = path.resolve().parent
    if path.name == CONFIG_FILE:
        return Companion("settings", folder, path)
    if path.name == APPROVALS_FILE:
        return Companion("approvals", folder, path)
    if (path.name in _PACK_FILES or path.name.endswith(TEMPLATE_ENDING)) and (folder / PACK_FILE).is_file():
        return Companion("pack", folder, path)
    is_yaml = path.suffix.lower() in _ENDINGS
    if is_yaml and folder.name == LIBRARY_FOLDER and not (folder / SUBMISSION.place).is_file():
        return Companion("library", folder, path)
    return None


def _by_folder(path: Path) -> Companion | None:
    if (path / PACK_FILE).is_file():
        return Companion("pack", path.resolve())
    has_yaml = any(entry.suffix.lower() in _ENDINGS for entry in path.iterdir())
    return (
        Companion("library", path.resolve()) if path.resolve().name == LIBRARY_FOLDER and has_yaml else None
    )


def spec_paths(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the paths without files that are no specs."""
    return (path for path in paths if not path.is_file() or companion_of(path) is None)


def companions_for(folder: SubmissionFolder, paths: Iterable[Path]) -> Iterator[Companion]:
    """Yield the libraries and packs under the paths that apply to a submission."""
    trees = [path.resolve() for path in paths if path.is_dir()]
    for place in DiskFolder.of(folder.folder).around():
        if not any(place.path.is_relative_to(tree) for tree in trees):
            continue
        if place.at(LIBRARY_FOLDER).exists():
            yield Companion("library", place.path / LIBRARY_FOLDER)
        packs = place.at(PACKS_FOLDER)
        for name in packs.names() if packs.exists() else ():
            if packs.at(name).has(PACK_FILE):
                yield Companion("pack", packs.at(name).path)
