"""`goalc log`: show the changes of targets over time."""

from __future__ import annotations

from pathlib import Path

import click

from goalc.cli import options
from goalc.cli.command import Command
from goalc.messages.catalogue import say


@click.command(cls=Command, help=say("log"))
@options.path
@click.option("--indicator", default="", metavar="NAME", help=say("log.indicator"))
@click.option(
    "--format", "style", type=click.Choice(["text", "json"]), default="text", help=say("log.format")
)
@options.packs
def log(path: Path, indicator: str, style: str, packs: tuple[Path, ...]) -> None:
    """Run the command; its help is in the catalogue."""
    from goalc.operations.log import log as history
    from goalc.report.changes.log import log_json, log_text

    found = history(path, indicator, options.check_packs(packs))
    if style == "json":
        click.echo(log_json(found), nl=False)
        return
    count = 0
    for line in log_text(found):
        count += 1
        click.echo(line)
    if not count:
        click.echo(say("log.none"))
