"""Narrow what an operation is about to what has changed since a revision."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from goalc.git.changed import Changed
from goalc.operations.session import Session
from goalc.workspace.discover import SubmissionFolder
from goalc.workspace.folder import DiskFolder


def narrow(
    folder: SubmissionFolder, changed: Changed | None, session: Session, packs: Sequence[Path]
) -> SubmissionFolder | None:
    """Return what is left of a submission, all of it without `changed`; None for nothing.

    `packs` are folders with packs beside those that its settings name. Raises `WorkspaceError`.
    """
    if changed is None:
        return folder
    configuration = session.configurations.of(DiskFolder.of(folder.folder))
    named = (*(pack.path for pack in configuration.packs), *configuration.word_files)
    around = (*packs, *named, configuration.baseline)
    return changed.narrow(folder, around)
