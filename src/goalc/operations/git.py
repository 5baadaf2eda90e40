"""Tell git how to show built forms and specs, for one repository or for all."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from goalc.git.drivers import Drivers


class Installed(NamedTuple):
    """The file of attributes that has the settings, and keys that are somebody else's and stay."""

    attributes: Path
    others: list[str]


def install(folder: str | Path = ".", everywhere: bool = False) -> Installed:
    """Put goalc into git's settings; raises `WorkspaceError`."""
    drivers = Drivers.of(Path(folder), everywhere)
    others = drivers.install()
    return Installed(drivers.attributes, others)


def uninstall(folder: str | Path = ".", everywhere: bool = False) -> bool:
    """Take goalc out of git's settings; return True if it was there. Raises `WorkspaceError`."""
    return Drivers.of(Path(folder), everywhere).uninstall()
