"""The settings that changes are weighed by: those of both sides, for each submission.

In: what was compared, and both sides as they were read. Out: levels, whether a change's author may approve
it, and the changes of the settings themselves. Of two settings that differ the stricter one counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from goalc.changes.change import Change
from goalc.changes.compare import Compared
from goalc.changes.fingerprints import add_fingerprints
from goalc.changes.form_pairs import Filed
from goalc.changes.gate_settings import GateSettings, compare_settings, strictest_level
from goalc.operations.read_side import ReadSide
from goalc.source.diagnostic import Severity

_Place = tuple[str, int]
"""A folder as messages print it, with a stroke at its end or empty; the index of its submission."""


class Settings:
    """The submissions that changes belong to, and their settings on both sides."""

    def __init__(self, compared: Compared, base: ReadSide, head: ReadSide) -> None:
        self._pairs = [(_settings(base, one), _settings(head, other)) for one, other in compared.covers]
        self._folders = [folder_of(other or one) for one, other in compared.covers]
        self._base = _places(one for one, _ in compared.covers)
        self._head = _places(other for _, other in compared.covers)

    def folder(self, change: Change) -> str | None:
        """Return the folder, on its side, of a change's submission; None for a change of the settings."""
        number = self._submission(change)
        return None if number is None else self._folders[number]

    def level(self, change: Change) -> Severity | None:
        """Return the level of a change; None if its kind is switched off."""
        return strictest_level(change.kind, self._of(change))

    def refuse_own(self, change: Change) -> bool:
        """Return True if the author of a change may not approve it."""
        return any(one.own == "refuse" for one in self._of(change))

    def changes(self) -> list[Change]:
        """Return the changes of the settings themselves, each once."""
        found: dict[tuple[str, ...], Change] = {}
        for before, after in self._pairs:
            if before is not None and after is not None:
                for change in compare_settings(before, after):
                    found.setdefault(change.path, change)
        return list(add_fingerprints(found.values()))

    def _of(self, change: Change) -> Sequence[GateSettings]:
        number = self._submission(change)
        pairs = self._pairs if number is None else [self._pairs[number]]
        return [one for pair in pairs for one in pair if one is not None]

    def _submission(self, change: Change) -> int | None:
        """Return the index of a change's submission: where it is now, else where it was."""
        if change.kind.startswith("gate-"):
            return None
        for places, origin in ((self._head, change.head), (self._base, change.base)):
            for folder, number in places:
                if origin is not None and origin.file.startswith(folder):
                    return number
        return None


def folder_of(filed: Filed | None) -> str:
    """Return the folder of a submission from its side's root; empty for the root itself."""
    return "" if filed is None or filed.place == "." else filed.place


def _places(side: Iterable[Filed | None]) -> list[_Place]:
    """Return the folders of the submissions of a side, the innermost first."""
    found: Iterator[_Place] = (
        (filed.submission.file[: filed.submission.file.rfind("/") + 1], number)
        for number, filed in enumerate(side)
        if filed is not None
    )
    return sorted(found, key=lambda place: -len(place[0]))


def _settings(side: ReadSide, filed: Filed | None) -> GateSettings | None:
    if filed is None:
        return None
    read = side.configurations.get(side.files.shown(folder_of(filed)))
    return None if read is None else GateSettings(read.file, read.changes, read.own_approvals)
