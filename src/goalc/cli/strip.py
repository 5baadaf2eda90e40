"""`goalc strip`: remove goalc's marks from files."""

from __future__ import annotations

from pathlib import Path

import click

from goalc.cli.command import Command
from goalc.messages.catalogue import say


@click.command(cls=Command, help=say("strip"))
@click.argument("files", metavar="FILE…", nargs=-1, required=True, type=click.Path(path_type=Path))
def strip(files: tuple[Path, ...]) -> None:
    """Run the command; its help is in the catalogue."""
    from goalc.operations.strip import strip as strip_files

    for one in strip_files(files):
        click.echo(say("strip.done" if one.removed else "strip.none", name=one.name, count=one.removed))
