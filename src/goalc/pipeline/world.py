"""The packs and libraries around a submission, as the stages see them.

A `World` is for one submission. `goalc.workspace.world` implements it for folders, on disk or in a commit;
tests and other programs may keep everything in memory.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from goalc.library.load import LoadedLibrary
from goalc.pipeline.pack import LoadedPack
from goalc.source.diagnostic import Finding


class Neighbour(Protocol):
    """Another submission, which one is about: its folder as messages call it, its files, its surroundings."""

    @property
    def folder(self) -> str: ...
    @property
    def world(self) -> World: ...

    def read(self, names: Sequence[str]) -> Mapping[str, bytes]:
        """Return the bytes of those of its files that exist."""

    def specs(self) -> Sequence[str]:
        """Return the names of its cover and forms."""

    def submissions(self) -> Sequence[str]:
        """Return the names of the submissions that lie in its folder, such as those of later stages."""


class World(Protocol):
    """Form packs and libraries around one submission."""

    def pack(self, name: str) -> LoadedPack | Finding:
        """Return the pack of a name, or a finding if there is none; its origin is filled in later."""

    def libraries(self) -> Sequence[LoadedLibrary]:
        """Return the libraries of the folders around the submission, the nearest first."""

    def neighbour(self, path: str) -> Neighbour | None:
        """Return the submission in the folder at a relative path; None outside of the repository."""

    def year_before(self, year: int) -> Neighbour | None:
        """Return the submission in the folder whose path has the year before in place of `year`."""
