"""Configure git to show built forms and specs as text, for one repository or for all."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from goalc.git.drivers import Drivers


class Installed(NamedTuple):
    """The attributes file that was written, and keys of other programs that were left alone."""

    attributes: Path
    others: list[str]


def install(folder: str | Path = ".", everywhere: bool = False) -> Installed:
    """Add goalc to git's settings; raises `WorkspaceError`."""
    drivers = Drivers.of(Path(folder), everywhere)
    others = drivers.install()
    return Installed(drivers.attributes, others)


def uninstall(folder: str | Path = ".", everywhere: bool = False) -> bool:
    """Remove goalc from git's settings; return True if it was there. Raises `WorkspaceError`."""
    return Drivers.of(Path(folder), everywhere).uninstall()
