"""Paths that a person gave → submissions.

A path is a spec file, a submission's folder or a tree that holds any number of them. Order is by name,
so that it is the same on every machine.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from goalc.pipeline.compile import DEPARTMENT_FILE, PROJECTS_FOLDER, SUBMISSION_FILE
from goalc.syntax.limits import MAX_BYTES
from goalc.workspace.error import WorkspaceError, unreadable

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


@dataclass(frozen=True)
class FolderFiles:
    """The bytes of a submission's files by name, and the YAML files that are not read.

    Those are in the wrong place (`stray`), have a second spelling of their name (`doubled`, with the one
    that is read), or are links that lead out of the submission (`linked`).
    """

    files: dict[str, bytes] = field(default_factory=dict)
    stray: list[str] = field(default_factory=list)
    doubled: list[tuple[str, str]] = field(default_factory=list)
    linked: list[str] = field(default_factory=list)


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
        if SUBMISSION_FILE in files:
            folders[:] = []
            count += 1
            folder = Path(root)
            relative = folder.relative_to(path)
            place = PurePosixPath(relative.as_posix()) if relative.parts else PurePosixPath(_name_of(path))
            yield SubmissionFolder(folder, folder.as_posix(), place)
    if not count:
        if inside := _enclosing(path):
            yield SubmissionFolder(inside, inside.as_posix(), PurePosixPath(_name_of(inside)))
            return
        raise WorkspaceError("io.no-submission", name=path)


def _cannot_look(error: OSError) -> None:
    raise unreadable(Path(error.filename or ""), error) from error


def _of_file(path: Path) -> SubmissionFolder:
    if path.suffix.lower() not in _ENDINGS:
        raise WorkspaceError("io.not-yaml", name=path)
    folder = path.parent if (path.parent / SUBMISSION_FILE).is_file() else _enclosing(path.parent)
    if folder is None:
        raise WorkspaceError("io.alone", name=path)
    name = path.name if (path.parent / SUBMISSION_FILE).is_file() else f"{PROJECTS_FOLDER}/{path.name}"
    selected = None if name == SUBMISSION_FILE else frozenset({name})
    return SubmissionFolder(folder, folder.as_posix(), PurePosixPath(_name_of(folder)), selected)


def _enclosing(path: Path) -> Path | None:
    """The submission whose `projects` folder this is."""
    parent = path.parent if path.name else path.resolve().parent
    is_projects = (path if path.name else path.resolve()).name == PROJECTS_FOLDER
    return parent if is_projects and (parent / SUBMISSION_FILE).is_file() else None


def _name_of(folder: Path) -> str:
    # `..` as a name would put the results beside their folder.
    return (folder.name if folder.name != ".." else "") or folder.resolve().name or "submission"


def _together(one: SubmissionFolder, other: SubmissionFolder) -> SubmissionFolder:
    if one.selected is None or other.selected is None:
        return SubmissionFolder(one.folder, one.name, one.place)
    return SubmissionFolder(one.folder, one.name, one.place, one.selected | other.selected)


def read_files(submission: SubmissionFolder) -> FolderFiles:
    """The files of a submission; raises `WorkspaceError` for one that cannot be read."""
    found = FolderFiles()
    home = submission.folder.resolve()
    for name in _yaml_names(submission.folder, ""):
        if name in {SUBMISSION_FILE, DEPARTMENT_FILE}:
            _take(found, home, name)
        else:
            found.stray.append(name)
    for name in _yaml_names(submission.folder / PROJECTS_FOLDER, f"{PROJECTS_FOLDER}/"):
        other = f"{name.rpartition('.')[0]}.yaml"
        if name != other and other in found.files:
            found.doubled.append((name, other))
        else:
            _take(found, home, name)
    return found


def _take(found: FolderFiles, home: Path, name: str) -> None:
    """Read a file, unless it is a link to what is not the submission's."""
    path = home / name
    if path.resolve().is_relative_to(home):
        found.files[name] = read(path)
    else:
        found.linked.append(name)


def _yaml_names(folder: Path, prefix: str) -> list[str]:
    if not folder.is_dir():
        return []
    try:
        with os.scandir(folder) as entries:
            names = [e.name for e in entries if e.name.lower().endswith(_ENDINGS) and e.is_file()]
    except OSError as error:
        raise unreadable(folder, error) from error
    return [f"{prefix}{name}" for name in sorted(names) if not name.startswith(".")]


def read(path: Path) -> bytes:
    """The bytes of a file, one more than the limit at most: the reader of the text says what is too much."""
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise unreadable(path, error) from error
