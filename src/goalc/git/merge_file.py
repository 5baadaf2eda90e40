"""Merge three files line by line, as git does without a driver of its own."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from goalc.git.repository import run_git
from goalc.workspace.error import WorkspaceError

_FAILED = 128
"""The smallest exit code of `git merge-file` that is not a number of conflicts."""


class MergedLines(NamedTuple):
    """The merged content, and the number of conflicts that are marked in it (127 for more)."""

    content: bytes
    conflicts: int


def merge_lines(base: Path, ours: Path, theirs: Path, names: tuple[str, str]) -> MergedLines:
    """Return the content of `ours` with the changes from `base` to `theirs`; raises `WorkspaceError`."""
    files = [str(path.absolute()) for path in (ours, base, theirs)]
    labels = [word for name in (names[0], "base", names[1]) for word in ("-L", name)]
    try:
        done = run_git(Path.cwd(), "merge-file", "-p", *labels, *files)
    except FileNotFoundError as error:
        raise WorkspaceError("drivers.no-git") from error
    if done.returncode >= _FAILED or done.returncode < 0:
        raise WorkspaceError("merge.lines", name=ours)
    return MergedLines(done.stdout, done.returncode)
