"""Trouble with files, as opposed to trouble with what stands in them."""

from __future__ import annotations


class WorkspaceError(Exception):
    """A file that is not there, cannot be read or cannot be written. `key` is a sentence of the catalogue."""

    def __init__(self, key: str, **arguments: object) -> None:
        super().__init__(key)
        self.key = key
        self.arguments = arguments


class OutputClash(Exception):
    """Two submissions whose results would lie in the same folder."""

    def __init__(self, first: str, second: str, place: str) -> None:
        super().__init__(place)
        self.first = first
        self.second = second
        self.place = place


class UnknownPack(Exception):
    """A form pack that nobody has; `known` are those that there are."""

    def __init__(self, name: str, known: list[str]) -> None:
        super().__init__(name)
        self.name = name
        self.known = known
