"""Check, build and compare the specs of a pipeline, and write files for the forge."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from goalc.forge.commits import commits_of
from goalc.forge.event import Event
from goalc.forge.outcome import CHANGE_FILES, Outcome
from goalc.git.repository import Repository
from goalc.operations.build import build
from goalc.operations.check import check
from goalc.operations.diff import diff
from goalc.redline.redline import Redlines
from goalc.source.trouble import Trouble
from goalc.workspace.discover import Paths
from goalc.workspace.error import WorkspaceError, unwritable
from goalc.workspace.store import encode, make_folder, replace_all

NOTHING = Trouble("ci.nothing")
"""The note if there is nothing to compare with."""


@dataclass(frozen=True)
class CiResult:
    """The outcome, the texts of the written files by name, and the redlines if something was compared."""

    outcome: Outcome
    files: Mapping[str, str]
    redlines: Redlines | None
    troubles: Sequence[Trouble]


def ci(
    paths: Paths,
    event: Event,
    output: str | Path,
    packs: Sequence[str | Path] = (),
    *,
    fail_on: str = "",
) -> CiResult:
    """Check, build and compare, each even if another fails, and write the results below `output`.

    `event` has the commits to compare; `fail_on` are the words for changes that the gate stops. Raises
    `WorkspaceError` for a path that does not exist, or an output that cannot be written.
    """
    folder = Path(output)
    report = check(paths, packs)
    built = build(paths, folder / "build", packs=packs)
    outcome = Outcome(report, built.refused, note=NOTHING)
    troubles = [*report.troubles, *built.troubles]
    redlines: Redlines | None = None
    try:
        repository = Repository.of(Path())
        commits = None if repository is None else commits_of(event, repository)
        if commits is not None:
            sides = [commits.base, commits.head]
            found = diff(sides, paths, packs, fail_on=fail_on, redline=folder / "redline")
            outcome, redlines = replace(outcome, review=found.review, note=None), found.redlines
    except WorkspaceError as error:
        troubles.append(error.trouble)
        outcome = replace(outcome, note=error.trouble)
    outcome = replace(outcome, troubled=bool(troubles))
    return CiResult(outcome, _write(outcome, folder), redlines, troubles)


def _write(outcome: Outcome, folder: Path) -> Mapping[str, str]:
    """Write the files; remove those of an earlier comparison, so that they are not taken for this run's."""
    make_folder(folder)
    files = outcome.files(folder.as_posix())
    for name in CHANGE_FILES.keys() - files.keys():
        try:
            (folder / name).unlink(missing_ok=True)
        except OSError as error:
            raise unwritable(folder / name, error) from error
    replace_all(folder, {name: encode(text) for name, text in files.items()})
    return files
