"""`goalc pack`: make, check and test form packs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from goalc.cli.command import Command, Group
from goalc.cli.exit_codes import exit_code
from goalc.cli.output import quote_paths, show_diagnostics
from goalc.messages.catalogue import say

if TYPE_CHECKING:
    from goalc.report.report import Report

_folders = click.argument(
    "dirs", nargs=-1, required=True, metavar=say("pack.dirs"), type=click.Path(path_type=Path)
)


_MISUSED = frozenset({"pack.bad-name", "pack.kind"})
"""Errors about the arguments, not about files."""


@click.group(cls=Group, help=say("pack"))
def pack() -> None:
    """Group the commands; the help is in the catalogue."""


@pack.command("check", cls=Command, help=say("pack.check"), short_help=say("pack.check.short"))
@_folders
@click.pass_context
def check(ctx: click.Context, dirs: tuple[Path, ...]) -> None:
    """Run the command; its help is in the catalogue."""
    from goalc.operations.pack_check import pack_check

    ctx.exit(_conclude(pack_check(dirs)))


@pack.command("test", cls=Command, help=say("pack.test"), short_help=say("pack.test.short"))
@_folders
@click.option("--update", is_flag=True, help=say("pack.test.update"))
@click.pass_context
def test(ctx: click.Context, dirs: tuple[Path, ...], update: bool) -> None:
    """Run the command; its help is in the catalogue."""
    from goalc.operations.pack_test import pack_test

    report = pack_test(dirs, update)
    for name in report.written:
        click.echo(say("pack.wrote", name=name))
    for name in report.without:
        click.echo(say("pack.without", name=name))
    click.echo(say("pack.tested", count=len(report.cases)))
    ctx.exit(_conclude(report))


@pack.command("new", cls=Command, help=say("pack.new"), short_help=say("pack.new.short"))
@click.argument("name", metavar="NAME")
@click.option(
    "--from",
    "source",
    metavar="FILE",
    required=True,
    type=click.Path(path_type=Path),
    help=say("pack.new.from"),
)
@click.option("-o", "--output", metavar="DIR", type=click.Path(path_type=Path), help=say("pack.new.output"))
def new(name: str, source: Path, output: Path | None) -> None:
    """Run the command; its help is in the catalogue."""
    from goalc.operations.pack_new import pack_new
    from goalc.workspace.error import WorkspaceError

    try:
        made = pack_new(name, source, output)
    except WorkspaceError as error:
        if error.key not in _MISUSED:
            raise
        raise click.UsageError(say(error.key, **error.arguments)) from None
    for title, count in made.merged:
        click.echo(say("pack.merged", title=title, count=count))
    place = made.folder.as_posix()
    click.echo(say("pack.made", name=place, files=len(made.files), bound=made.bound, holes=made.holes))
    click.echo(say("pack.next", name=quote_paths([place])))


def _conclude(report: Report) -> int:
    """Print a report with its verdict; return the exit code."""
    from goalc.report.diagnostics.text import verdict

    show_diagnostics(report.diagnostics, report.sources)
    click.echo(verdict(report))
    return exit_code(report.troubles, report.passed)
