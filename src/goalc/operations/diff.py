"""Reviewing as a library: compare two versions, approve changes, look back.

`goalc.api` has these beside checking and building; what they work with is loaded when they are called.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from goalc.operations.session import Session
from goalc.workspace.discover import Paths, paths_of
from goalc.workspace.error import UnknownChange

if TYPE_CHECKING:
    from goalc.diff.review import Past
    from goalc.operations.approve import Approved
    from goalc.operations.comparison import DiffResult


def diff(
    words: Sequence[str] = (),
    limits: Paths = (),
    packs: Sequence[str | Path] = (),
    *,
    fail_on: str = "",
    redline: str | Path | None = None,
    today: date | None = None,
    moment: str | None = None,
) -> DiffResult:
    """What changed in meaning between two sides, as `goalc diff WORDS -- LIMITS` names them.

    `fail_on`: kinds, directions or levels that the gate stops, with commas between them. `redline`: a folder
    for Word files with tracked changes and workbooks; changes that are in no commit yet are dated with
    `moment` (ISO 8601) or not at all. Approvals run out by `today`. Raises `WorkspaceError`.
    """
    from tempfile import TemporaryDirectory

    from goalc.diff.gate import stops
    from goalc.git.revisions import choose
    from goalc.operations.comparison import Comparing

    wanted = stops(fail_on)
    with TemporaryDirectory(prefix="goalc-") as shelf:
        chosen = choose(words, paths_of(limits), Path(shelf))
        found = Comparing(chosen, Session(paths_of(packs))).result(wanted, today or date.today())
        if redline is None:
            return found
        from goalc.operations.redline import redlined

        return redlined(found, chosen, Path(redline), moment)


def approve(
    fingerprints: Sequence[str],
    reason: str,
    *,
    by: str = "",
    until: date | None = None,
    base: str = "",
    packs: Sequence[str | Path] = (),
) -> list[Approved]:
    """Accept the changes with these fingerprints, found against `base` or the usual ones.

    `by` is git's user where it is not given. Raises `UnknownChange`, and writes nothing then.
    """
    from goalc.diff.review import Approval
    from goalc.git.repository import Repository
    from goalc.operations.approve import BASES, approve_changes, found_changes

    changes, missing = found_changes(
        fingerprints, (base,) if base else BASES, lambda words: diff([words], (), packs)
    )
    if missing:
        raise UnknownChange(missing[0])
    repository = Repository.of(Path())
    name = by or ("" if repository is None else repository.author)
    return approve_changes(changes, lambda fingerprint: Approval(fingerprint, reason, name, until))


def log(path: str | Path, indicator: str = "", packs: Sequence[str | Path] = ()) -> Iterator[Past]:
    """How the targets of a spec or a submission changed over the commits, the newest first.

    Raises `WorkspaceError`.
    """
    from tempfile import TemporaryDirectory

    from goalc.operations.log import trace

    with TemporaryDirectory(prefix="goalc-") as shelf:
        yield from trace(Path(path), indicator, paths_of(packs), Path(shelf))
