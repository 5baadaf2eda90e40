"""Approve changes: fingerprints → entries in `approvals.yaml` beside their submissions.

A fingerprint that no change has is refused: it is a typing mistake, and would have no effect.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from goalc.changes.review import Approval, Reviewed
from goalc.git.repository import Repository
from goalc.model.forms import APPROVALS_FILE
from goalc.operations.compare_sides import DiffResult
from goalc.operations.diff import diff
from goalc.report.changes.approvals import approvals_head
from goalc.syntax.limits import MAX_BYTES
from goalc.workspace.approvals import approvals_text, read_approvals
from goalc.workspace.error import UnknownChange, WorkspaceError
from goalc.workspace.paths import read_bounded
from goalc.workspace.store import replace

BASES = ("HEAD", "@{upstream}...", "origin/HEAD...", "origin/main...", "main...", "master...")
"""The revisions to compare with, in this order, if the user names none.

First the last commit, then the branch that this one is to be merged into.
"""


class Approved(NamedTuple):
    """A change that was approved, and the file with the approval."""

    reviewed: Reviewed
    file: Path


def approve(
    fingerprints: Sequence[str],
    reason: str,
    *,
    by: str = "",
    until: date | None = None,
    base: str = "",
    packs: Sequence[str | Path] = (),
) -> list[Approved]:
    """Approve the changes with these fingerprints, found by comparing with `base` or the usual bases.

    `by` is git's user by default. Raises `UnknownChange` for a fingerprint that no change has, and
    `WorkspaceError` for a file of approvals that has mistakes; nothing is written then.
    """
    bases = (base,) if base else BASES
    changes = _find_changes(fingerprints, bases, lambda words: diff([words], (), packs))
    for fingerprint in fingerprints:
        if fingerprint not in changes:
            raise UnknownChange(fingerprint)
    repository = Repository.of(Path())
    name = by or ("" if repository is None else repository.author)
    listed = [changes[fingerprint] for fingerprint in fingerprints]
    _write(listed, {one: Approval(one, reason, name, until) for one in fingerprints})
    return listed


def _find_changes(
    fingerprints: Sequence[str], bases: Sequence[str], compare: Callable[[str], DiffResult]
) -> dict[str, Approved]:
    """Return the changes with these fingerprints, each with its approvals file; raises `WorkspaceError`."""
    found: dict[str, Approved] = {}
    for base in bases:
        if set(fingerprints) <= found.keys():
            break
        try:
            result = compare(base)
        except WorkspaceError:
            if len(bases) == 1:
                raise
            continue
        for reviewed in result.review.changes:
            fingerprint, home = reviewed.change.fingerprint, result.home(reviewed.change)
            if fingerprint in fingerprints and home is not None:
                found.setdefault(fingerprint, Approved(reviewed, home / APPROVALS_FILE))
    return found


def _write(changes: Sequence[Approved], approvals: Mapping[str, Approval]) -> None:
    """Write the approvals; if one of the files has mistakes, none is written."""
    files: dict[Path, dict[str, Approval]] = {}
    for reviewed, path in changes:
        if path not in files:
            files[path] = _read_present(path)
        fingerprint = reviewed.change.fingerprint
        files[path][fingerprint] = approvals[fingerprint]
    for path, entries in files.items():
        replace(path, approvals_text(entries.values(), approvals_head()))


def _read_present(path: Path) -> dict[str, Approval]:
    if not path.exists():
        return {}
    approvals, wrong, _ = read_approvals(path.as_posix(), read_bounded(path, MAX_BYTES))
    if wrong:
        raise WorkspaceError("approve.broken", name=path)
    return approvals
