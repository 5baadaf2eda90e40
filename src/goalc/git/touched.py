"""Which files of which submissions have to be read to compare two sides: those that differ.

In: two sides and the names of the files that differ. Out: per submission the names, in its folder, of files
that differ; where a pack, a library or a setting around it differs, of all its files.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

from goalc.git.sides import SURROUNDING_FILES, SURROUNDING_FOLDERS, Source
from goalc.pipeline.read import DEPARTMENT_FILE, PROJECTS_FOLDER, SUBMISSION_FILE
from goalc.workspace.spec_files import APPROVALS_FILE

_OWN = frozenset({SUBMISSION_FILE, DEPARTMENT_FILE, APPROVALS_FILE})
_ENDINGS = (".yaml", ".yml")


def touched(differing: Iterable[str], base: Source, head: Source) -> dict[str, set[str]]:
    """Names of files by the folder of their submission, `""` for the root itself."""
    found: dict[str, set[str]] = {}
    around: set[str] = set()
    for name in differing:
        path = PurePosixPath(name)
        owner = _surrounded(path)
        if owner is not None:
            around.add(owner)
        elif (folder := _submission(path, base, head)) is not None:
            found.setdefault(folder, set()).add(name[len(folder) + 1 if folder else 0 :])
    if around:
        for name in sorted({*base.names(), *head.names()}):
            if any(not owner or name.startswith(f"{owner}/") for owner in around):
                folder = _submission(PurePosixPath(name), base, head)
                if folder is not None:
                    found.setdefault(folder, set()).add(name[len(folder) + 1 if folder else 0 :])
    return found


def _surrounded(path: PurePosixPath) -> str | None:
    """The folder whose specs a file counts for without being one of them."""
    for count, part in enumerate(path.parts[:-1]):
        if part in SURROUNDING_FOLDERS:
            return "/".join(path.parts[:count])
    return _folder(path) if path.name in SURROUNDING_FILES else None


def _submission(path: PurePosixPath, base: Source, head: Source) -> str | None:
    """The folder of the submission that a file belongs to."""
    if path.suffix.lower() not in _ENDINGS or _surrounded(path) is not None:
        return None
    parent = path.parent
    if parent.name == PROJECTS_FOLDER:
        folder = _folder(parent)
    elif path.name in _OWN:
        folder = _folder(path)
    else:
        return None
    cover = f"{folder}/{SUBMISSION_FILE}" if folder else SUBMISSION_FILE
    return folder if base.has(cover) or head.has(cover) else None


def _folder(path: PurePosixPath) -> str:
    parent = path.parent.as_posix()
    return "" if parent == "." else parent
