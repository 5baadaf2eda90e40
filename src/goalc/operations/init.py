"""Create a repository that is ready for work."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from goalc.operations.schema import find_pack
from goalc.operations.session import Session
from goalc.scaffold.repository import Unit, repository_files
from goalc.workspace.discover import paths_of
from goalc.workspace.store import make_folder, replace


class Started(NamedTuple):
    """The names of files that were created, and of those that existed already."""

    made: list[str]
    kept: list[str]


def init(folder: str | Path, unit: Unit, packs: Sequence[str | Path] = ()) -> Started:
    """Create a repository in a folder; existing files are left as they are.

    Raises `UnknownPack`, `BrokenPack` and `WorkspaceError`.
    """
    home = Path(folder)
    pack = find_pack(unit.pack, home if home.is_dir() else Path(), Session(paths_of(packs)))
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
