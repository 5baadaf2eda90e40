"""The packs and libraries around a submission, from folders on disk or in a commit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from goalc.library.load import LoadedLibrary
from goalc.model.forms import DEPARTMENT, PROJECTS_FOLDER, SUBMISSION
from goalc.pipeline.pack import LoadedPack
from goalc.source.diagnostic import Finding
from goalc.syntax.limits import MAX_BYTES
from goalc.workspace.discover import OWN_FOLDERS
from goalc.workspace.folder import Folder
from goalc.workspace.libraries import LibraryStore
from goalc.workspace.packs import PackStore
from goalc.workspace.paths import print_path
from goalc.workspace.spec_files import is_project


@dataclass(frozen=True)
class FolderWorld:
    """A `World` for specs in a folder; `packs` are the folders of packs that its configuration names."""

    folder: Folder
    packs: Sequence[Folder]
    pack_store: PackStore
    library_store: LibraryStore

    def pack(self, name: str) -> LoadedPack | Finding:
        return self.pack_store.find(name, self.folder, self.packs)

    def libraries(self) -> Sequence[LoadedLibrary]:
        return self.library_store.beside(self.folder)

    def neighbour(self, path: str) -> FolderNeighbour | None:
        place, root = self.folder.at(path), self.folder.around()[-1]
        if not place.exists() or not (place.path.is_relative_to(root.path) or self._is_beside(place)):
            return None
        return FolderNeighbour(
            print_path(place.path), FolderWorld(place, self.packs, self.pack_store, self.library_store)
        )

    def _is_beside(self, place: Folder) -> bool:
        """Return True for the folder above, and what lies in it, where no repository is a bound."""
        own = self.folder.path
        return not (own / ".git").exists() and place.path.is_relative_to(own.parent)

    def year_before(self, year: int) -> FolderNeighbour | None:
        found = self._year_before(year)
        return None if found is None else self.neighbour("/".join(found))

    def has_year_before(self, year: int) -> bool:
        """Return True if there is a folder of the year before, with or without this submission."""
        found = self._year_before(year)
        return found is not None and self.folder.at(found[0]).exists()

    def _year_before(self, year: int) -> tuple[str, ...] | None:
        """Return the relative paths of the folder of the year before, and in that, of the submission."""
        own, root = self.folder.path, self.folder.around()[-1].path
        parts = own.relative_to(root).parts if own.is_relative_to(root) else ()
        if str(year) not in parts:
            return None
        below = parts[::-1].index(str(year))
        up = [".."] * (below + 1)
        return "/".join([*up, str(year - 1)]), *parts[len(parts) - below :]


@dataclass(frozen=True)
class FolderNeighbour:
    """A submission in a folder that another one names."""

    folder: str
    world: FolderWorld

    def read(self, names: Sequence[str]) -> Mapping[str, bytes]:
        return self.world.folder.contents(names, MAX_BYTES)

    def specs(self) -> Sequence[str]:
        place = self.world.folder.at(PROJECTS_FOLDER)
        names = place.names() if place.exists() else ()
        projects = (f"{PROJECTS_FOLDER}/{name}" for name in names)
        return [SUBMISSION.place, DEPARTMENT.place, *filter(is_project, projects)]

    def submissions(self) -> Sequence[str]:
        own = self.world.folder
        found = (name for name in own.names() if name not in OWN_FOLDERS and not name.startswith("."))
        return [name for name in found if own.has(f"{name}/{SUBMISSION.place}")]
