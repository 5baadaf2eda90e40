"""The files of one submission: those that are read, and YAML files that are not.

A booklet must contain everything that its author put into the folder, so each file below it that is named
like a YAML file is either read or reported.
"""

from __future__ import annotations

import os
import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from goalc.model.forms import APPROVALS_FILE, DEPARTMENT, PROJECTS_FOLDER, SUBMISSION
from goalc.model.spec import FORM_KEY
from goalc.syntax.limits import MAX_BYTES
from goalc.workspace.error import WorkspaceError, raise_unreadable
from goalc.workspace.paths import read_bounded

# Notepad appends .txt to endings that it does not know.
_YAML_NAME = re.compile(r".+\.ya?ml(?:\.txt)?", re.IGNORECASE)
_READ = re.compile(r".+\.ya?ml", re.IGNORECASE)
_OTHER_FOLDERS = frozenset({"packs", "library"})
_FORM_LINE = re.compile(rf"^\ufeff?{FORM_KEY}\s*[:：]", re.MULTILINE)
_HEAD = 4096


@dataclass(frozen=True)
class FolderFiles:
    """The bytes of a submission's files by name, and the YAML files that are not read.

    The latter are forms in the wrong place (`lost`), other YAML files (`stray`), further spellings of a name
    (`doubled`, each with the first spelling), or links that lead out of the submission or nowhere (`linked`).
    """

    files: dict[str, bytes] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)
    stray: list[str] = field(default_factory=list)
    doubled: list[tuple[str, str]] = field(default_factory=list)
    linked: list[str] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        """True if no file was left out that might belong to the submission."""
        return not (self.lost or self.doubled or self.linked)


def read_files(folder: Path) -> FolderFiles:
    """Read the files of the submission in `folder`; raises `WorkspaceError` for one that cannot be read."""
    found = FolderFiles()
    home = folder.resolve()
    stems: dict[str, list[str]] = defaultdict(list)
    for name in _yaml_names(home):
        path = home / name
        if name == APPROVALS_FILE:
            continue
        if not path.is_file() or not path.resolve().is_relative_to(home):
            found.linked.append(name)
        elif name in {SUBMISSION.place, DEPARTMENT.place}:
            found.files[name] = read_bounded(path, MAX_BYTES)
        elif name.startswith(f"{PROJECTS_FOLDER}/") and name.count("/") == 1 and _READ.fullmatch(name):
            stems[name.rpartition(".")[0].casefold()].append(name)
        elif _FORM_LINE.search(read_bounded(path, MAX_BYTES)[:_HEAD].decode("utf-8", "replace")):
            found.lost.append(name)
        else:
            found.stray.append(name)
    for first, *others in stems.values():
        found.files[first] = read_bounded(home / first, MAX_BYTES)
        found.doubled.extend((other, first) for other in others)
    return found


def _yaml_names(home: Path) -> list[str]:
    """Return the files below the folder that are named like YAML, sorted, without packs and libraries."""
    names: list[str] = []
    for root, folders, files in os.walk(home, onerror=raise_unreadable):
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and name not in _OTHER_FOLDERS
        )
        below = Path(root).relative_to(home)
        names += [(below / name).as_posix() for name in files if _YAML_NAME.fullmatch(name)]
    for name in names:
        if not name.isprintable() and not _is_text(name):
            raise WorkspaceError("io.bad-name", name=name.encode("utf-8", "replace").decode())
    return sorted(name for name in names if not Path(name).name.startswith("."))


def _is_text(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True
