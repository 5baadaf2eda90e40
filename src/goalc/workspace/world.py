"""The packs and libraries around a submission, from folders on disk or in a commit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from goalc.library.load import LoadedLibrary
from goalc.pipeline.pack import LoadedPack
from goalc.source.diagnostic import Finding
from goalc.syntax.limits import MAX_BYTES
from goalc.workspace.folder import Folder
from goalc.workspace.libraries import LibraryStore
from goalc.workspace.packs import PackStore
from goalc.workspace.paths import print_path


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
        if not place.exists() or not place.path.is_relative_to(root.path):
            return None
        return FolderNeighbour(
            print_path(place.path), FolderWorld(place, self.packs, self.pack_store, self.library_store)
        )


@dataclass(frozen=True)
class FolderNeighbour:
    """A submission in a folder that another one names."""

    folder: str
    world: FolderWorld

    def read(self, names: Sequence[str]) -> Mapping[str, bytes]:
        return self.world.folder.contents(names, MAX_BYTES)
