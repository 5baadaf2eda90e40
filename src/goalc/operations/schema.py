"""Return the JSON Schemas of specs, with or without a form pack, and of goalc's other files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from goalc import resources
from goalc.model.schema import Schema
from goalc.operations.session import Session
from goalc.pipeline.pack import Pack, core_schemas, editor_schemas
from goalc.source.diagnostic import Finding
from goalc.workspace.discover import paths_of
from goalc.workspace.error import BrokenPack, UnknownPack
from goalc.workspace.folder import DiskFolder


def schema(pack: str | None = None, packs: Sequence[str | Path] = ()) -> dict[str, Schema]:
    """Return all schemas for editors by name, or those of the specs of one pack.

    Raises `UnknownPack` and `BrokenPack`.
    """
    if pack is None:
        others = {name: resources.schema(name) for name in resources.OTHER_SCHEMAS}
        return {**core_schemas(), **others}
    return dict(editor_schemas(find_pack(pack, Path(), Session(paths_of(packs)))))


def find_pack(name: str, beside: Path, session: Session) -> Pack:
    """Return the pack of a name for specs in a folder; raises `UnknownPack` and `BrokenPack`."""
    folder = DiskFolder.of(beside)
    found = session.world(folder, session.configurations.of(folder)).pack(name)
    if isinstance(found, Finding):
        raise UnknownPack(name, session.packs.names(folder))
    if found.pack is None:
        raise BrokenPack(found.diagnostics, found.sources)
    return found.pack
