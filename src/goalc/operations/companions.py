"""Check what belongs to specs by itself: a library, a form pack, settings, approvals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from goalc.operations.session import Session
from goalc.source.diagnostic import Diagnostic
from goalc.source.text import SourceText
from goalc.syntax.limits import MAX_BYTES
from goalc.workspace.approvals import read_approvals
from goalc.workspace.companions import Companion
from goalc.workspace.folder import DiskFolder
from goalc.workspace.paths import print_path, read_bounded


class Inspected(NamedTuple):
    """The files that were looked at, their texts, and what is wrong with them."""

    files: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, SourceText]


def inspect(companion: Companion, session: Session) -> Inspected:
    """Check one companion of specs; raises `WorkspaceError` for a file that cannot be read.

    A pack is checked whole, of a library the file that was named.
    """
    if companion.kind == "library":
        return _inspect_library(companion, session)
    if companion.kind == "pack":
        return _inspect_pack(companion, session)
    name = print_path(companion.file or companion.folder)
    if companion.kind == "approvals":
        content = read_bounded(companion.file or companion.folder, MAX_BYTES)
        _, diagnostics, source = read_approvals(name, content)
        return Inspected((name,), tuple(diagnostics), {name: source})
    found = session.configurations.of(DiskFolder.of(companion.folder))
    return Inspected((name,), found.diagnostics, found.sources)


def _inspect_library(companion: Companion, session: Session) -> Inspected:
    loaded = session.library_store.of(DiskFolder.of(companion.folder.parent))
    wanted = print_path(companion.file.resolve()) if companion.file else None
    return Inspected(
        tuple(name for name in loaded.sources if wanted in {None, name}),
        tuple(d for d in loaded.diagnostics if wanted in {None, d.file}),
        loaded.sources,
    )


def _inspect_pack(companion: Companion, session: Session) -> Inspected:
    loaded = session.packs.load(DiskFolder.of(companion.folder))
    inner: Iterable[Diagnostic] = (
        loaded.pack.library[0].diagnostics if loaded.pack and loaded.pack.library else ()
    )
    return Inspected(tuple(loaded.sources), (*loaded.diagnostics, *inner), loaded.sources)
