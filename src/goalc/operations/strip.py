"""Remove goalc's marks from files, where they lie."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from goalc.operations.apply import check_ending
from goalc.readers.extent import ReadError
from goalc.readers.package import MAX_FILE, check_package
from goalc.workspace.discover import Paths, paths_of
from goalc.workspace.error import WorkspaceError
from goalc.workspace.paths import print_path, read_bounded
from goalc.workspace.store import replace
from goalc.writers.strip import strip as strip_marks


class Stripped(NamedTuple):
    """A file, and the number of marks that were removed from it."""

    name: str
    removed: int


def strip(files: Paths) -> Iterator[Stripped]:
    """Remove the marks of .docx and .xlsx files, one after the other.

    Raises `WorkspaceError` for a file that cannot be read or written; those before it are done.
    """
    for path in paths_of(files):
        check_ending(path)
        content = read_bounded(path, MAX_FILE)
        try:
            check_package(content)
        except ReadError as error:
            raise WorkspaceError(error.key, name=path) from error
        stripped, count = strip_marks(content)
        if count:
            replace(path, stripped)
        yield Stripped(print_path(path), count)
