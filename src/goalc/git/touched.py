"""Select the files of submissions that have to be read to compare two sides.

In: two sides and the names of the files that differ. Out: the differing files of each submission, by name in
its folder; if its cover, or a pack, a library or a setting around it differs, all its files.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

from goalc.git.sides import SURROUNDING_FILES, SURROUNDING_FOLDERS, SideFiles
from goalc.git.stage_files import stages_of
from goalc.model.forms import APPROVALS_FILE, DEPARTMENT, PROJECTS_FOLDER, SUBMISSION
from goalc.pipeline.pack import PACK_FILE
from goalc.workspace.discover import CASES_FOLDER

_OWN = frozenset({SUBMISSION.place, DEPARTMENT.place, APPROVALS_FILE})
_ENDINGS = (".yaml", ".yml")


def touched_files(differing: Iterable[str], base: SideFiles, head: SideFiles) -> dict[str, set[str]]:
    """Return the names of files by the folder of their submission (`""` for the root itself)."""
    differing = list(differing)
    found: dict[str, set[str]] = {}
    around: set[str] = set()
    for name in differing:
        path = PurePosixPath(name)
        owner = surrounded_folder(path)
        if owner is not None:
            around.add(owner)
        elif (folder := _submission(path, base, head)) is not None:
            found.setdefault(folder, set()).add(name[len(folder) + 1 if folder else 0 :])
            if path.name == SUBMISSION.place:
                # The cover lists the forms that are printed, and says whose they are.
                around.add(folder)
    if around:
        for name in sorted({*base.names(), *head.names()}):
            if any(not owner or name.startswith(f"{owner}/") for owner in around):
                folder = _submission(PurePosixPath(name), base, head)
                if folder is not None:
                    found.setdefault(folder, set()).add(name[len(folder) + 1 if folder else 0 :])
    for folder, own in stages_of(found, differing, base, head).items():
        found.setdefault(folder, set()).update(own)
    return found


def surrounded_folder(path: PurePosixPath) -> str | None:
    """Return the folder whose specs depend on a pack, library or setting file; None for any other file."""
    for count, part in enumerate(path.parts[:-1]):
        if part in SURROUNDING_FOLDERS:
            return "/".join(path.parts[:count])
    return _folder(path) if path.name in SURROUNDING_FILES else None


def _submission(path: PurePosixPath, base: SideFiles, head: SideFiles) -> str | None:
    """Return the folder of the submission that a file belongs to; None if it is not a spec."""
    if path.suffix.lower() not in _ENDINGS or surrounded_folder(path) is not None:
        return None
    # Hidden files and folders are not found on disk either.
    if any(part.startswith(".") for part in path.parts):
        return None
    if _is_in_case(path, base, head):
        return None
    parent = path.parent
    if parent.name == PROJECTS_FOLDER:
        folder = _folder(parent)
    elif path.name in _OWN:
        folder = _folder(path)
    else:
        return None
    cover = f"{folder}/{SUBMISSION.place}" if folder else SUBMISSION.place
    return folder if base.has(cover) or head.has(cover) else None


def _is_in_case(path: PurePosixPath, base: SideFiles, head: SideFiles) -> bool:
    """Return True for a file of a submission that tests a form pack."""
    packs = (place.parent for place in path.parents if place.name == CASES_FOLDER)
    names = (f"{_folder(place / PACK_FILE)}/{PACK_FILE}".lstrip("/") for place in packs)
    return any(side.has(name) for name in names for side in (base, head))


def _folder(path: PurePosixPath) -> str:
    parent = path.parent.as_posix()
    return "" if parent == "." else parent
