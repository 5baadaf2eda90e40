"""The settings of the gate itself, in two versions: changes, and the stricter of both.

In: what `goalc.toml` says about changes and approvals on each side. Out: a change for each setting that
differs; and the level that a kind has. A comparison that loosens the gate goes by the stricter setting: else
it could open the gate for itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from goalc.changes.change import Change
from goalc.changes.kinds import KINDS
from goalc.source.diagnostic import Origin, Severity

Own = Literal["tell", "refuse"]
"""The treatment of an approval by the author of the change: it counts and is told, or it does not count."""

_OFF = "off"
_STRICTNESS = {_OFF: 0, "info": 1, "warning": 2, "error": 3, "tell": 0, "refuse": 1}


class GateSettings(NamedTuple):
    """The settings of one side: their file, empty for none; levels of kinds, None for off; `own`."""

    file: str = ""
    levels: Mapping[str, Severity | None] = {}
    own: Own = "tell"

    def word(self, kind: str) -> str:
        """Return the level of a kind as the file would say it."""
        level = self.levels.get(kind, KINDS[kind].level)
        return _OFF if level is None else level.value


def strictest_level(kind: str, settings: Iterable[GateSettings]) -> Severity | None:
    """Return the level of a kind, the strictest of some settings; None if it is off in all of them."""
    words = [one.word(kind) for one in settings] or [GateSettings().word(kind)]
    word = max(words, key=_STRICTNESS.__getitem__)
    return None if word == _OFF else Severity(word)


def compare_settings(before: GateSettings, after: GateSettings) -> Iterator[Change]:
    """Yield a change for each setting that differs."""
    for kind in KINDS:
        if kind in before.levels or kind in after.levels:
            yield from _setting(before, after, ("changes", kind), before.word(kind), after.word(kind))
    yield from _setting(before, after, ("approvals", "own"), before.own, after.own)


def _setting(
    before: GateSettings, after: GateSettings, path: tuple[str, str], was: str, now: str
) -> Iterator[Change]:
    if was != now:
        kind = "gate-loosened" if _STRICTNESS[now] < _STRICTNESS[was] else "gate-tightened"
        base, head = (Origin(side.file, ()) if side.file else None for side in (before, after))
        yield Change(kind, "", "", (after.file or before.file, *path), was, now, base, head)
