"""Arguments and options that several commands have."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from goalc.cli.exit_codes import ENVIRONMENT, FINDINGS, OK
from goalc.messages.catalogue import say

if TYPE_CHECKING:
    from goalc.operations.results import Rewritten
    from goalc.redline.redline import Redlines
    from goalc.source.trouble import Trouble

_Command = TypeVar("_Command", bound=Callable[..., Any])


def paths(command: _Command) -> _Command:
    """The specs to work on."""
    return click.argument(
        "paths", nargs=-1, required=True, metavar=say("paths.metavar"), type=click.Path(path_type=Path)
    )(command)


def packs(command: _Command) -> _Command:
    """Folders with form packs of the user's own."""
    return click.option(
        "--pack-path",
        "packs",
        multiple=True,
        metavar="DIR",
        type=click.Path(path_type=Path),
        help=say("pack-path"),
    )(command)


def complete_packs(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[str]:
    """The form packs that can be named from here and begin so."""
    from goalc.workspace.folder import DiskFolder
    from goalc.workspace.packs import PackStore

    names = PackStore(ctx.params.get("packs") or ()).names(DiskFolder.of(Path()))
    return [name for name in names if name.startswith(incomplete)]


def colour() -> bool:
    """Whether standard output takes colours: a terminal, and nobody objects (https://no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def tell(troubles: Sequence[Trouble]) -> None:
    """Say which files the system would not let us read or write."""
    from goalc.report.trouble import trouble_sentence

    for trouble in troubles:
        click.echo(f"{say('error.lead')}{trouble_sentence(trouble)}", err=True)


def tell_redlines(made: Redlines) -> None:
    """Say what of the redlines could not be made, and why."""
    from goalc.report.diagnostics.text import report_text

    for line in report_text(made.diagnostics, made.sources, colour()):
        click.echo(line, err=True)


def exit_code(troubles: Sequence[Trouble], passed: bool) -> int:
    """Trouble with files weighs more than findings."""
    return ENVIRONMENT if troubles else OK if passed else FINDINGS


def known_packs(folders: tuple[Path, ...]) -> tuple[Path, ...]:
    """The folders as given; raises for one that is not there."""
    from goalc.workspace.error import WorkspaceError

    for folder in folders:
        if not folder.is_dir():
            raise WorkspaceError("io.missing", name=folder)
    return folders


@contextmanager
def known_pack() -> Iterator[None]:
    """Turn an unknown form pack into a wrong command that names the known ones."""
    from goalc.workspace.error import UnknownPack

    try:
        yield
    except UnknownPack as error:
        raise click.UsageError(say("usage.pack", name=error.name, known=tuple(error.known))) from None


def show_differences(files: Sequence[Rewritten]) -> None:
    """What changes in files, as unified differences."""
    from difflib import unified_diff

    for file in files:
        before, after = (content.decode("utf-8").splitlines() for content in (file.before, file.after))
        for line in unified_diff(before, after, file.name, file.name, lineterm=""):
            click.echo(line)
