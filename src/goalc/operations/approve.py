"""Approving changes: fingerprints → entries in `approvals.yaml` beside the submissions that they belong to.

In: fingerprints, who approves them and why. Out: what was written. A fingerprint that no change has is not
approved: it would be a slip, and do nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from goalc.diff.review import Approval, Reviewed
from goalc.operations.comparison import DiffResult
from goalc.workspace.approvals import approvals_text, read_approvals
from goalc.workspace.error import WorkspaceError
from goalc.workspace.spec_files import APPROVALS_FILE, read
from goalc.workspace.store import replace

BASES = ("HEAD", "@{upstream}...", "origin/HEAD...", "origin/main...", "main...", "master...")
"""What changes are looked for against, in this order, where nobody says: the last commit, then what a branch
is to be merged into.
"""


class Approved(NamedTuple):
    """A change that was approved, and the file that says so."""

    reviewed: Reviewed
    file: Path


def found_changes(
    fingerprints: Sequence[str], bases: Sequence[str], compare: Callable[[str], DiffResult]
) -> tuple[list[tuple[Reviewed, Path]], list[str]]:
    """The changes with these fingerprints, each with the file for it; and fingerprints that none has."""
    found: dict[str, tuple[Reviewed, Path]] = {}
    for base in bases:
        if set(fingerprints) <= found.keys():
            break
        try:
            comparison = compare(base)
        except WorkspaceError:
            if len(bases) == 1:
                raise
            continue
        for reviewed in comparison.review.changes:
            fingerprint, home = reviewed.change.fingerprint, comparison.home(reviewed.change)
            if fingerprint in fingerprints and home is not None:
                found.setdefault(fingerprint, (reviewed, home / APPROVALS_FILE))
    return [found[fingerprint] for fingerprint in fingerprints if fingerprint in found], [
        fingerprint for fingerprint in fingerprints if fingerprint not in found
    ]


def approve_changes(
    changes: Sequence[tuple[Reviewed, Path]], approval: Callable[[str], Approval]
) -> list[Approved]:
    """Write the approvals; none is written where one of the files has mistakes."""
    files: dict[Path, dict[str, Approval]] = {}
    for reviewed, path in changes:
        if path not in files:
            files[path] = _present(path)
        fingerprint = reviewed.change.fingerprint
        files[path][fingerprint] = approval(fingerprint)
    for path, approvals in files.items():
        replace(path, approvals_text(approvals.values()))
    return [Approved(reviewed, path) for reviewed, path in changes]


def _present(path: Path) -> dict[str, Approval]:
    if not path.exists():
        return {}
    approvals, wrong, _ = read_approvals(path.as_posix(), read(path))
    if wrong:
        raise WorkspaceError("approve.broken", name=path)
    return approvals
