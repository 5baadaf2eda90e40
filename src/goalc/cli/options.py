"""Arguments and options that several commands have."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from goalc.messages.catalogue import say

_Command = TypeVar("_Command", bound=Callable[..., Any])


def paths(command: _Command) -> _Command:
    """Add the argument for the paths of specs; by default those of the nearest `goalc.toml`."""
    return click.argument(
        "paths",
        nargs=-1,
        metavar=say("paths.metavar"),
        type=click.Path(path_type=Path),
        callback=_default_paths,
    )(command)


def _default_paths(ctx: click.Context, param: click.Parameter, value: tuple[Path, ...]) -> tuple[Path, ...]:
    if value or ctx.resilient_parsing or ctx.params.get("pack"):
        return value
    from goalc.workspace.nearest import CONFIG_FILE, SPECS_FOLDER, nearest_specs

    found = nearest_specs()
    if found is None:
        example = SPECS_FOLDER if Path(SPECS_FOLDER).is_dir() else "."
        if ctx.params.get("blank"):
            raise click.UsageError(say("usage.blank-no-home", name=CONFIG_FILE, example=example))
        if param.name == "specs":
            raise click.UsageError(say("usage.specs-no-home", name=CONFIG_FILE, example=example))
        raise click.UsageError(say("usage.no-home", name=CONFIG_FILE, example=example))
    return (found,)


def path(command: _Command) -> _Command:
    """Add the argument for a submission, or any path among specs; by default the nearest ones."""
    return click.argument(
        "path",
        required=False,
        metavar=say("config.metavar"),
        type=click.Path(path_type=Path),
        callback=_default_path,
    )(command)


def _default_path(ctx: click.Context, _: click.Parameter, value: Path | None) -> Path | None:
    if value is not None or ctx.resilient_parsing:
        return value
    from goalc.workspace.nearest import nearest_submission

    return nearest_submission()


def specs(command: _Command) -> _Command:
    """Add the option for the specs that belong to other files; by default the nearest ones."""
    return click.option(
        "--specs",
        multiple=True,
        metavar="PATH",
        type=click.Path(path_type=Path),
        callback=_default_paths,
        help=say("apply.specs"),
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


def changed_since(command: _Command) -> _Command:
    """Add the option that limits a command to what has changed since a revision."""
    return click.option("--changed-since", metavar="REF", help=say("changed-since"))(command)


def stdin_filename(command: _Command) -> _Command:
    """Add the option that names the file whose text is read from standard input, for editors."""
    return click.option(
        "--stdin-filename",
        "stdin_file",
        metavar="FILE",
        type=click.Path(path_type=Path),
        help=say("stdin-filename"),
    )(command)


def read_unsaved(
    paths: tuple[Path, ...], file: Path | None, **others: object
) -> tuple[tuple[Path, ...], bytes | None]:
    """Return the paths to work on, and the text from standard input that takes the place of the one file.

    `others` are the values of options that need whole submissions, by their names with underscores.
    """
    is_stream = Path("-") in paths
    if file is None and not is_stream:
        return paths, None
    if file is None:
        raise click.UsageError(say("usage.stdin-name"))
    if paths != (Path("-"),):
        raise click.UsageError(say("usage.stdin-path", name=file))
    for name, value in others.items():
        if value:
            option = f"--{name.replace('_', '-')}"
            raise click.UsageError(say("usage.stdin-alone", name=option))
    from goalc.syntax.limits import MAX_BYTES

    return (file,), sys.stdin.buffer.read(MAX_BYTES + 1) if sys.stdin else b""


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
        raise click.UsageError(str(error)) from None
