"""Draft a form pack from an existing Word or Excel form."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from goalc.readers.extent import ReadError
from goalc.readers.package import MAX_FILE
from goalc.readers.registry import READERS, read_untrusted
from goalc.scaffold.draft.draft import draft_pack
from goalc.workspace.error import WorkspaceError
from goalc.workspace.packs import PACKS_FOLDER
from goalc.workspace.paths import read_bounded
from goalc.workspace.store import make_folder, replace_all

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


class MadePack(NamedTuple):
    """A pack that was drafted: its folder and files, cells with a value and without, repeated titles."""

    folder: Path
    files: tuple[str, ...]
    bound: int
    holes: int
    merged: tuple[tuple[str, int], ...]


def pack_new(name: str, source: str | Path, output: str | Path | None = None) -> MadePack:
    """Draft a pack of this name from a file, into `packs/NAME` or another folder, which must not exist.

    Raises `WorkspaceError` for a wrong name, a file that is no such form, and a folder that exists.
    """
    file, folder = Path(source), Path(output or Path(PACKS_FOLDER) / name)
    if not _NAME.fullmatch(name):
        raise WorkspaceError("pack.bad-name", name=name)
    ending = file.suffix.lower().removeprefix(".")
    if ending not in READERS:
        raise WorkspaceError("pack.kind", name=file)
    if not file.is_file():
        raise WorkspaceError("io.missing", name=file)
    if folder.exists():
        raise WorkspaceError("io.exists", name=folder)
    try:
        drafted = draft_pack(name, read_untrusted(ending, read_bounded(file, MAX_FILE)))
    except ReadError as error:
        raise WorkspaceError(error.key, name=file) from None
    if drafted is None:
        raise WorkspaceError("pack.no-forms", name=file)
    make_folder(folder)
    replace_all(folder, {name: text.encode() for name, text in drafted.files.items()})
    return MadePack(folder, tuple(drafted.files), drafted.bound, drafted.holes, drafted.merged)
