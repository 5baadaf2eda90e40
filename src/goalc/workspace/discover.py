"""Paths given by the user → submissions.

A path is a spec file, a submission's folder or a tree that holds any number of them. They are sorted by name,
so that their order is the same on every machine.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from goalc.model.forms import PROJECTS_FOLDER, SUBMISSION
from goalc.pipeline.pack import PACK_FILE
from goalc.workspace.error import WorkspaceError, raise_unreadable
from goalc.workspace.paths import print_path

Paths = str | Path | Iterable[str | Path]
_ENDINGS = (".yaml", ".yml")
_PROJECTS = f"{PROJECTS_FOLDER}/"
CASES_FOLDER = "cases"
"""The folder of a form pack with the submissions that test it."""
OWN_FOLDERS = frozenset({PROJECTS_FOLDER, "packs", "library"})
"""The folders of a submission in which no other one lies."""


@dataclass(frozen=True)
class SubmissionFolder:
    """One submission on disk.

    `name` is the folder as messages print it; `place` is its path below the given path; `named` are the
    files that the user named (by name in the folder, `projects/` for all in it), None for all of them.
    """

    folder: Path
    name: str
    place: PurePosixPath
    named: frozenset[str] | None = None

    @property
    def selected(self) -> frozenset[str] | None:
        """The forms to judge, None for all of them: the cover stands for the whole submission."""
        if self.named is None or self.named & {SUBMISSION.place, _PROJECTS}:
            return None
        return self.named

    def may_rewrite(self, name: str) -> bool:
        """Return True for a file that the user named, by itself or with its folder."""
        if self.named is None or name in self.named:
            return True
        return _PROJECTS in self.named and name.startswith(_PROJECTS)


def paths_of(paths: Paths) -> tuple[Path, ...]:
    """Return one path, or several, as a tuple."""
    if isinstance(paths, (str, Path)):
        return (Path(paths),)
    return tuple(Path(path) for path in paths)


def discover(paths: Iterable[Path]) -> list[SubmissionFolder]:
    """Return the submissions under the paths, each once; raises `WorkspaceError`."""
    found: dict[Path, SubmissionFolder] = {}
    for path in paths:
        for folder in _find_under(path):
            key = folder.folder.resolve()
            earlier = found.get(key)
            found[key] = folder if earlier is None else _merge(earlier, folder)
    return list(found.values())


def _find_under(path: Path) -> Iterator[SubmissionFolder]:
    if not path.exists():
        raise WorkspaceError("io.missing", name=path)
    if path.is_file():
        yield find_by_file(path)
        return
    count = 0
    lead = PurePosixPath(_name_of(path) if (path / SUBMISSION.place).is_file() else ".")
    for root, folders, files in os.walk(path, onerror=raise_unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        if PACK_FILE in files and CASES_FOLDER in folders:
            folders.remove(CASES_FOLDER)
        if SUBMISSION.place in files:
            # A later stage may lie in a folder of its targets.
            folders[:] = [name for name in folders if name not in OWN_FOLDERS]
            count += 1
            folder = Path(root)
            yield SubmissionFolder(folder, print_path(folder), lead / folder.relative_to(path).as_posix())
    if not count:
        if inside := _enclosing_submission(path):
            yield SubmissionFolder(
                inside, print_path(inside), PurePosixPath(_name_of(inside)), frozenset({_PROJECTS})
            )
            return
        raise _no_submission(path)


def _no_submission(path: Path) -> WorkspaceError:
    """Return the error for a folder without submissions; it names a file whose name is nearly right."""
    stem = SUBMISSION.place.rpartition(".")[0]
    named = (file for file in path.rglob("*") if file.name.casefold().startswith(f"{stem}."))
    near = sorted(file for file in named if file.name != SUBMISSION.place)
    if near:
        return WorkspaceError("io.near-submission", name=near[0])
    return WorkspaceError("io.no-submission", name=path)


def find_by_file(path: Path) -> SubmissionFolder:
    """Return the submission of a spec, which need not exist yet; raises `WorkspaceError`."""
    if path.suffix.lower() not in _ENDINGS:
        raise WorkspaceError("io.not-yaml", name=path)
    is_beside = path.name == SUBMISSION.place and path.parent.is_dir()
    is_beside = is_beside or (path.parent / SUBMISSION.place).is_file()
    folder = path.parent if is_beside else _enclosing_submission(path.parent)
    if folder is None:
        raise WorkspaceError("io.alone", name=path)
    name = path.name if is_beside else f"{PROJECTS_FOLDER}/{path.name}"
    return SubmissionFolder(folder, print_path(folder), PurePosixPath(_name_of(folder)), frozenset({name}))


def _enclosing_submission(path: Path) -> Path | None:
    """Return the submission whose `projects` folder this is; None if it is not one."""
    parent = path.parent if path.name else path.resolve().parent
    is_projects = (path if path.name else path.resolve()).name == PROJECTS_FOLDER
    return parent if is_projects and (parent / SUBMISSION.place).is_file() else None


def _name_of(folder: Path) -> str:
    # A folder named `..` would put the results beside the output folder.
    return (folder.name if folder.name != ".." else "") or folder.resolve().name or "submission"


def _merge(one: SubmissionFolder, other: SubmissionFolder) -> SubmissionFolder:
    if one.named is None or other.named is None:
        return SubmissionFolder(one.folder, one.name, one.place)
    return SubmissionFolder(one.folder, one.name, one.place, one.named | other.named)
