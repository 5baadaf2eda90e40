"""Create a repository that is ready for work."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from goalc.model.forms import SUBMISSION
from goalc.model.schema import Schema
from goalc.operations.schema import find_pack
from goalc.operations.session import Session
from goalc.pipeline.pack import Pack, schema_of
from goalc.scaffold.repository import Unit, repository_files
from goalc.workspace.discover import paths_of
from goalc.workspace.store import make_folder, replace


class Started(NamedTuple):
    """The names of files that were created, and of those that existed already."""

    made: list[str]
    kept: list[str]


def submission_keys(folder: str | Path, pack: str, packs: Sequence[str | Path] = ()) -> Mapping[str, Schema]:
    """Return the schema of each key of a cover, by key, as a pack has it.

    Raises `UnknownPack`, `BrokenPack` and `WorkspaceError`.
    """
    profile = _find(Path(folder), pack, packs).profile
    keys: Mapping[str, Schema] = schema_of(SUBMISSION, profile.form(profile.cover()))["properties"]
    return keys


def _find(home: Path, pack: str, packs: Sequence[str | Path]) -> Pack:
    return find_pack(pack, home if home.is_dir() else Path(), Session(paths_of(packs)))


def init(folder: str | Path, unit: Unit, packs: Sequence[str | Path] = ()) -> Started:
    """Create a repository in a folder; existing files are left as they are.

    Raises `UnknownPack`, `BrokenPack` and `WorkspaceError`.
    """
    home = Path(folder)
    pack = _find(home, unit.pack, packs)
    started = Started([], [])
    for name, text in repository_files(unit, pack).items():
        target = home / name
        if target.exists() or target.is_symlink():
            started.kept.append(name)
        else:
            make_folder(target.parent)
            replace(target, text.encode())
            started.made.append(name)
    return started
