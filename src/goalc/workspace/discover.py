"""Paths that a person gave → submissions.

A path is a spec file, a submission's folder or a tree that holds any number of them. Order is by name,
so that it is the same on every machine.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from goalc.model.forms import PROJECTS_FOLDER, SUBMISSION
from goalc.workspace.error import WorkspaceError, unreadable
from goalc.workspace.paths import print_path

Paths = str | Path | Iterable[str | Path]
_ENDINGS = (".yaml", ".yml")


@dataclass(frozen=True)
class SubmissionFolder:
    """One submission on disk.

    `name` is the folder as messages print it; `place` where it lies under the path that was given;
    `selected` the spec files (names in the folder) that were asked for, all of them if None.
    """

    folder: Path
    name: str
    place: PurePosixPath
    selected: frozenset[str] | None = None


def paths_of(paths: Paths) -> tuple[Path, ...]:
    """One path, or several, as a tuple."""
    if isinstance(paths, (str, Path)):
        return (Path(paths),)
    return tuple(Path(path) for path in paths)


def discover(paths: Iterable[Path]) -> list[SubmissionFolder]:
    """The submissions under the paths, each once; raises `WorkspaceError`."""
    found: dict[Path, SubmissionFolder] = {}
    for path in paths:
        for folder in _under(path):
            key = folder.folder.resolve()
            earlier = found.get(key)
            found[key] = folder if earlier is None else _together(earlier, folder)
    return list(found.values())


def _under(path: Path) -> Iterator[SubmissionFolder]:
    if not path.exists():
        raise WorkspaceError("io.missing", name=path)
    if path.is_file():
        yield _of_file(path)
        return
    count = 0
    for root, folders, files in os.walk(path, onerror=_cannot_look):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        if SUBMISSION.place in files:
            folders[:] = []
            count += 1
            folder = Path(root)
            relative = folder.relative_to(path)
            place = PurePosixPath(relative.as_posix()) if relative.parts else PurePosixPath(_name_of(path))
            yield SubmissionFolder(folder, print_path(folder), place)
    if not count:
        if inside := _enclosing(path):
            yield SubmissionFolder(inside, print_path(inside), PurePosixPath(_name_of(inside)))
            return
        raise _no_submission(path)


def _no_submission(path: Path) -> WorkspaceError:
    """That there is none, or that one is named nearly right."""
    stem = SUBMISSION.place.rpartition(".")[0]
    near = sorted(file for file in path.rglob("*") if file.name.casefold().startswith(f"{stem}."))
    if near:
        return WorkspaceError("io.near-submission", name=near[0])
    return WorkspaceError("io.no-submission", name=path)


def _cannot_look(error: OSError) -> None:
    raise unreadable(Path(error.filename or ""), error) from error


def _of_file(path: Path) -> SubmissionFolder:
    if path.suffix.lower() not in _ENDINGS:
        raise WorkspaceError("io.not-yaml", name=path)
    folder = path.parent if (path.parent / SUBMISSION.place).is_file() else _enclosing(path.parent)
    if folder is None:
        raise WorkspaceError("io.alone", name=path)
    name = path.name if (path.parent / SUBMISSION.place).is_file() else f"{PROJECTS_FOLDER}/{path.name}"
    selected = None if name == SUBMISSION.place else frozenset({name})
    return SubmissionFolder(folder, print_path(folder), PurePosixPath(_name_of(folder)), selected)


def _enclosing(path: Path) -> Path | None:
    """The submission whose `projects` folder this is."""
    parent = path.parent if path.name else path.resolve().parent
    is_projects = (path if path.name else path.resolve()).name == PROJECTS_FOLDER
    return parent if is_projects and (parent / SUBMISSION.place).is_file() else None


def _name_of(folder: Path) -> str:
    # `..` as a name would put the results beside their folder.
    return (folder.name if folder.name != ".." else "") or folder.resolve().name or "submission"


def _together(one: SubmissionFolder, other: SubmissionFolder) -> SubmissionFolder:
    if one.selected is None or other.selected is None:
        return SubmissionFolder(one.folder, one.name, one.place)
    return SubmissionFolder(one.folder, one.name, one.place, one.selected | other.selected)
