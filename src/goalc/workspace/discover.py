"""Paths that a person gave → submissions.

A path is a spec file, a submission's folder or a tree that holds any number of them. Order is by name,
so that it is the same on every machine.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from goalc.pipeline.compile import DEPARTMENT_FILE, PROJECTS_FOLDER, SUBMISSION_FILE
from goalc.syntax.limits import MAX_BYTES
from goalc.workspace.error import WorkspaceError

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
    """The bytes of a submission's files by name, and the YAML files that are in the wrong place."""

    files: dict[str, bytes]
    stray: tuple[str, ...]
    doubled: tuple[tuple[str, str], ...]


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
    for root, folders, files in os.walk(path):
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
    files: dict[str, bytes] = {}
    stray: list[str] = []
    doubled: list[tuple[str, str]] = []
    for name in _yaml_names(submission.folder, ""):
        if name in {SUBMISSION_FILE, DEPARTMENT_FILE}:
            files[name] = read(submission.folder / name)
        else:
            stray.append(name)
    for name in _yaml_names(submission.folder / PROJECTS_FOLDER, f"{PROJECTS_FOLDER}/"):
        stem = name.rpartition(".")[0]
        if name.endswith(".yml") and f"{stem}.yaml" in files:
            doubled.append((name, f"{stem}.yaml"))
        else:
            files[name] = read(submission.folder / name)
    return FolderFiles(files, tuple(stray), tuple(doubled))


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


def unreadable(path: Path, error: OSError) -> WorkspaceError:
    """The error of a file that the system does not let us read."""
    return WorkspaceError("io.read", name=path, reason=error.strerror or type(error).__name__)
