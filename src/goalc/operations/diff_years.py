"""Select the submissions of two years that are compared: those under a path, and those of the year before.

In: a path. Out: a `Chosen` whose base has the files of the year before under the names of this year's.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from goalc.changes.review import Side
from goalc.git.revisions import Chosen
from goalc.git.sides import FolderSide
from goalc.model.forms import SUBMISSION
from goalc.operations.session import Session
from goalc.pipeline.compiled import ReadForms
from goalc.pipeline.last_year import UnreadableYear, find_year_before
from goalc.pipeline.read import read_forms
from goalc.workspace.discover import SubmissionFolder
from goalc.workspace.error import WorkspaceError
from goalc.workspace.folder import DiskFolder, Folder
from goalc.workspace.world import FolderNeighbour


@dataclass(frozen=True)
class YearBeforeSide:
    """The files of the year before, among those in `own`.

    `earlier` has the folder of each submission by the name that it has in this year.
    """

    own: FolderSide
    earlier: Mapping[str, str]

    @property
    def side(self) -> Side:
        return self.own.side

    @property
    def label(self) -> str:
        return self.own.label

    def names(self) -> Iterable[str]:
        """Return nothing: only named files are compared."""
        return ()

    def has(self, name: str) -> bool:
        return self.own.has(self._name(name))

    def contents(self, names: Iterable[str]) -> dict[str, bytes]:
        known = {self._name(name): name for name in names}
        return {known[name]: content for name, content in self.own.contents(known).items()}

    def folder(self, name: str) -> Folder:
        return self.own.folder(self._name(name))

    def shown(self, name: str) -> str:
        return self.own.shown(self._name(name))

    def _name(self, name: str) -> str:
        """Return the name that a file has in the year before; one in no compared folder names nothing."""
        path = PurePosixPath(name)
        for place in (path, *path.parents):
            if place.as_posix() in self.earlier:
                return (PurePosixPath(self.earlier[place.as_posix()]) / path.relative_to(place)).as_posix()
        return f"{name}/.none"


@dataclass
class _Found:
    """The years that are compared, the folders, and the files to read by this year's folder."""

    root: Path
    years: set[int] = field(default_factory=set)
    earlier: dict[str, str] = field(default_factory=dict)
    files: dict[str, set[str]] = field(default_factory=dict)

    def name(self, path: Path) -> str:
        return Path(os.path.relpath(path, self.root)).as_posix()


def choose_years(path: Path, session: Session) -> Chosen:
    """Return both years of the submissions of targets under a path; raises `WorkspaceError`.

    A submission that the year before does not have is a new one, if there is a folder of that year.
    """
    folders = session.discover([path])
    found = _Found(DiskFolder.of(folders[0].folder).around()[-1].path)
    for folder in folders:
        _add(found, folder, session)
    if not found.files:
        raise WorkspaceError("io.no-year-before", name=path)
    labels = ["、".join(str(year + step) for year in sorted(found.years)) for step in (-1, 0)]
    base = YearBeforeSide(FolderSide("base", labels[0], found.root), found.earlier)
    return Chosen(base, FolderSide("head", labels[1], found.root), found.files, limited=True)


def _add(found: _Found, folder: SubmissionFolder, session: Session) -> None:
    """Add a submission, if it is one of targets and there is a year before, or if it cannot be read."""
    place = DiskFolder.of(folder.folder)
    world = session.world(place, session.configurations.of(place))
    own = FolderNeighbour(folder.name, world)
    read = read_forms(folder.name, own.read([SUBMISSION.place]), world, follow=False)
    name = found.name(place.path)
    if not isinstance(read, ReadForms):
        found.files[name] = {SUBMISSION.place}
        return
    try:
        earlier = find_year_before(read.cover, world)
    except UnreadableYear as error:
        earlier = error.neighbour
    if isinstance(earlier, FolderNeighbour):
        found.earlier[name] = found.name(earlier.world.folder.path)
    elif read.cover.stage != "目标" or not world.has_year_before(read.cover.year):
        return
    found.years.add(read.cover.year)
    names = {*own.specs(), *(earlier.specs() if earlier is not None else ())}
    found.files[name] = {other for other in names if folder.may_rewrite(other)}
