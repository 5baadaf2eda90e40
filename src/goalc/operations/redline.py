"""The redlines of a comparison, written into a folder, with who made the changes and when.

That is the author and the time of the commit that they lead to; of changes in no commit yet, the author that
git is configured with, and the time only if it is given.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from goalc.document.document import Revision
from goalc.git.revisions import Chosen
from goalc.operations.comparison import DiffResult
from goalc.redline.redline import redline
from goalc.workspace.store import make_folder, replace_all


def redlined(found: DiffResult, chosen: Chosen, folder: Path, moment: str | None) -> DiffResult:
    """Write the redlines of a comparison into a folder; what cannot be made is told in its `redlines`."""
    revision = Revision("", moment)
    if chosen.repository is not None:
        by = None if chosen.commit is None else chosen.repository.commit(chosen.commit)
        revision = (
            Revision(chosen.repository.author, moment) if by is None else Revision(by.author, _utc(by.date))
        )
    revision = revision if revision.author else revision._replace(author="goalc")
    made = redline(found.versions, found.review, revision)
    make_folder(folder)
    replace_all(folder, {file.name: file.content for file in made.files})
    return replace(found, redlines=made)


def _utc(moment: str) -> str:
    """ISO 8601 with a zone, as Word writes it: in UTC, to the second."""
    return datetime.fromisoformat(moment).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
