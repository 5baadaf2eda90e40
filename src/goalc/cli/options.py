"""Arguments and options that several commands have."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from goalc.messages.catalogue import say

_Command = TypeVar("_Command", bound=Callable[..., Any])


def paths(command: _Command) -> _Command:
    """Add the argument for the paths of specs."""
    return click.argument(
        "paths", nargs=-1, required=True, metavar=say("paths.metavar"), type=click.Path(path_type=Path)
    )(command)


def path(command: _Command) -> _Command:
    """Add the argument for a submission, or any path among specs; by default the current folder."""
    return click.argument(
        "path", default=".", metavar=say("config.metavar"), type=click.Path(path_type=Path)
    )(command)


def packs(command: _Command) -> _Command:
    """Add the option for folders with the user's own form packs."""
    return click.option(
        "--pack-path",
        "packs",
        multiple=True,
        metavar="DIR",
        type=click.Path(path_type=Path),
        help=say("pack-path"),
    )(command)


def complete_packs(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[str]:
    """Return the names of available form packs that begin with `incomplete`."""
    from goalc.workspace.folder import DiskFolder
    from goalc.workspace.packs import PackStore

    names = PackStore(ctx.params.get("packs") or ()).names(DiskFolder.of(Path()))
    return [name for name in names if name.startswith(incomplete)]


def check_packs(folders: tuple[Path, ...]) -> tuple[Path, ...]:
    """Return the folders as given; raises `WorkspaceError` for one that does not exist."""
    from goalc.workspace.error import WorkspaceError

    for folder in folders:
        if not folder.is_dir():
            raise WorkspaceError("io.missing", name=folder)
    return folders


@contextmanager
def explain_unknown_pack() -> Iterator[None]:
    """Turn an unknown form pack into a usage error that names the known ones."""
    from goalc.workspace.error import UnknownPack

    try:
        yield
    except UnknownPack as error:
        raise click.UsageError(say("usage.pack", name=error.name, known=tuple(error.known))) from None
