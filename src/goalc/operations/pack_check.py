"""Check form packs like programs: every form is printed with sample data, and all mistakes are told."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from goalc.operations.companions import inspect
from goalc.operations.results import Collector
from goalc.operations.session import Session
from goalc.pipeline.pack import PACK_FILE
from goalc.pipeline.pack_check import check_pack
from goalc.report.report import Report
from goalc.workspace.companions import Companion
from goalc.workspace.error import WorkspaceError
from goalc.workspace.folder import DiskFolder


def pack_check(packs: Iterable[str | Path]) -> Report:
    """Return all that is wrong with packs: folders with a `pack.yaml`, or folders of such folders.

    Raises `WorkspaceError` for a folder without a pack, or a file that cannot be read.
    """
    session, collector = Session(()), Collector()
    for folder in _pack_folders(map(Path, packs)):
        place = DiskFolder.of(folder)
        found = inspect(Companion("pack", folder), session)
        diagnostics = list(found.diagnostics)
        pack = session.packs.load(place).pack
        if pack is not None:
            diagnostics += [one for one in check_pack(pack) if one not in diagnostics]
        configuration = session.configurations.of(place)
        collector.take_companion(found.files, diagnostics, found.sources, configuration)
    return collector.report(Report)


def _pack_folders(paths: Iterable[Path]) -> list[Path]:
    folders: dict[Path, Path] = {}
    for path in paths:
        inner = [path] if (path / PACK_FILE).is_file() else sorted(path.glob(f"*/{PACK_FILE}"))
        if not inner:
            raise WorkspaceError("io.no-pack", name=path)
        for one in inner:
            folder = one if one.is_dir() else one.parent
            folders.setdefault(folder.resolve(), folder)
    return list(folders.values())
