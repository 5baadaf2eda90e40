"""The packs and libraries around a submission, from folders on disk or in a commit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goalc.library.load import LoadedLibrary
from goalc.pipeline.pack import LoadedPack
from goalc.source.diagnostic import Finding
from goalc.workspace.folder import Folder
from goalc.workspace.libraries import LibraryStore
from goalc.workspace.packs import PackStore


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
