"""Compare two versions of specs by their meaning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from goalc.changes.compare import compare
from goalc.changes.gate import stops
from goalc.changes.years import compare_years
from goalc.document.document import Revision
from goalc.git.revisions import Chosen, choose
from goalc.operations.compare_sides import DiffResult, compare_sides
from goalc.operations.diff_years import choose_years
from goalc.operations.session import Session
from goalc.redline.redline import Redlines
from goalc.redline.redline import redline as redline_forms
from goalc.workspace.discover import Paths, paths_of
from goalc.workspace.store import make_folder, replace_all


def diff(
    words: Sequence[str] = (),
    limits: Paths = (),
    packs: Sequence[str | Path] = (),
    *,
    years: bool = False,
    fail_on: str = "",
    redline: str | Path | None = None,
    today: date | None = None,
    moment: str | None = None,
) -> DiffResult:
    """Return the changes in meaning between two sides, named as in `goalc diff WORDS -- LIMITS`.

    `years`: the sides are the submissions under the path in `words` and those of the year before.
    `fail_on`: kinds, directions or levels that the gate stops, separated by commas. `redline`: a folder for
    Word files with tracked changes and workbooks; changes that are not committed yet are dated with `moment`
    (ISO 8601) or not at all. Approvals expire relative to `today`, by default the machine's date. Raises
    `WorkspaceError`, and `ValueError` for an unknown word in `fail_on`.
    """
    wanted = stops(fail_on)
    session = Session(paths_of(packs))
    chosen = choose_years(Path(*words), session) if years else choose(words, paths_of(limits))
    comparison = compare_years if years else compare
    found = compare_sides(chosen, session, wanted, today or date.today(), comparison)
    found = replace(found, review=replace(found.review, years=years))
    if redline is None:
        return found
    return replace(found, redlines=_write_redlines(found, chosen, Path(redline), moment))


def _write_redlines(found: DiffResult, chosen: Chosen, folder: Path, moment: str | None) -> Redlines:
    """Write the redlines of a comparison into a folder; their diagnostics name those that could not be made.

    Their author and time are those of the head's commit. Without one, the author is the one that git is
    configured with, and the time is `moment`.
    """
    revision = Revision("", moment)
    if chosen.repository is not None:
        by = None if chosen.commit is None else chosen.repository.commit(chosen.commit)
        revision = (
            Revision(chosen.repository.author, moment) if by is None else Revision(by.author, _utc(by.date))
        )
    revision = revision if revision.author else revision._replace(author="goalc")
    made = redline_forms(found.versions, found.review, revision)
    make_folder(folder)
    replace_all(folder, {file.name: file.content for file in made.files})
    return made


def _utc(moment: str) -> str:
    """Return a moment (ISO 8601 with a zone) as Word writes it: in UTC, to the second."""
    return datetime.fromisoformat(moment).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
