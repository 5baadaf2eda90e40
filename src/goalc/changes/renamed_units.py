"""A unit (编制单位) that has another name, in its cover and in its forms: one change instead of one for each.

In: all changes, and both sides. Out: the changes. A unit was renamed if its old name is nowhere now, and its
new name was nowhere before; else forms were handed from one unit to another, each a change of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from goalc.changes.change import Change
from goalc.changes.form_pairs import Filed

_UNIT = ("编制单位",)


def join_renamed_units(
    changes: Iterable[Change], base: Sequence[Filed], head: Sequence[Filed]
) -> list[Change]:
    """Return the changes with one for each renamed unit."""
    was, now = _units(base), _units(head)
    joined: list[Change] = []
    seen: set[tuple[object, object]] = set()
    for change in changes:
        names = (change.before, change.after)
        if change.path != _UNIT or names[0] in {*now, "", None} or names[1] in {*was, "", None}:
            joined.append(change)
        elif names not in seen:
            seen.add(names)
            joined.append(replace(change, kind="unit-renamed", form=""))
    return joined


def _units(side: Iterable[Filed]) -> set[str]:
    found: set[str] = set()
    for _, submission in side:
        found.add(submission.preparer)
        found |= {project.preparer for project in submission.projects}
    return found
