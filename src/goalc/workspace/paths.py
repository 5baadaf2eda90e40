"""Paths on disk: print them as people know them, and read a bounded number of bytes."""

from __future__ import annotations

import os
from pathlib import Path

from goalc.workspace.error import unreadable


def print_path(path: Path) -> str:
    """Return a path as messages print it: relative to the current folder, with forward slashes.

    A path that shares only the root (or not even the drive) with that folder is printed absolute.
    """
    whole, here = os.path.abspath(path), os.getcwd()  # noqa: PTH100, PTH109 - links stay as they are named
    try:
        common = os.path.commonpath([whole, here])
    except ValueError:
        common = ""
    if common in {"", os.path.dirname(common)} and common != here:  # noqa: PTH120 - of a text
        return Path(whole).as_posix()
    return Path(os.path.relpath(whole, here)).as_posix()


def read_bounded(path: Path, limit: int) -> bytes:
    """Return at most `limit` + 1 bytes of a file, so that the caller can tell that it is too large.

    Raises `WorkspaceError` for a file that the system does not let us read.
    """
    try:
        with path.open("rb") as file:
            return file.read(limit + 1)
    except OSError as error:
        raise unreadable(path, error) from error
