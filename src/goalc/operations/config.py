"""Find the settings that apply to specs at a path."""

from __future__ import annotations

from pathlib import Path

from goalc.workspace.configuration import Configuration, Configurations
from goalc.workspace.error import WorkspaceError
from goalc.workspace.folder import DiskFolder


def config(path: str | Path = ".") -> Configuration:
    """Return the settings that apply to specs at a path; raises `WorkspaceError`."""
    place = Path(path)
    if not place.exists():
        raise WorkspaceError("io.missing", name=place)
    return Configurations().of(DiskFolder.of(place if place.is_dir() else place.parent))
